/** Something made at some cost, kept under a name for when it is asked for again; the least used goes. */
export class Kept<V> {
  #values = new Map<string, V>();

  /** `most`: how many are kept. */
  constructor(private readonly most: number) {}

  get(name: string): V | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    // A map lists in the order of insertion: what was used last stands last.
    this.#values.delete(name);
    this.#values.set(name, value);
    return value;
  }

  set(name: string, value: V): void {
    this.#values.delete(name);
    this.#values.set(name, value);
    if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value!);
  }

  delete(name: string): void {
    this.#values.delete(name);
  }
}

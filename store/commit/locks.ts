/**
 * Where the losers of a race line up: first come, first served, per key, within this process.
 * They save work only; what is true is decided by the checks of the commit.
 */
export class KeyLocks {
  #tails = new Map<string, Promise<void>>();

  /**
   * Waits until all the keys are ours and returns what gives them back. One joins all queues in the
   * same instant, so everybody stands in the same order everywhere: no two can wait for each other.
   */
  async acquire(names: Iterable<string>): Promise<() => void> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const mine = [...new Set(names)];
    const before: Promise<void>[] = [];
    for (const name of mine) {
      const tail = this.#tails.get(name);
      if (tail) before.push(tail);
      this.#tails.set(name, released);
    }
    await Promise.all(before);
    return () => {
      for (const name of mine) if (this.#tails.get(name) === released) this.#tails.delete(name);
      release();
    };
  }

  /** Ends when those who stand in line for the key now are through; undefined when nobody does. */
  tail(name: string): Promise<void> | undefined {
    return this.#tails.get(name);
  }

  get size(): number {
    return this.#tails.size;
  }
}

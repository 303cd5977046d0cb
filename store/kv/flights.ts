/** The keys of commits that are in flight: the database may have the old or the new values of them. */
import { compareKeys } from "./key_order.ts";
import { keyName } from "./mod.ts";
import type { Between } from "./reads.ts";

/** Parts that all rows of an index share: entity, "by" or "unique" or "count", index. */
const SHARED_PARTS = 3;

/** The index that a key is a row of; undefined: none. */
export function folderOf(key: Deno.KvKey): string | undefined {
  // Rows of the outbox have a number there, and are read by nobody here.
  if (key.length <= SHARED_PARTS || typeof key[1] !== "string") return undefined;
  return `${String(key[0])} ${key[1]} ${String(key[2])}`;
}

export const isWithin = (key: Deno.KvKey, { start, end }: Between): boolean =>
  compareKeys(key, start) >= 0 && compareKeys(key, end) < 0;

/** `keyName` of each key. */
export const namesOf = (keys: readonly Deno.KvKey[]): string[] => keys.map(keyName);

export class Flights {
  /** How many flights write a key, by its `keyName`. */
  #names = new Map<string, number>();
  /** For each index, its keys in each flight. */
  #folders = new Map<string, Set<readonly Deno.KvKey[]>>();

  /** `names`: those of the keys. Returns a function that ends the flight. */
  begin(keys: readonly Deno.KvKey[], names: readonly string[]): () => void {
    for (const name of names) this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    const byFolder = Map.groupBy(keys, folderOf);
    byFolder.delete(undefined);
    for (const [folder, own] of byFolder) {
      const flights = this.#folders.get(folder!) ?? new Set();
      this.#folders.set(folder!, flights.add(own));
    }
    return () => {
      for (const name of names) {
        const left = this.#names.get(name)! - 1;
        if (left > 0) this.#names.set(name, left);
        else this.#names.delete(name);
      }
      for (const [folder, own] of byFolder) {
        const flights = this.#folders.get(folder!)!;
        flights.delete(own);
        if (flights.size === 0) this.#folders.delete(folder!);
      }
    };
  }

  /** Whether a commit in flight writes the key with this `keyName`. */
  hasKey(name: string): boolean {
    return this.#names.has(name);
  }

  /** The same for any key of a range in this index. */
  hasKeyWithin(between: Between, folder: string): boolean {
    for (const keys of this.#folders.get(folder) ?? []) {
      if (keys.some((key) => isWithin(key, between))) return true;
    }
    return false;
  }
}

/** Ranges of index rows, found by a key that lies in them. */
import { folderOf, isWithin } from "./flights.ts";
import { keyName } from "./mod.ts";
import type { Between } from "./reads.ts";

export class Ranges<R extends Between> {
  /** By index, then by the parts that start and end of a range share: `keyName` of them. */
  #folders = new Map<string, Map<string, Set<R>>>();

  /** The index whose rows the range has; undefined: the range is not of one index, and cannot be added. */
  static folderOf({ start, end }: Between): string | undefined {
    const folder = folderOf(start);
    return folder === folderOf(end) ? folder : undefined;
  }

  add(range: R, folder: string): void {
    const buckets = this.#folders.get(folder) ?? new Map<string, Set<R>>();
    this.#folders.set(folder, buckets);
    const name = keyName(sharedBy(range));
    const bucket = buckets.get(name) ?? new Set<R>();
    buckets.set(name, bucket.add(range));
  }

  remove(range: R, folder: string): void {
    const buckets = this.#folders.get(folder);
    const name = keyName(sharedBy(range));
    const bucket = buckets?.get(name);
    if (!buckets || !bucket?.delete(range) || bucket.size > 0) return;
    buckets.delete(name);
    if (buckets.size === 0) this.#folders.delete(folder);
  }

  /** All ranges that this key lies in. */
  around(key: Deno.KvKey): R[] {
    const folder = folderOf(key);
    const buckets = folder === undefined ? undefined : this.#folders.get(folder);
    const found: R[] = [];
    if (!buckets) return found;
    let name = "";
    for (const part of key) {
      name += keyName([part]);
      for (const range of buckets.get(name) ?? []) if (isWithin(key, range)) found.push(range);
    }
    return found;
  }
}

function sharedBy({ start, end }: Between): Deno.KvKey {
  let parts = 0;
  while (parts < start.length && start[parts] === end[parts]) parts++;
  return start.slice(0, parts);
}

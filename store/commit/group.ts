/** Which transactions one atomic operation can hold. */
import { BYTES_PER_COMMIT, CHECKS_PER_COMMIT, MUTATIONS_PER_COMMIT } from "../kv/mod.ts";
import type { Operations } from "./operations.ts";

/**
 * The transactions of one group commit. What one of them writes, no other one reads or writes: they could then
 * each read what the other writes (write skew), and both would pass. What several only read, they share, if they
 * have read the same version: otherwise one of them is stale.
 */
export class Group {
  /** The versions of all keys that were read. */
  #read = new Map<string, string | null>();
  #written = new Set<string>();
  /** All keys that were read or written. */
  #touched = new Set<string>();
  /** Marks that are set. Several transactions may set one, but none may read it. */
  #marked = new Set<string>();
  #mutations = 0;
  #bytes = 0;

  /** Adds the transaction; false: it has to wait for a later group. */
  take(operations: Operations): boolean {
    const isFirst = this.#mutations === 0;
    if (!isFirst && (!this.#hasRoomFor(operations) || this.#conflictsWith(operations))) {
      return false;
    }
    for (const { name, versionstamp } of operations.checks) this.#read.set(name, versionstamp);
    for (const name of operations.names) this.#touched.add(name);
    for (const name of operations.written) this.#written.add(name);
    for (const name of operations.marks.keys()) this.#marked.add(name);
    this.#mutations += operations.mutations;
    this.#bytes += operations.bytes;
    return true;
  }

  #hasRoomFor({ checks, mutations, bytes }: Operations): boolean {
    const more = checks.filter(({ name }) => !this.#read.has(name));
    return this.#read.size + more.length <= CHECKS_PER_COMMIT.local &&
      this.#mutations + mutations <= MUTATIONS_PER_COMMIT &&
      this.#bytes + bytes <= BYTES_PER_COMMIT;
  }

  #conflictsWith({ checks, written, marks }: Operations): boolean {
    for (const { name, versionstamp } of checks) {
      if (this.#written.has(name) || this.#marked.has(name)) return true;
      const version = this.#read.get(name);
      if (version !== undefined && version !== versionstamp) return true;
    }
    for (const name of written) if (this.#touched.has(name)) return true;
    for (const name of marks.keys()) if (this.#touched.has(name)) return true;
    return false;
  }
}

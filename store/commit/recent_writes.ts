/**
 * Remembers what this process wrote lately: it spares the database reads of values that we know, and
 * commits that must fail. Only where one process has the database to itself; and even there it is a
 * hint to transactions, for whom the checks of the commit decide.
 */
import type { Stored } from "../entity/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";

/** Keys of one generation; two are remembered, and the older one is forgotten as a whole. */
const MAX_KEYS = 8_000;

/** A value as this process wrote it last; null: it deleted it. */
export interface Recalled {
  readonly versionstamp: string | null;
  readonly value: Stored | null;
}

interface Written {
  readonly versionstamp: string | null;
  readonly sequence: number;
  /** Undefined for keys that hold no entity's value. */
  readonly value: Stored | null | undefined;
}

/**
 * A transaction is stale when it began to read before our own write of a key was done and read
 * another version. One that began later and still read another version met a write of some other
 * process: then our memory is what is stale, and is dropped, so that nothing can be wedged.
 */
export class RecentWrites {
  #young = new Map<string, Written>();
  #old = new Map<string, Written>();
  sequence = 0;

  remember(operations: Operations, versionstamp: string): void {
    this.sequence++;
    for (const { name, deleted, value } of operations.writes) {
      if (this.#young.size >= MAX_KEYS) {
        this.#old = this.#young;
        this.#young = new Map();
      }
      this.#young.set(name, {
        versionstamp: deleted ? null : versionstamp,
        sequence: this.sequence,
        value,
      });
    }
  }

  recall(name: string): Recalled | undefined {
    const written = this.#find(name);
    return written?.value === undefined ? undefined : written as Recalled;
  }

  /** After the database has contradicted what was read. */
  forget(names: Iterable<string>): void {
    for (const name of names) {
      this.#young.delete(name);
      this.#old.delete(name);
    }
  }

  knowsStale({ checks, began }: Pick<Operations, "began"> & { checks: readonly NamedCheck[] }) {
    for (const { name, versionstamp } of checks) {
      const ours = this.#find(name);
      if (!ours || ours.versionstamp === versionstamp) continue;
      if (began < ours.sequence) return true;
      this.forget([name]);
    }
    return false;
  }

  #find(name: string): Written | undefined {
    return this.#young.get(name) ?? this.#old.get(name);
  }
}

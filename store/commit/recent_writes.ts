/**
 * A cache of what this process wrote lately. It saves reads of known values, and commits that are bound
 * to fail. Used only where one process has the database to itself, and even then only as a hint to
 * transactions: the checks of the commit decide.
 */
import type { Stored } from "../entity/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";

/** Keys per generation. Two generations are kept; the older one is dropped as a whole. */
const MAX_KEYS = 8_000;

/** A value as this process last wrote it; null: it deleted the value. */
export interface Recalled {
  readonly versionstamp: string | null;
  readonly value: Stored | null;
}

interface Written {
  readonly versionstamp: string | null;
  readonly sequence: number;
  /** Undefined for keys of other rows than values. */
  readonly value: Stored | null | undefined;
}

/**
 * A transaction is stale if it began before our own write of a key and read another version of it. If it
 * began later and still read another version, another process has written: then the cache is stale, and its
 * entry is dropped, so that no transaction keeps failing.
 */
export class RecentWrites {
  #young = new Map<string, Written>();
  #old = new Map<string, Written>();
  sequence = 0;

  remember(operations: Operations, versionstamp: string): void {
    this.sequence++;
    const { sequence } = this;
    for (const { name, deleted, value } of operations.writes) {
      this.#remember(name, { versionstamp: deleted ? null : versionstamp, sequence, value });
    }
    for (const name of operations.marks.keys()) {
      this.#remember(name, { versionstamp, sequence, value: undefined });
    }
  }

  #remember(name: string, written: Written): void {
    if (this.#young.size >= MAX_KEYS) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(name, written);
  }

  recall(name: string): Recalled | undefined {
    const written = this.#find(name);
    if (written?.value === undefined) return undefined;
    return written as Recalled;
  }

  /** Call it when the database contradicts what was read. */
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

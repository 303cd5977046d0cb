/** Remembers what this process wrote lately, to spare the database commits that must fail. */
import type { Operations } from "./operations.ts";

/** Keys remembered; the oldest is forgotten first. */
const MAX_KEYS = 20_000;

/**
 * A hint only. A transaction is stale when it began to read before our own write of a key was done
 * and read another version. One that began later and still read another version met a write of some
 * other process: then our memory is what is stale, and is dropped, so that nothing can be wedged.
 */
export class WrittenKeys {
  #keys = new Map<string, { versionstamp: string | null; sequence: number }>();
  sequence = 0;

  remember(operations: Operations, versionstamp: string): void {
    this.sequence++;
    for (const { name, deleted } of operations.writes) {
      if (this.#keys.size >= MAX_KEYS && !this.#keys.has(name)) {
        this.#keys.delete(this.#keys.keys().next().value!);
      }
      this.#keys.set(name, {
        versionstamp: deleted ? null : versionstamp,
        sequence: this.sequence,
      });
    }
  }

  knowsStale({ checks, began }: Operations): boolean {
    for (const { name, versionstamp } of checks) {
      const ours = this.#keys.get(name);
      if (!ours || ours.versionstamp === versionstamp) continue;
      if (began < ours.sequence) return true;
      this.#keys.delete(name);
    }
    return false;
  }
}

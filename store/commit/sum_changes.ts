/** Works out what a transaction adds to the totals over an entity's values. */
import assert from "node:assert/strict";
import type { AnyEntity, Stored } from "../entity/mod.ts";
import { carriedKey, sumKey } from "../entity/sum.ts";
import type { Operations } from "./operations.ts";

/** A value before and after a transaction; null: it does not exist. */
interface Change {
  readonly entity: AnyEntity;
  readonly id: string;
  readonly base: Stored | null;
  readonly value: Stored | null;
}

/**
 * Adds the amounts of a new value to its totals. Those of a removed one stay in them, and are carried. A value that is
 * written again, as by an upgrade, must add what it did.
 */
export function addAmounts(operations: Operations, { entity, id, base, value }: Change): void {
  for (const [name, { amounts }] of Object.entries(entity.sums)) {
    if (base && value) {
      const message = `${entity.name} ${id} is summed: what it adds to ${name} never changes`;
      assert.deepEqual(amounts(value), amounts(base), message);
      continue;
    }
    const keyOf = value ? sumKey : carriedKey;
    for (const { parts, amount } of amounts((value ?? base)!)) {
      operations.sum(keyOf(entity, name, parts), BigInt(amount));
    }
  }
}

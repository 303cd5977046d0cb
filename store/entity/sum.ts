/**
 * Signed totals over an entity's values, such as the balance of an account. A total is one key without index
 * rows: `[name, "sum", sum, ...parts] → KvU64`, in two's complement. Commits add to it without a check. What a
 * value adds never changes: values are created, upgraded and removed. What is removed stays in the total: it is added to
 * `[name, "carried", sum, ...parts]`, so a total is what was carried plus the amounts of all values.
 */
import type { AnyEntity, KeyPart } from "./mod.ts";

export const SUM = "sum";
export const CARRIED = "carried";

export const sumKey = (entity: AnyEntity, sum: string, parts: readonly KeyPart[]): Deno.KvKey => [
  entity.name,
  SUM,
  sum,
  ...parts,
];

export const carriedKey = (
  entity: AnyEntity,
  sum: string,
  parts: readonly KeyPart[],
): Deno.KvKey => [entity.name, CARRIED, sum, ...parts];

/** How a total is stored; a negative number wraps at 2^64, and so do sums. */
export const asU64 = (amount: bigint): Deno.KvU64 => new Deno.KvU64(BigInt.asUintN(64, amount));

export const signed = (stored: Deno.KvU64 | null): bigint => BigInt.asIntN(64, stored?.value ?? 0n);

/** A transaction's operations as Deno KV's atomic operation, alone or joined with others'. */
import type { Kv } from "../kv/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";

/** Another process writes to the file just now: nothing happened, the transaction may try again. */
export const isLocked = (error: unknown): boolean =>
  error instanceof TypeError && /database (is|table is) locked/i.test(error.message);

/** Adds a transaction's operations to an atomic operation. */
export function addTo(atomic: Deno.AtomicOperation, operations: Operations): void {
  atomic.check(...operations.checks);
  for (const key of operations.deletes) atomic.delete(key);
  for (const { key, value } of operations.sets) atomic.set(key, value);
  for (const { key, value } of operations.sums) atomic.mutate({ type: "sum", key, value });
}

/** A commit without writes: asks only whether the checks hold. */
export async function checksHold(kv: Kv, checks: readonly NamedCheck[]): Promise<boolean> {
  if (checks.length === 0) return true;
  return (await kv.atomic().check(...checks).commit()).ok;
}

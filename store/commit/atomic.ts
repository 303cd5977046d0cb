/** Turns a transaction's operations into a Deno KV atomic operation. */
import type { Kv } from "../kv/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";

/** Whether a commit failed because another process was writing to the file. Nothing was written: retry. */
export const isLocked = (error: unknown): boolean =>
  error instanceof TypeError && /database (is|table is) locked/i.test(error.message);

/** Adds a transaction's operations to an atomic operation. */
export function addTo(atomic: Deno.AtomicOperation, operations: Operations): void {
  atomic.check(...operations.checks);
  for (const key of operations.deletes) atomic.delete(key);
  for (const { key, value } of operations.sets) atomic.set(key, value);
  for (const { key, value } of operations.sums) atomic.mutate({ type: "sum", key, value });
}

/** A commit without writes that only tests the checks. */
export async function checksHold(kv: Kv, checks: readonly NamedCheck[]): Promise<boolean> {
  if (checks.length === 0) return true;
  return (await kv.atomic().check(...checks).commit()).ok;
}

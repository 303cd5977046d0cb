/** Turns a transaction's operations into a Deno KV atomic operation. */
import { markKey, type NewMark } from "../entity/mark.ts";
import type { Kv } from "../kv/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";

/**
 * Adds the operations of transactions to an atomic operation. A key that several have read in the same version
 * is checked once, and a mark that several set is set once.
 */
export function addTo(atomic: Deno.AtomicOperation, ...transactions: readonly Operations[]): void {
  const checks = new Map<string, NamedCheck>();
  const marks = new Map<string, NewMark>();
  for (const operations of transactions) {
    for (const check of operations.checks) checks.set(check.name, check);
    for (const key of operations.deletes) atomic.delete(key);
    for (const { key, value } of operations.sets) atomic.set(key, value);
    for (const { key, value } of operations.sums) atomic.mutate({ type: "sum", key, value });
    for (const [name, mark] of operations.marks) marks.set(name, mark);
  }
  atomic.check(...checks.values());
  for (const mark of marks.values()) atomic.set(markKey(mark), mark.setAt);
}

/** A commit without writes that only tests the checks. */
export async function checksHold(kv: Kv, checks: readonly NamedCheck[]): Promise<boolean> {
  if (checks.length === 0) return true;
  return (await kv.atomic().check(...checks).commit()).ok;
}

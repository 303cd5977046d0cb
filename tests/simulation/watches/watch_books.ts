/** Checks of the books at every commit. */
import { isLiability } from "#domain/books/accounts.ts";
import type { Posting } from "#domain/books/posting.ts";
import { problemsOfBalances, problemsOfOrderBooks } from "#domain/invariants/books_rules.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Commit, KvModel } from "../kv/kv_model.ts";

type Wrong = (what: string) => void;

/** Before the commit is applied: its postings balance, belong to what it changes, and are new. */
export function watchBooks(model: KvModel, { mutations }: Commit, wrong: Wrong): void {
  const posted: Posting[] = [];
  const paid: Payment[] = [];
  const totals = new Map<string, bigint>();
  for (const { type, key, value } of mutations) {
    if (key[0] === "payment" && key.length === 2 && type === "set") paid.push(value as Payment);
    if (key[0] !== "posting") continue;
    if (key.length === 2) {
      if (type !== "set" || model.get(key).value) wrong(`posting ${String(key[1])} is made twice`);
      else posted.push(value as Posting);
    }
    if (key[1] === "sum" && key[2] === "account") {
      const name = key.slice(3).map(String).join(" ");
      const before = totals.get(name) ?? (model.get(key).value as Deno.KvU64 | null)?.value ?? 0n;
      totals.set(name, before + (value as Deno.KvU64).value);
    }
  }
  for (const { id, lines } of posted) {
    const sum = lines.reduce((total, { amount }) => total + amount, 0);
    if (sum !== 0) wrong(`the lines of posting ${id} sum to ${sum}`);
    if (!paid.some((payment) => id.startsWith(`${payment.id}:`)) && !id.includes(":stray:")) {
      wrong(`posting ${id} is not in the commit of its cause`);
    }
  }
  for (const payment of paid) watchPayment(model, payment, posted, wrong);
  for (const [name, total] of totals) {
    if (isLiability(name.split(" ")[1]) && BigInt.asIntN(64, total) > 0n) {
      wrong(`${name} is in debit by ${BigInt.asIntN(64, total)}`);
    }
  }
}

/** The payment's balances fit its state, and move by what the commit posts. */
function watchPayment(model: KvModel, after: Payment, posted: Posting[], wrong: Wrong): void {
  const before = model.get(["payment", after.id]).value as Payment | null;
  for (const { rule, detail } of problemsOfBalances(after)) {
    wrong(`${rule} at ${after.id}: ${detail}`);
  }
  if (!after.balances || !before?.balances) return;
  const balances = { ...after.balances };
  for (const name of Object.keys(balances) as (keyof typeof balances)[]) {
    balances[name] -= before.balances[name];
  }
  const own = posted.filter(({ id }) => id.startsWith(`${after.id}:`));
  for (const { rule, detail } of problemsOfOrderBooks([{ ...after, balances }], own)) {
    if (rule === "balances_differ") wrong(`${rule} in the commit of ${after.id}: ${detail}`);
  }
}

/** `expand[]` replaces ids by objects; a charge's refunds appear only if requested. */
import { invalid } from "./errors.ts";
import type { Ledger } from "./ledger.ts";

export type Expanded = Record<string, unknown>;

/** Returns a copy, so that later changes do not affect earlier answers. */
export function expand(ledger: Ledger, thing: object, paths: readonly string[] = []): Expanded {
  const copy = structuredClone(thing) as Expanded;
  for (const path of paths) expandPath(ledger, copy, path.split("."), path);
  return copy;
}

function expandPath(ledger: Ledger, at: Expanded, [name, ...rest]: string[], whole: string): void {
  if (name === "refunds" && at.object === "charge") {
    const data = [...ledger.refunds.values()].filter((it) => it.charge === at.id).reverse();
    at.refunds = { object: "list", has_more: false, url: "", data: structuredClone(data) };
    return;
  }
  if (!(name in at)) {
    throw invalid(`This property cannot be expanded (${whole}).`, { param: "expand" });
  }
  const value = at[name];
  if (value === null) return;
  if (typeof value === "string") {
    const found = name === "payment_intent"
      ? ledger.intent(value)
      : name === "source"
      ? ledger.charges.get(value) ?? ledger.refunds.get(value) ?? ledger.disputes.get(value) ??
        ledger.connect.transfers.get(value) ?? ledger.connect.reversals.get(value)
      : name === "balance_transaction"
      ? ledger.balance.get(value)
      : name === "latest_charge" || name === "charge"
      ? ledger.charges.get(value)
      : undefined;
    if (!found) throw invalid(`This property cannot be expanded (${whole}).`, { param: "expand" });
    at[name] = structuredClone(found);
  }
  if (rest.length > 0) expandPath(ledger, at[name] as Expanded, rest, whole);
}

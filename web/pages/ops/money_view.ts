/** The props of the page of the books. */
import { isError } from "#store/base/errors.ts";
import { isSellerAccount } from "#domain/books/accounts.ts";
import { newestPostings, trialBalance } from "#domain/books/queries.ts";
import type { Ops } from "#domain/ops/ops.ts";
import type { Manner } from "#words/manner.ts";
import { refuse } from "../../answer/refused.ts";
import type { MoneyView } from "./Money.tsx";

/** Postings per page. */
const PER_PAGE = 20;

type Name = MoneyView["accounts"][number]["name"];
const nameOf = (account: string): Name =>
  (isSellerAccount(account) ? account.split(":")[0] : account) as Name;

export async function moneyView(
  { store, settings: { currency } }: Ops,
  cursor: string | undefined,
  manner: Manner,
): Promise<MoneyView> {
  const [balance, page] = await Promise.all([
    trialBalance(store, currency),
    newestPostings(store, { limit: PER_PAGE, cursor }).catch((error) => {
      if (isError(error, "BadCursor")) refuse("malformed");
      throw error;
    }),
  ]);
  const sums = new Map<Name, number>();
  for (const [account, amount] of Object.entries(balance.accounts)) {
    const name = nameOf(account);
    sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  for (const name of ["seller_payable", "seller_owes"] as const) {
    if (!sums.has(name)) sums.set(name, 0);
  }
  const at = (to?: string) => to && `/ops/money?${new URLSearchParams({ cursor: to })}`;
  return {
    currency,
    accounts: [...sums].map(([name, amount]) => ({ name, amount })),
    postings: page.items.map(({ id, at, cause, orderId, currency, lines }) => ({
      ...{ id, at, cause, orderId, currency },
      lines: lines.map(({ account, amount }) => ({ name: nameOf(account), amount })),
    })),
    next: at(page.next),
    previous: at(page.previous),
    manner,
  };
}

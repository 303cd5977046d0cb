/** The props of the page of the books. */
import { isError } from "#store/base/errors.ts";
import { isSellerAccount } from "#domain/books/accounts.ts";
import { balanceSums, newestPostings } from "#domain/books/queries.ts";
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
  const [accounts, page] = await Promise.all([
    balanceSums(store, currency),
    newestPostings(store, { limit: PER_PAGE, cursor }).catch((error) => {
      if (isError(error, "BadCursor")) refuse("malformed");
      throw error;
    }),
  ]);
  const at = (to?: string) => to && `/ops/money?${new URLSearchParams({ cursor: to })}`;
  return {
    currency,
    accounts,
    postings: page.items.map(({ id, at, cause, orderId, currency, lines }) => ({
      ...{ id, at, cause, orderId, currency },
      lines: lines.map(({ account, amount }) => ({ name: nameOf(account), amount })),
    })),
    next: at(page.next),
    previous: at(page.previous),
    manner,
  };
}

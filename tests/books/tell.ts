/** Describes lines and balances with the letters of the table in `docs/books.md`. */
import { isSellerAccount } from "#domain/books/accounts.ts";
import type { Balances } from "#domain/books/balances.ts";
import { type Books, type Entry, entry, type Line } from "#domain/books/entry.ts";
import { NOTHING_OPEN } from "#domain/books/balances.ts";

const LETTERS: Record<string, string> = {
  provider_balance: "B",
  disputed: "D",
  bank: "K",
  fees_deferred: "X",
  refunds_due: "R",
  fee_income: "I",
  provider_fees: "E",
  losses: "L",
  "seller_payable:alice": "S",
  "seller_owes:alice": "O",
};
const ORDER = "BDOKSXRIEL";

const sign = (amount: number): string => amount > 0 ? `+${amount}` : `−${-amount}`;

/** For example "B +110 · S −95 · X −15". */
export function tellLines(lines: readonly Line[]): string {
  const told = lines.map(({ account, amount }) => ({ name: LETTERS[account] ?? account, amount }));
  const place = (name: string) => (ORDER.indexOf(name) + ORDER.length + 1) % (ORDER.length + 1);
  return told.sort((a, b) => place(a.name) - place(b.name))
    .map(({ name, amount }) => `${name} ${sign(amount)}`).join(" · ") || "none";
}

/** For example "payable 95 · deferred 15"; balances at 0 are left out. */
export const tellBalances = (balances: Balances): string =>
  Object.entries(balances).filter(([, amount]) => amount !== 0)
    .map(([name, amount]) => `${name} ${amount}`).join(" · ") || "nothing";

/** Alice's books of a payment with these balances. */
export const books = (over: Partial<Balances> = {}): Books => ({
  sellerId: "alice",
  balances: { ...NOTHING_OPEN, ...over },
});

/** Whether the balances moved as the lines say. */
export function movesAsItSays(before: Books, { lines, balances }: Entry): boolean {
  const sums = { payable: 0, owes: 0 } as Record<string, number>;
  for (const { account, amount } of lines) {
    const name = isSellerAccount(account)
      ? account.startsWith("seller_payable") ? "payable" : "owes"
      : account;
    sums[name] = (sums[name] ?? 0) + amount;
  }
  const moved = entry(before, sums).balances;
  return JSON.stringify({ ...moved, sent: balances.sent }) === JSON.stringify(balances);
}

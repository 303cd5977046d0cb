/** Formats the books for the terminal. */
import { toMajor } from "#domain/money.ts";
import type { OpeningPosted } from "#domain/ops/books_opening.ts";

interface Balance {
  currency: string;
  at: string | null;
  accounts: Record<string, number>;
}

interface Statement {
  currency: string;
  sellerId: string;
  payable: number;
  owes: number;
  entries: {
    at: number;
    cause: string;
    orderId: string | null;
    amount: number;
    /** Of the payout; it paid what the seller owed. */
    keptBack?: number;
  }[];
  next?: string;
}

/** Sellers' accounts that are listed one by one. */
const MAX_SELLERS = 50;

export function balanceText({ currency, at, accounts }: Balance): string {
  const all = Object.entries(accounts);
  const isSeller = (name: string) => name.includes(":");
  const sellers = all.filter(([name, amount]) => isSeller(name) && amount !== 0);
  const rows = [
    ...all.filter(([name]) => !isSeller(name)),
    ...sellers.slice(0, MAX_SELLERS),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const sum = all.reduce((total, [, amount]) => total + amount, 0);
  return [
    `Balances in ${currency}, ${at ? `at the end of ${at} (UTC)` : "now"}: a debit is above 0.`,
    ...rows.map(([name, amount]) => `${name.padEnd(width)}  ${signed(amount, currency)}`),
    ...(sellers.length > MAX_SELLERS ? [`… and ${sellers.length - MAX_SELLERS} more`] : []),
    `${"sum".padEnd(width)}  ${signed(sum, currency)}`,
  ].join("\n");
}

export const openingText = ({ difference, currency }: OpeningPosted): string =>
  difference === 0
    ? "Nothing to post: the books have this balance."
    : `${signed(difference, currency)} ${currency} posted to provider_balance, against opening.`;

export function statementText(data: Statement): string {
  const { currency, sellerId, payable, owes, entries, next } = data;
  return [
    `${sellerId}: ${signed(payable, currency)} ${currency} payable, ` +
    `${signed(owes, currency)} ${currency} owed.`,
    ...entries.map(({ at, cause, orderId, amount, keptBack }) =>
      [
        new Date(at).toISOString(),
        signed(amount, currency),
        cause,
        orderId && `order ${orderId}`,
        keptBack && `${signed(keptBack, currency)} of the payout kept back for a debt`,
      ].filter(Boolean).join("  ")
    ),
    ...(next ? [`… and more: --cursor ${next}`] : []),
  ].join("\n");
}

/** For example "-12.50". */
const signed = (amount: number, currency: string): string =>
  `${amount < 0 ? "-" : ""}${toMajor({ amount: Math.abs(amount), currency })}`;

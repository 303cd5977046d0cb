/** Reading the books. Nothing here checks a permission: operators, and sellers for their own statement. */
import assert from "node:assert/strict";
import type { Page, Store } from "#store/types.ts";
import { accountNames, type SellerAccountKind, sellerOwes, sellerPayable } from "./accounts.ts";
import { type Posting, postings } from "./posting.ts";

/** Totals and postings that are read at once. */
const TOTALS = 1_000;
const PAGE = 100;
/** Most accounts of a trial balance: it stands in memory. */
const MAX_ACCOUNTS = 50_000;

interface TrialBalance {
  readonly currency: string;
  /** Minor units by account, a debit above 0; sellers' accounts without any posting are not listed. */
  readonly accounts: Record<string, number>;
  /** False: there are more sellers' accounts than fit. */
  readonly complete: boolean;
}

type Reads = Pick<Store, "listTotals" | "totalsOf" | "list">;

/**
 * The balances in a currency, with one for all that sellers owe and one for all that is payable to them: however many
 * sellers there are, it reads one total for each account of ours, and one for what they owe.
 */
export async function balanceSums(
  store: Pick<Store, "totalsOf">,
  currency: string,
): Promise<{ name: typeof accountNames[number] | SellerAccountKind; amount: number }[]> {
  const [ours, [owing]] = await Promise.all([
    store.totalsOf(postings, "account", accountNames.map((name) => [currency, name])),
    store.totalsOf(postings, "owing", [[currency]]),
  ]);
  const amounts = ours.map(asNumber);
  const owes = asNumber(owing);
  const payable = -amounts.reduce((sum, amount) => sum + amount, owes);
  return [
    ...accountNames.map((name, i) => ({ name, amount: amounts[i] })),
    { name: "seller_payable", amount: payable === 0 ? 0 : payable },
    { name: "seller_owes", amount: owes },
  ];
}

/** The balances in a currency; `before`: without what was posted from then on, epoch ms. */
export async function trialBalance(
  store: Reads,
  currency: string,
  before: number | null = null,
): Promise<TrialBalance> {
  const accounts: Record<string, number> = Object.fromEntries(
    accountNames.map((name) => [name, 0]),
  );
  let after: (string | number)[] | undefined;
  let count = 0;
  let complete = true;
  for (;;) {
    const page = { prefix: [currency], after, limit: TOTALS };
    const totals = await store.listTotals(postings, "account", page);
    for (const { parts, amount } of totals) accounts[String(parts[1])] = asNumber(amount);
    count += totals.length;
    if (totals.length < TOTALS) break;
    if (count >= MAX_ACCOUNTS) {
      complete = false;
      break;
    }
    after = totals[totals.length - 1].parts;
  }
  if (before !== null) {
    for await (const { lines, ...posting } of postingsFrom(store, before)) {
      if (posting.currency !== currency) continue;
      for (const { account, amount } of lines) {
        if (account in accounts) accounts[account] -= amount;
      }
    }
  }
  return { currency, accounts, complete };
}

/** All postings since then, newest first. */
async function* postingsFrom(store: Reads, since: number): AsyncGenerator<Posting> {
  let cursor: string | undefined;
  do {
    const range = { start: [since], limit: PAGE, reverse: true, cursor };
    const page = await store.list(postings, "time", range);
    yield* page.items;
    cursor = page.next;
  } while (cursor);
}

/** Postings oldest first, a page at a time; `before`: none from then on, epoch ms. */
export async function listPostings(
  store: Reads,
  { before, cursor }: { before: number | null; cursor?: string },
): Promise<{ items: Posting[]; next?: string }> {
  const end = before === null ? {} : { end: [before] };
  return await store.list(postings, "time", { ...end, limit: PAGE, cursor });
}

/** A page of postings, newest first. */
export const newestPostings = (
  store: Reads,
  page: { limit: number; cursor?: string },
): Promise<Page<Posting>> => store.list(postings, "time", { reverse: true, ...page });

interface Statement {
  readonly sellerId: string;
  readonly currency: string;
  /** What we owe the seller, and what they owe us; minor units. */
  readonly payable: number;
  readonly owes: number;
  /** Postings in these accounts, newest first; `amount`: what the seller gets (above 0) or owes (below); `keptBack`: what paid a debt. */
  readonly entries: readonly { posting: Posting; amount: number; keptBack: number }[];
  readonly next?: string;
}

/** A page of a seller's statement. */
export async function sellerStatement(
  store: Reads,
  sellerId: string,
  currency: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Statement> {
  const [payable, owes] = [sellerPayable(sellerId), sellerOwes(sellerId)];
  const [due, owed] = await store.totalsOf(postings, "account", [
    [currency, payable],
    [currency, owes],
  ]);
  const accounts: string[] = [payable, owes];
  const range = { prefix: [sellerId], limit, cursor, reverse: true };
  const page = await store.list(postings, "seller", range);
  const entries = page.items.map((posting) => ({
    posting,
    amount: -posting.lines.filter(({ account }) => accounts.includes(account))
      .reduce((sum, { amount }) => sum + amount, 0),
    keptBack: posting.cause === "netted"
      ? posting.lines.reduce(
        (sum, { account, amount }) => account === payable ? sum + amount : sum,
        0,
      )
      : 0,
  }));
  return {
    ...{ sellerId, currency, payable: -asNumber(due), owes: asNumber(owed), entries },
    ...(page.next ? { next: page.next } : {}),
  };
}

function asNumber(amount: bigint): number {
  const number = Number(amount);
  assert(Number.isSafeInteger(number), `the total ${amount} is too large for a number`);
  return number;
}

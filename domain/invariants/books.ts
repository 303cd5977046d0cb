/** Checks the books over the whole database. Reads only; others may write at the same time. */
import type { Store } from "#store/types.ts";
import { yearsBefore } from "../books/old_postings.ts";
import { type Posting, postings } from "../books/posting.ts";
import { type Payment, payments } from "../payments/payment.ts";
import {
  type BooksProblem,
  problemsOfAccount,
  problemsOfBalances,
  problemsOfOrderBooks,
} from "./books_rules.ts";

interface Finding extends BooksProblem {
  readonly entity: "payment" | "order" | "account";
  /** Of an account: the currency and its name. */
  readonly id: string;
}

/** How often an order is read again if it changes while it is checked. */
const LOOKS = 3;
const PAGE = 100;
/** Accounts that are read at once. */
const ACCOUNTS = 1_000;

/**
 * Compares payments, their orders' postings, and the balances of all accounts. `years`: how long postings are kept;
 * those of older payments may be gone.
 */
export async function* verifyBooks(
  store: Store,
  years: number = Infinity,
): AsyncGenerator<Finding> {
  const from = years === Infinity ? -Infinity : yearsBefore(store.now(), years);
  for await (const payment of store.scan(payments)) {
    for (const problem of problemsOfBalances(payment)) {
      yield { entity: "payment", id: payment.id, ...problem };
    }
    // An order is checked once, with its first payment.
    if (payment.attempt === 1 && payment.createdAt >= from) yield* ofOrder(store, payment.orderId);
  }
  yield* ofAccounts(store);
}

async function* ofOrder(store: Store, orderId: string): AsyncGenerator<Finding> {
  let problems: BooksProblem[] = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    const before = await paymentsOf(store, orderId);
    const posted = await postingsOf(store, orderId);
    problems = problemsOfOrderBooks(before, posted);
    if (problems.length === 0) return;
    const versions = (all: readonly Payment[]) => all.map(({ version }) => version).join();
    if (versions(await paymentsOf(store, orderId)) === versions(before)) break;
  }
  for (const problem of problems) yield { entity: "order", id: orderId, ...problem };
}

const paymentsOf = async (store: Store, orderId: string): Promise<Payment[]> =>
  (await store.list(payments, "order", { prefix: [orderId], limit: PAGE })).items;

async function postingsOf(store: Store, orderId: string): Promise<Posting[]> {
  const found: Posting[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list(postings, "order", { prefix: [orderId], limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}

async function* ofAccounts(store: Store): AsyncGenerator<Finding> {
  let after: (string | number)[] | undefined;
  for (;;) {
    const totals = await store.listTotals(postings, "account", { after, limit: ACCOUNTS });
    for (const { parts: [currency, account], amount } of totals) {
      for (const problem of problemsOfAccount(String(account), amount)) {
        yield { entity: "account", id: `${currency} ${account}`, ...problem };
      }
    }
    if (totals.length < ACCOUNTS) return;
    after = totals[totals.length - 1].parts;
  }
}

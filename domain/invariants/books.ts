/** Checks the books over the whole database. Reads only; others may write at the same time. */
import type { Store } from "#store/types.ts";
import { yearsBefore } from "../books/old_postings.ts";
import { postings, postingsAbout } from "../books/posting.ts";
import { type Payment, payments } from "../payments/payment.ts";
import {
  type BooksProblem,
  paymentNamed,
  problemsOfAccount,
  problemsOfBalances,
  problemsOfOrderBooks,
  problemsOfPosting,
} from "./books_rules.ts";
import { comparing, type Finding, findingsOf, type Part } from "./checking.ts";

/** How often an order is read again if it changes while it is checked. */
const LOOKS = 3;
const PAGE = 100;
/** Accounts that are read at once. */
const ACCOUNTS = 1_000;

/** Orders that are looked at together. */
const AT_ONCE = 10;

/**
 * Compares payments, their orders' postings, and the balances of all accounts. `years`: how long postings are kept;
 * those of older payments may be gone.
 */
export const booksPart = (store: Store, years: number = Infinity): Part => {
  const from = years === Infinity ? -Infinity : yearsBefore(store.now(), years);
  return {
    name: "books",
    checks: [{
      entity: payments,
      async *among(store, values) {
        const some = values as readonly Payment[];
        for (const payment of some) {
          for (const problem of problemsOfBalances(payment)) {
            yield { entity: "payment", id: payment.id, ...problem };
          }
        }
        // An order is checked once, with its first payment.
        const firsts = some.filter(({ attempt, createdAt }) => attempt === 1 && createdAt >= from);
        for (let at = 0; at < firsts.length; at += AT_ONCE) {
          const looks = firsts.slice(at, at + AT_ONCE).map(({ orderId }) =>
            ofOrder(store, orderId)
          );
          for (const findings of await Promise.all(looks)) yield* findings;
        }
      },
    }, ofPostings],
    rest: ofAccounts,
  };
};

const ofPostings = comparing({
  entity: postings,
  kind: "posting",
  names: (posting) => [[payments, paymentNamed(posting)]],
  mayBeWrong: (posting, around) =>
    problemsOfPosting(posting, around.get(payments, paymentNamed(posting))).length > 0,
  look: async (store, posting) =>
    problemsOfPosting(posting, await store.get(payments, paymentNamed(posting) ?? "")),
});

export const verifyBooks = (store: Store, years?: number): AsyncGenerator<Finding> =>
  findingsOf(store, booksPart(store, years));

async function ofOrder(store: Store, id: string): Promise<Finding[]> {
  let problems: BooksProblem[] = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    const before = await paymentsOf(store, id);
    const posted = (await Promise.all(before.map((one) => postingsAbout(store, one)))).flat();
    problems = problemsOfOrderBooks(before, posted);
    if (problems.length === 0) return [];
    const versions = (all: readonly Payment[]) => all.map(({ version }) => version).join();
    if (versions(await paymentsOf(store, id)) === versions(before)) break;
  }
  return problems.map((problem) => ({ entity: "order", id, ...problem }));
}

const paymentsOf = async (store: Store, orderId: string): Promise<Payment[]> =>
  (await store.list(payments, "order", { prefix: [orderId], limit: PAGE })).items;

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

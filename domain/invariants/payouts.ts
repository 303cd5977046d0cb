/** Checks sellers' money over the whole database. Reads only; others may write at the same time. */
import type { Store } from "#store/types.ts";
import { sellerOwes } from "../books/accounts.ts";
import { postings } from "../books/posting.ts";
import { progressOf } from "../migration.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import { owedNow, sellerDebts } from "../payouts/debt.ts";
import { payoutsOfOrders } from "../payouts/migration.ts";
import { moving } from "../payouts/moving.ts";
import { type Payout, payouts } from "../payouts/payout.ts";
import { comparing, type Finding, findingsOf, type Part } from "./checking.ts";
import {
  notYetOwed,
  type PayoutProblem,
  problemsOfDebt,
  problemsOfPayout,
} from "./payout_rules.ts";

/** How often a seller is looked at again while their payouts change. */
const LOOKS = 3;
/** Accounts that are read at once. */
const ACCOUNTS = 1_000;

/** Compares payouts with their orders and with the books of the sales, and what sellers owe with the books. */
export const payoutsPart = async (store: Store): Promise<Part> => {
  // Until then orders of older versions have none.
  const migrated = (await progressOf(store, payoutsOfOrders))?.finishedAt;
  return {
    name: "sellers' money",
    checks: [
      comparing({
        entity: payouts,
        kind: "payout",
        names: ({ id, paymentId }) => [[orders, id], [payments, paymentId]],
        mayBeWrong: (payout, around) =>
          problemsOfPayout(
            payout,
            around.get(orders, payout.id),
            around.get(payments, payout.paymentId),
          ).length > 0,
        look: (store, { id }) => ofPayout(store, id),
      }),
      ...migrated
        ? [comparing({
          entity: orders,
          kind: "order",
          names: ({ id, status }) => status === "complete" ? [[payouts, id]] : [],
          mayBeWrong: ({ id, status }, around) =>
            status === "complete" && around.get(payouts, id) === null,
          look: (store, { id }) => ofOrder(store, id),
        })]
        : [],
    ],
    rest: ofSellers,
  };
};

export async function* verifyPayouts(store: Store): AsyncGenerator<Finding> {
  yield* findingsOf(store, await payoutsPart(store));
}

async function* ofSellers(store: Store): AsyncGenerator<Finding> {
  const found = new Set<string>();
  for await (const { id, currency } of sellersWithDebts(store)) {
    if (found.has(id)) continue;
    for (const problem of await ofSeller(store, id, currency)) {
      found.add(id);
      yield { entity: "seller", id, ...problem };
    }
  }
}

/** Sellers who owe something by their row, by the books, or by a payout on its way; some more than once. */
async function* sellersWithDebts(
  store: Store,
): AsyncGenerator<{ id: string; currency: string }> {
  yield* store.scan(sellerDebts);
  for await (const { sellerId, currency } of moving(store)) yield { id: sellerId, currency };
  let after: (string | number)[] | undefined;
  for (;;) {
    const totals = await store.listTotals(postings, "account", { after, limit: ACCOUNTS });
    for (const { parts: [currency, account] } of totals) {
      const [name, id] = String(account).split(":");
      if (name === "seller_owes") yield { id, currency: String(currency) };
    }
    if (totals.length < ACCOUNTS) return;
    after = totals[totals.length - 1].parts;
  }
}

/** One snapshot: a payout's payment never changes. */
async function ofPayout(store: Store, id: string): Promise<PayoutProblem[]> {
  const named = (await store.get(payouts, id))?.paymentId ?? null;
  const [payout, order, payment] = await store.snapshot([
    [payouts, id],
    [orders, id],
    [payments, named],
  ]);
  return payout ? problemsOfPayout(payout, order, payment) : [];
}

async function ofOrder(store: Store, id: string): Promise<PayoutProblem[]> {
  const named = (await store.get(orders, id))?.paymentId ?? null;
  const [order, payout, payment] = await store.snapshot([
    [orders, id],
    [payouts, id],
    [payments, named],
  ]);
  if (order?.status !== "complete" || payout) return [];
  // Lost before there were payouts: the buyer had the money back already.
  if (payment?.dispute?.status === "lost") return [];
  return [{ rule: "payout_missing", detail: "it is complete" }];
}

async function ofSeller(store: Store, id: string, currency: string): Promise<PayoutProblem[]> {
  let problems: PayoutProblem[] = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    const before = await debtOf(store, id);
    const [byBooks] = await store.totalsOf(postings, "account", [[currency, sellerOwes(id)]]);
    const more = before.onTheWay.reduce((sum, payout) => sum + notYetOwed(payout), 0);
    problems = problemsOfDebt(owedNow(before.debt) + more, byBooks);
    if (problems.length === 0 || (await debtOf(store, id)).versions === before.versions) break;
  }
  return problems;
}

async function debtOf(store: Store, sellerId: string) {
  const debt = await store.get(sellerDebts, sellerId);
  const onTheWay: Payout[] = [];
  for await (const payout of moving(store)) {
    if (payout.sellerId === sellerId) onTheWay.push(payout);
  }
  const versions = [debt, ...onTheWay].map((one) => `${one?.id} ${one?.version}`).join();
  return { debt, onTheWay, versions };
}

/** What can be wrong with sellers' money; each with what the verification must say. */
import { balancesSchema } from "#domain/books/balances.ts";
import { post } from "#domain/books/posting.ts";
import { sellerOwes } from "#domain/books/accounts.ts";
import { orders } from "#domain/orders/order.ts";
import { type SellerDebt, sellerDebts } from "#domain/payouts/debt.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { payments } from "#domain/payments/payment.ts";
import { changePayout, corrupt, type Stage } from "./stage.ts";

/** PAYMENT stands for the id of the held payout's payment. */
export const wrongs: [
  what: string,
  (stage: Stage) => Promise<unknown>,
  findings: string[],
][] = [
  [
    "a complete order without a payout",
    ({ m, held }) =>
      m.e.x.store.transact(async (tx) => {
        await tx.get(payouts, held.id);
        tx.delete(payouts, held.id);
      }),
    ["order payout_missing: it is complete"],
  ],
  [
    "a payout of an order that does not exist",
    ({ m, held }) =>
      m.e.x.store.transact(async (tx) => {
        await tx.get(orders, held.id);
        tx.delete(orders, held.id);
      }),
    ["payout payout_of_nothing: held, and its order is not there"],
  ],
  [
    "a payout of an order that is not sold",
    (stage) => corrupt(stage, orders, stage.held.id, { status: "cancelled" }),
    [`payout payout_of_nothing: held, and its order is cancelled, paid by PAYMENT`],
  ],
  [
    "a payout of another amount than the seller was promised",
    (stage) => changePayout(stage, stage.held, { amount: 4400 }),
    [
      "payout payout_wrong: held: 4400 EUR of 4500 EUR",
      "payout payable_differs: 4500 are payable, and the payout that is held has 4400",
    ],
  ],
  [
    "a payout that keeps back more than there is",
    (stage) => changePayout(stage, stage.netted, { withheld: 1600 }),
    [
      "payout payout_wrong: sent: 1600 kept of 1500",
      "payout payout_wrong: sent: 0 came back of -100",
      "payout payout_wrong: sent: by no transfer",
    ],
  ],
  [
    "a transfer of which more came back than was sent",
    (stage) => changePayout(stage, stage.netted, { reversed: 1 }),
    ["payout payout_wrong: sent: 1 came back of 0"],
  ],
  [
    "a payout at rest of which something is to come back",
    (stage) => changePayout(stage, stage.held, { recall: 4500 }),
    ["payout payout_wrong: held: 4500 to come back"],
  ],
  [
    "a payout that stays, and of which something is to come back next",
    (stage) => changePayout(stage, stage.held, { recallNext: 10 }),
    ["payout payout_wrong: held: 10 to come back next"],
  ],
  [
    "a payout of which a part is to come back next, and nobody's row says so",
    (stage) => changePayout(stage, stage.owed, { recallNext: 10 }),
    ["seller debt_differs: 3010 by their row, 3000 by the books"],
  ],
  [
    "a payout on its way to no account",
    (stage) => changePayout(stage, stage.held, { status: "sending", attempt: 1 }),
    ["payout payout_wrong: sending: to no account"],
  ],
  [
    "a payout that is owed to no amount",
    (stage) => changePayout(stage, stage.owed, { owed: 0 }),
    ["payout payout_wrong: owed: 0 up to 4500"],
  ],
  [
    "a payout that was sent by no transfer",
    (stage) => changePayout(stage, stage.held, { status: "sent" }),
    [
      "payout payout_wrong: sent: by no transfer",
      "payout payable_differs: 4500 are payable, and the payout that is sent has 0",
    ],
  ],
  [
    "a refunded order whose seller keeps the money",
    (stage) => changePayout(stage, stage.owed, { status: "sent" }),
    [
      "payout payout_not_taken_back: it is sent, with 0 of 4500 to come back of a refunded order",
    ],
  ],
  [
    "an order that stands, and whose seller gets nothing",
    (stage) => changePayout(stage, stage.held, { status: "cancelled" }),
    [
      "payout payout_taken_for_nothing: it is cancelled, with 0 of 4500 to come back of an order that stands",
      "payout payable_differs: 4500 are payable, and the payout that is cancelled has 0",
    ],
  ],
  [
    "books that say something else is payable",
    async (stage) => {
      const { paymentId } = await stage.m.payout(stage.held);
      const balances = balancesSchema.parse({
        ...(await stage.m.e.x.store.get(payments, paymentId))!.balances,
        payable: 4600,
      });
      await corrupt(stage, payments, paymentId, { balances });
    },
    ["payout payable_differs: 4600 are payable, and the payout that is held has 4500"],
  ],
  [
    "a seller's row that says something else than the books",
    (stage) => corrupt<SellerDebt>(stage, sellerDebts, stage.m.alice, { paid: 1600 }),
    ["seller debt_differs: 2900 by their row, 3000 by the books"],
  ],
  [
    "a payout of another seller",
    (stage) => changePayout(stage, stage.held, { sellerId: stage.m.bob }),
    ["payout payout_of_nothing: held, and its order is complete, paid by PAYMENT"],
  ],
  [
    "a payout of another order's payment",
    async (stage) => {
      const { paymentId } = await stage.m.payout(stage.netted);
      await changePayout(stage, stage.held, { paymentId });
    },
    ["payout payout_of_nothing: held, and its order is complete, paid by PAYMENT"],
  ],
  [
    "a payout in another currency",
    (stage) => changePayout(stage, stage.held, { currency: "USD" }),
    ["payout payout_wrong: held: 4500 USD of 4500 EUR"],
  ],
  [
    "a payout of more than the price, of a sale with a dispute",
    async (stage) => {
      const { paymentId } = await stage.m.payout(stage.held);
      const dispute = { status: "open", openedAt: 0 } as const;
      await corrupt(stage, payments, paymentId, { dispute });
      await changePayout(stage, stage.held, { amount: 4600 });
    },
    [
      "payout payout_wrong: held: 4600 EUR of 4500 EUR",
      "payout payable_differs: 4500 are payable, and the payout that is held has 4600",
    ],
  ],
  [
    "a payout of which more is to come back than there was",
    (stage) => changePayout(stage, stage.netted, { status: "reversing", recall: 1600 }),
    [
      "payout payout_wrong: reversing: 1600 to come back of 1500",
      "payout payout_taken_for_nothing: it is reversing, with 1600 of 1500 to come back of an order that stands",
      "seller debt_differs: 4600 by their row, 3000 by the books",
    ],
  ],
  [
    "a refunded order whose payout is held",
    (stage) => changePayout(stage, stage.cancelled, { status: "held", amount: 0 }),
    [
      "payout payout_not_taken_back: it is held, with 0 of 0 to come back of a refunded order",
    ],
  ],
  [
    "a refunded order whose payout is being sent, and not to come back",
    (stage) =>
      changePayout(stage, stage.cancelled, {
        status: "sending",
        attempt: 1,
        calledAt: 1,
        accountId: "acct",
        recall: 4400,
      }),
    [
      "payout payout_not_taken_back: it is sending, with 4400 of 4500 to come back of a refunded order",
      "payout payable_differs: 0 are payable, and the payout that is sending has 100",
    ],
  ],
  [
    "an order that stands, and whose seller owes the money",
    (stage) => changePayout(stage, stage.netted, { status: "owed", owed: 1500, owedUpTo: 6000 }),
    [
      "payout payout_taken_for_nothing: it is owed, with 0 of 1500 to come back of an order that stands",
    ],
  ],
  [
    "a payout that is to be renewed without anything being payable",
    (stage) => changePayout(stage, stage.owed, { renewal: 10 }),
    ["payout payable_differs: 0 are payable, and the payout that is owed has 10"],
  ],
  [
    "a seller without a row, who owes by the books",
    ({ m }) =>
      m.e.x.store.transact(async (tx) => {
        await tx.get(sellerDebts, m.alice);
        tx.delete(sellerDebts, m.alice);
      }),
    ["seller debt_differs: 0 by their row, 3000 by the books"],
  ],
  [
    "a seller with a row of whom the books know nothing",
    ({ m }) =>
      m.e.x.store.transact((tx) =>
        tx.create(sellerDebts, {
          id: m.bob,
          currency: "EUR",
          incurred: 5,
          paid: 0,
          writtenOff: 0,
          noted: [],
        })
      ),
    ["seller debt_differs: 5 by their row, 0 by the books"],
  ],
  [
    "a debt of the books that nobody's row has",
    ({ m }) =>
      m.e.x.store.transact((tx) =>
        post(tx, {
          ...{ id: "made-up", cause: "reversed", orderId: null, currency: "EUR" },
          lines: [{ account: sellerOwes(m.bob), amount: 7 }, { account: "losses", amount: -7 }],
        })
      ),
    ["seller debt_differs: 0 by their row, 7 by the books"],
  ],
];

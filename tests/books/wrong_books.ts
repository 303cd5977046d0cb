/** What can be wrong with the books, at every stage of sellers' money; each with what the verification must say. */
import { type Balances, balancesSchema } from "#domain/books/balances.ts";
import type { Line } from "#domain/books/entry.ts";
import { post, type PostingCause } from "#domain/books/posting.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import type { Order } from "#domain/orders/order.ts";
import { corrupt, type Stage } from "../payouts/stage.ts";

type Wrong = [what: string, (stage: Stage) => Promise<unknown>, findings: string[]];

/** Writes balances without a posting, as a bug would. */
async function balances(
  stage: Stage,
  { paymentId }: Order,
  change: Partial<Balances>,
  of: Partial<Payment> = {},
): Promise<void> {
  const payment = (await stage.m.e.x.store.get(payments, paymentId!))!;
  const next = balancesSchema.parse({ ...payment.balances, ...change });
  await corrupt(stage, payments, paymentId!, { ...of, balances: next });
}

/** Posts what no cause explains. */
const posted = (
  { m }: Stage,
  lines: Line[],
  cause: PostingCause = "unexplained",
  of: Order | null = null,
  id = of ? `${of.paymentId}:made-up` : "made-up",
): Promise<unknown> =>
  m.e.x.store.transact((tx) =>
    post(tx, { id, cause, orderId: of?.id ?? null, currency: "EUR", lines })
  );

const dispute = { status: "lost", openedAt: 0 } as const;
/** Balances that no state of the payment forbids once a dispute was lost. */
const free: [keyof Balances, string, number][] = [
  ["payable", "seller_payable", -1],
  ["deferred", "fees_deferred", -1],
  ["disputed", "disputed", 1],
  ["owed", "seller_owes", 1],
  ["earned", "fee_income", -1],
  ["lost", "losses", 1],
];

export const wrongBooks: Wrong[] = [
  ...free.map(([name, account, sign]): Wrong => [
    `${name} of a payment that is not what was posted`,
    async (stage) => {
      const { balances: of } = (await stage.m.e.x.store.get(payments, stage.held.paymentId!))!;
      await balances(stage, stage.held, { [name]: of![name] + 1 }, { dispute });
    },
    [
      `order balances_differ: ${account} is ${name === "payable" ? -4500 : 0} by its postings, ` +
      `${name === "payable" ? -4501 : sign} by its payments`,
    ],
  ]),
  [
    "what a captured payment has to give back",
    (stage) => balances(stage, stage.held, { due: 1 }),
    [
      "payment balances_wrong: captured, with payable 4500, due 1",
      "order balances_differ: refunds_due is 0 by its postings, -1 by its payments",
    ],
  ],
  [
    "a captured payment of which something is nobody's",
    (stage) => balances(stage, stage.held, { payable: 4499 }),
    [
      "payment balances_wrong: captured, with payable 4499",
      "order balances_differ: seller_payable is -4500 by its postings, -4499 by its payments",
    ],
  ],
  [
    "a balance below zero",
    (stage) => balances(stage, stage.held, { owed: -1 }, { dispute }),
    [
      "payment balances_wrong: owed is -1",
      "order balances_differ: seller_owes is 0 by its postings, -1 by its payments",
    ],
  ],
  [
    "a refunded payment of which something is to go back",
    (stage) => balances(stage, stage.cancelled, { due: 1 }),
    [
      "payment balances_wrong: refunded, with due 1",
      "order balances_differ: refunds_due is 0 by its postings, -1 by its payments",
    ],
  ],
  [
    "a payment on its way back of which nothing is to go back",
    (stage) => balances(stage, stage.cancelled, {}, { status: "refunding" }),
    ["payment balances_wrong: refunding, with nothing open"],
  ],
  [
    "a payment on its way back of which something is the seller's",
    (stage) => balances(stage, stage.cancelled, { due: 1, sent: 1 }, { status: "refunding" }),
    [
      "payment balances_wrong: refunding, with due 1, sent 1",
      "order balances_differ: refunds_due is 0 by its postings, -1 by its payments",
    ],
  ],
  [
    "a payment that was let go of which something is open",
    (stage) => balances(stage, stage.cancelled, { disputed: 1 }, { status: "voided" }),
    [
      "payment balances_wrong: voided, with disputed 1",
      "order balances_differ: disputed is 0 by its postings, 1 by its payments",
    ],
  ],
  ...(["returned", "part_refunded"] as const).map((cause): Wrong => [
    `money that went back twice, as ${cause}`,
    (stage) =>
      posted(
        stage,
        [{ account: "losses", amount: 4500 }, { account: "provider_balance", amount: -4500 }],
        cause,
        stage.cancelled,
      ),
    [
      "order balances_differ: losses is 4500 by its postings, 0 by its payments",
      "order paid_back_too_much: 9000 went back of 4500",
    ],
  ]),
  [
    "money that went back by a refund and by a bank",
    (stage) =>
      posted(
        stage,
        [{ account: "losses", amount: 4500 }, { account: "disputed", amount: -4500 }],
        "dispute_lost",
        stage.cancelled,
      ),
    [
      "order balances_differ: disputed is -4500 by its postings, 0 by its payments",
      "order balances_differ: losses is 4500 by its postings, 0 by its payments",
      "order paid_back_too_much: 9000 went back of 4500",
    ],
  ],
  [
    "a posting of an order that names none of its payments",
    (stage) => {
      const lines: Line[] = [{ account: "losses", amount: 7 }, {
        account: "provider_balance",
        amount: -7,
      }];
      return posted(stage, lines, "unexplained", stage.held, `${stage.cancelled.paymentId}:x`);
    },
    [
      "order balances_differ: losses is 7 by its postings, 0 by its payments",
      "posting posting_beside_payments: its id names no payment of its order",
    ],
  ],
  ...(["fees_deferred", "refunds_due", "seller_payable:nobody"] as const).map((account): Wrong => [
    `${account} in debit`,
    (stage) => posted(stage, [{ account, amount: 7 }, { account: "losses", amount: -7 }]),
    ["account liability_in_debit: 7"],
  ]),
];

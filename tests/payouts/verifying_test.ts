/** The verification finds what is wrong with sellers' money, and nothing else. */
import { assertEquals } from "@std/assert";
import { balancesSchema } from "#domain/books/balances.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { orders } from "#domain/orders/order.ts";
import { migrateBatch } from "#domain/migration.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { type SellerDebt, sellerDebts } from "#domain/payouts/debt.ts";
import { type Payout, payouts } from "#domain/payouts/payout.ts";
import { payments } from "#domain/payments/payment.ts";
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Order } from "#domain/orders/order.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";

const found = (m: Money) =>
  Array.fromAsync(
    verifyPayouts(m.e.x.store),
    ({ entity, rule, detail }) => `${entity} ${rule}: ${detail}`,
  );

/** Sales whose money is owed, kept back, cancelled and held; all older orders have their payouts. */
async function everyStage() {
  const m = await Money.open();
  while (await migrateBatch(m.e.x, payoutsOfOrders, 10) === "working");
  await m.account(IBANS.spends);
  const owed = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(owed);
  await m.account();
  const netted = await m.sale({ price: { amount: 1500, currency: "EUR" } });
  await m.days(DUE_DAYS);
  const cancelled = await m.sale();
  await m.refund(cancelled);
  return { m, owed, netted, cancelled, held: await m.sale() };
}
type Stage = Awaited<ReturnType<typeof everyStage>>;

/** Writes without any checks, as a bug would. */
async function corrupt<T extends Stored>(
  { m }: Stage,
  entity: Entity<T, string>,
  id: string,
  change: Partial<NoInfer<T>>,
): Promise<void> {
  await m.e.x.store.transact(async (tx) => {
    tx.put(entity, { ...(await tx.get(entity, id))!, ...change });
  });
}
const payout = (stage: Stage, { id }: Order, change: Partial<Payout>) =>
  corrupt(stage, payouts, id, change);

Deno.test("nothing is found in payouts that are held, on their way, sent, owed, taken back and cancelled", async () => {
  const { m } = await everyStage();
  await using _ = m;
  assertEquals(await found(m), []);
  await m.days(DUE_DAYS);
  await m.account(IBANS.hangs);
  const sending = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(sending)).status, "sending");
  assertEquals(await found(m), []);
  await m.refund(sending);
  assertEquals(await found(m), []);
  await m.seconds(600);
  assertEquals((await m.payout(sending)).status, "reversed");
  assertEquals(await found(m), []);
});

const wrongs: [what: string, (stage: Stage) => Promise<unknown>, findings: string[]][] = [
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
    (stage) => payout(stage, stage.held, { amount: 4400 }),
    [
      "payout payout_wrong: held: 4400 EUR of 4500 EUR",
      "payout payable_differs: 4500 are payable, and the payout that is held has 4400",
    ],
  ],
  [
    "a payout that keeps back more than there is",
    (stage) => payout(stage, stage.netted, { withheld: 1600 }),
    [
      "payout payout_wrong: sent: 1600 kept of 1500",
      "payout payout_wrong: sent: 0 came back of -100",
      "payout payout_wrong: sent: by no transfer",
    ],
  ],
  [
    "a transfer of which more came back than was sent",
    (stage) => payout(stage, stage.netted, { reversed: 1 }),
    ["payout payout_wrong: sent: 1 came back of 0"],
  ],
  [
    "a payout at rest of which something is to come back",
    (stage) => payout(stage, stage.held, { recall: 4500 }),
    ["payout payout_wrong: held: 4500 to come back"],
  ],
  [
    "a payout on its way to no account",
    (stage) => payout(stage, stage.held, { status: "sending", attempt: 1 }),
    ["payout payout_wrong: sending: to no account"],
  ],
  [
    "a payout that is owed to no amount",
    (stage) => payout(stage, stage.owed, { owed: 0 }),
    ["payout payout_wrong: owed: 0 up to 4500"],
  ],
  [
    "a payout that was sent by no transfer",
    (stage) => payout(stage, stage.held, { status: "sent" }),
    [
      "payout payout_wrong: sent: by no transfer",
      "payout payable_differs: 4500 are payable, and the payout that is sent has 0",
    ],
  ],
  [
    "a refunded order whose seller keeps the money",
    (stage) => payout(stage, stage.owed, { status: "sent" }),
    [
      "payout payout_not_taken_back: it is sent, with 0 of 4500 to come back of a refunded order",
    ],
  ],
  [
    "an order that stands, and whose seller gets nothing",
    (stage) => payout(stage, stage.held, { status: "cancelled" }),
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
];

for (const [what, wrong, findings] of wrongs) {
  Deno.test(`${what} is found, and nothing else is`, async () => {
    const stage = await everyStage();
    await using m = stage.m;
    const { paymentId } = await m.payout(stage.held);
    await wrong(stage);
    assertEquals(await found(m), findings.map((one) => one.replace("PAYMENT", paymentId)));
  });
}

Deno.test("while old orders wait for their payouts, one without a payout is nothing wrong", async () => {
  const { m, held } = await everyStage();
  await using _ = m;
  await m.e.x.store.transact(async (tx) => {
    const { progress, row } = payoutsOfOrders;
    await tx.getMany([[payouts, held.id], [progress, row]]);
    tx.delete(payouts, held.id);
    tx.delete(progress, row);
  });
  assertEquals(await found(m), []);
});

/** 500 checkouts while webhooks are lost, repeated and reordered: all money ends where it belongs. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import { reconcileIfDue } from "#domain/payments/reconciliation.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { must } from "../exchange.ts";
import { Market } from "./market.ts";
import { seeded } from "./random.ts";

const CHECKOUTS = 500;
const SEED = 20_261_125;
/** Checkouts at the same time, so that group commits and races happen. */
const WAVE = 50;

interface Bought {
  buyer: string;
  order: Order;
  payment: Payment;
}

/** What buyers do, with their share in percent and the final status of their payment. */
const habits = {
  "pays and closes the tab": { percent: 30, ends: "captured" },
  "pays and comes back": { percent: 20, ends: "captured" },
  "is declined, then pays": { percent: 15, ends: "captured" },
  "pays in the last second": { percent: 10, ends: "captured" },
  "pays on the page that is still open after the deadline": { percent: 10, ends: "voided" },
  "cancels and pays at the same time": { percent: 5, ends: "voided" },
  "leaves": { percent: 10, ends: "voided" },
} as const;
type Habit = keyof typeof habits;

function habitOf(random: () => number): Habit {
  let left = random() * 100;
  for (const [habit, { percent }] of Object.entries(habits)) {
    if ((left -= percent) < 0) return habit as Habit;
  }
  return "leaves";
}

Deno.test("500 checkouts with webhooks lost, repeated and shuffled: captured payments, complete orders and sold tickets match, all other payments are voided, and Stripe's accounts agree to the cent", async () => {
  await using market = await Market.open({ env: { ORDER_EXPIRATION_SECONDS: "900" } });
  const { e, fake } = market;
  const { x, clock } = e;
  fake.webhooks.setReliability({
    lost: 0.3,
    repeated: 0.3,
    shuffled: 0.3,
    delayMs: 30 * 60_000,
    seed: SEED,
  });
  const random = seeded(SEED);
  const alice = await e.user("alice");
  const did: Record<string, number> = {};
  const habitBy = new Map<string, Habit>();
  const atTheEnd: { habit: Habit; bought: Bought }[] = [];

  for (let n = 0; n < CHECKOUTS; n += WAVE) {
    await Promise.all(Array.from({ length: WAVE }, async () => {
      const price = { amount: 1_000 + Math.floor(random() * 4_000), currency: "EUR" };
      const habit = habitOf(random);
      did[habit] = (did[habit] ?? 0) + 1;
      const bought = await market.checkout(undefined, await e.ticket(alice, { price }));
      habitBy.set(bought.payment.id, habit);
      switch (habit) {
        case "is declined, then pays":
          market.pay(bought.payment, "declined");
          return market.pay(bought.payment);
        case "pays and closes the tab":
          return market.pay(bought.payment);
        case "pays and comes back":
          market.pay(bought.payment);
          return void await refreshPayment(x, bought.payment.id);
        default:
          return void atTheEnd.push({ habit, bought });
      }
    }));
    await market.settle();
    clock.forward(1);
  }

  // The holds lapse, and some buyers pay just before or after the deadline.
  const pay = ({ payment }: Bought) => {
    try {
      market.pay(payment);
    } catch {
      did["too late: the page had expired"] = (did["too late: the page had expired"] ?? 0) + 1;
    }
  };
  const ends = Map.groupBy(atTheEnd, ({ bought }) => bought.order.expiresAt);
  for (const [expiresAt, wave] of [...ends].sort(([one], [other]) => one - other)) {
    const those = (habit: Habit) =>
      wave.filter((one) => one.habit === habit).map(({ bought }) => bought);
    clock.at = expiresAt - 1;
    those("pays in the last second").forEach(pay);
    for (const bought of those("cancels and pays at the same time")) {
      const cancelling = cancelOrder(x, bought.buyer, bought.order.id);
      pay(bought);
      must(await cancelling);
    }
    clock.at = expiresAt;
    those("pays on the page that is still open after the deadline").forEach(pay);
  }
  await market.pass(45);
  for (let hour = 0; hour < 2; hour++) {
    clock.forward(3_600);
    await reconcileIfDue(x);
    await market.settle();
  }

  const { counts } = fake.webhooks;
  for (const kind of ["lost", "repeated", "shuffled"] as const) {
    assert(counts[kind] > CHECKOUTS / 4, `${counts[kind]} ${kind}`);
  }
  assertEquals(fake.webhooks.waiting, 0);

  const ours = { captured: 0, complete: 0, sold: 0, kept: 0 };
  const statuses: Record<string, number> = {};
  const books = fake.books();
  for await (const payment of x.store.scan(payments)) {
    const order = (await x.store.get(orders, payment.orderId))!;
    const ticket = (await getTicket(x.store, payment.ticketIds[0]))!;
    const entries = books.get(payment.id) ?? [];
    const net = entries.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
    const state = `${order.status}, ${payment.status}, ${ticket.status}, ${net} net at Stripe`;
    const isSold = payment.status === "captured";
    assertEquals([order.status === "complete", ticket.status === "sold"], [isSold, isSold], state);
    assertEquals(net, isSold ? payment.amount.amount : 0, state);
    assertEquals(entries.filter(({ held }) => held > 0), [], `still authorised: ${state}`);
    const habit = habitBy.get(payment.id)!;
    assertEquals(payment.status, habits[habit].ends, `a buyer who ${habit}: ${state}`);
    statuses[payment.status] = (statuses[payment.status] ?? 0) + 1;
    if (order.status === "complete") ours.complete++;
    if (ticket.status === "sold") ours.sold++;
    if (isSold) ours.captured++, ours.kept += payment.amount.amount;
  }
  assertEquals([ours.captured, ours.complete, ours.sold], Array(3).fill(statuses.captured));
  const { held, captured, refunded } = fake.totals();
  assertEquals([held, refunded, captured], [0, 0, ours.kept]);
  assertEquals(fake.countOf("refund"), 0);
  assertEquals(e.log.alarms, []);
  assert(statuses.captured > 350 && statuses.voided > 50, JSON.stringify(statuses));
  console.log({ did, statuses, counts, keptCents: ours.kept, calls: fake.calls.length });
});

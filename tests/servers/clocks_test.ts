/** Two processes on one database whose clocks differ by 90 seconds: deadlines shift, guarantees hold. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder, reserveTicket } from "#domain/orders/commands.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import type { Order } from "#domain/orders/order.ts";
import { orders } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { Clock, Exchange, must } from "../exchange.ts";
import { Denokv } from "./denokv.ts";

const APART_SECONDS = 90;
const HOLD_SECONDS = 300;

/** `right` has the true time, `wrong` is 90 seconds off. */
async function twoClocks(offSeconds: number) {
  const server = await Denokv.start();
  const env = {
    ...server.env,
    ORDER_EXPIRATION_SECONDS: String(HOLD_SECONDS),
    MAX_HOLDS: "0",
    REHOLD_COOLDOWN_SECONDS: "0",
  };
  const right = await Exchange.open(env);
  const wrong = await Exchange.open(env, { clock: new Clock(right.clock.at + offSeconds * 1_000) });
  return {
    right,
    wrong,
    forward(seconds: number) {
      right.clock.forward(seconds);
      wrong.clock.forward(seconds);
    },
    async settle() {
      for (let round = 0; round < 3; round++) for (const one of [right, wrong]) await one.settle();
    },
    async [Symbol.asyncDispose]() {
      await right[Symbol.asyncDispose]();
      await wrong[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const stored = async (exchange: Exchange, order: Order) =>
  (await exchange.x.store.get(orders, order.id))!;

Deno.test("a clock 90 s fast ends a hold 90 s early; its buyer, who pays anyway, is not charged", async () => {
  await using both = await twoClocks(APART_SECONDS);
  const { right, wrong } = both;
  const [seller, bob, carol] = [
    await right.user("alice"),
    await right.user("bob"),
    await right.user("carol"),
  ];
  const ticket = await right.ticket(seller);
  const bobs = await right.reserve(bob, ticket.id);
  const checkout = await right.checkout(bob, bobs.id);
  both.forward(HOLD_SECONDS - APART_SECONDS - 1);
  assertEquals(
    (await reserveTicket(wrong.x, carol, { ticketId: ticket.id })).ok,
    false,
    "not more than 90 s early",
  );
  both.forward(2);
  const carols = must(await reserveTicket(wrong.x, carol, { ticketId: ticket.id })).order;
  await right.pay(checkout);
  await both.settle();
  assertEquals((await right.paymentNow(checkout.id)).status, "voided");
  await wrong.pay(await wrong.checkout(carol, carols.id));
  await both.settle();
  assertEquals((await stored(right, carols)).status, "complete");
  assertEquals((await stored(wrong, bobs)).status, "cancelled");
});

Deno.test("with a clock 90 s slow a hold can be paid up to 90 s late if the ticket is still available; otherwise nobody is charged", async () => {
  for (const gone of [false, true]) {
    await using both = await twoClocks(-APART_SECONDS);
    const { right, wrong } = both;
    const [seller, bob, carol] = [
      await right.user("alice"),
      await right.user("bob"),
      await right.user("carol"),
    ];
    const ticket = await right.ticket(seller);
    const bobs = await right.reserve(bob, ticket.id);
    const checkout = await wrong.checkout(bob, bobs.id);
    both.forward(HOLD_SECONDS + 1); // lapsed, except by the slow clock
    if (gone) await right.reserve(carol, ticket.id);
    await wrong.pay(checkout);
    await both.settle();
    assertEquals(
      [(await stored(right, bobs)).status, (await right.paymentNow(checkout.id)).status],
      gone ? ["cancelled", "voided"] : ["complete", "captured"],
    );
  }
});

/** Seeded random integers below a bound. */
function dice(seed: number) {
  return (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * below);
  };
}

Deno.test("with two different clocks no ticket is sold twice, and exactly the buyers who got a ticket are charged", async () => {
  for (const off of [APART_SECONDS, -APART_SECONDS]) {
    await using both = await twoClocks(off);
    const any = dice(off + 1_000);
    const at = () => [both.right, both.wrong][any(2)];
    const seller = await both.right.user("alice");
    const buyers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => both.right.user(`buyer${i}`)),
    );
    const forSale = await Promise.all(Array.from({ length: 8 }, () => both.right.ticket(seller)));
    const live: { buyer: string; order: Order }[] = [];
    let reserved = 0, refused = 0;
    for (let step = 0; step < 120; step++) {
      await Promise.all(Array.from({ length: 3 }, async () => {
        const buyer = buyers[any(buyers.length)];
        const ticketId = forSale[any(forSale.length)].id;
        const hold = await reserveTicket(at().x, buyer, { ticketId });
        if (!hold.ok) return void refused++;
        reserved++;
        live.push({ buyer, order: hold.value.order });
      }));
      const { buyer, order } = live[any(live.length)] ?? {};
      if (order && buyer) {
        const where = at();
        if (any(6) === 0) await cancelOrder(where.x, buyer, order.id);
        else if (any(2) === 0) {
          const opened = await openCheckout(where.x, buyer, order.id);
          if (opened.ok) await at().pay(opened.value);
        }
      }
      both.forward(any(60));
      if (any(4) === 0) await Promise.all([both.right.settle(), both.wrong.settle()]);
    }
    both.forward(HOLD_SECONDS + 2 * APART_SECONDS);
    await both.settle();

    const { store } = both.right.x;
    const bought = new Map<string, number>();
    // Reserving one's own held ticket again returns the same order.
    const made = [...new Map(live.map(({ order }) => [order.id, order])).values()];
    for (const order of made) {
      const { status, ticketIds: [ticketId] } = await stored(both.right, order);
      assert(["complete", "cancelled"].includes(status), status);
      if (status === "complete") bought.set(ticketId, (bought.get(ticketId) ?? 0) + 1);
    }
    for (const { id } of forSale) {
      assert((bought.get(id) ?? 0) <= 1, `${id} was sold twice`);
      const now = await getTicket(store, id);
      assertEquals(now?.status, bought.has(id) ? "sold" : "available");
    }
    const taken: string[] = [];
    for (const { id } of made) {
      const page = await store.list(payments, "order", { prefix: [id], limit: 100 });
      for (const { status } of page.items) {
        assert(["captured", "voided", "failed"].includes(status), `a payment is ${status}`);
        if (status === "captured") taken.push(id);
      }
    }
    assertEquals([taken.length, new Set(taken).size], [bought.size, bought.size]);
    assert(
      bought.size > 3 && refused > 20 && reserved > 20,
      "too little happened to prove anything",
    );
    const { dead, claimed, due } = await store.outbox.counts();
    assertEquals([dead, claimed, due], [0, 0, 0]);
  }
});

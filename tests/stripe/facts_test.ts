/**
 * Known failures of other ticket shops, on the fake Stripe. Each test is named after the failure elsewhere;
 * its steps say what happens here.
 */
import { assert, assertEquals } from "@std/assert";
import { parseMajor } from "#domain/money.ts";
import { cancelOrder, reserveTicket } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { openCheckout, refreshPayment } from "#domain/payments/commands.ts";
import { MAX_PAYMENT_ATTEMPTS } from "#domain/trade/opening_decision.ts";
import { payments } from "#domain/payments/payment.ts";
import { findTicket, getTicket, revealCode } from "#domain/tickets/queries.ts";
import { shownStatus } from "#domain/tickets/ticket.ts";
import { codeOf, must } from "../exchange.ts";
import { Market } from "./market.ts";
import { RELIABLE } from "./webhooks.ts";

const subjects = (market: Market) => market.e.x.mailer.sent()!.map((mail) => mail.subject).sort();
const TITLE = "The Night Owls";

/** Attendize#473, #1000 */
Deno.test("last ticket sold several times; expired reservations never returned", async (t) => {
  await using market = await Market.open();
  const { e, fake } = market;
  const ticket = await e.ticket(await e.user("alice"));
  const buyers = await Promise.all(Array.from({ length: 20 }, (_, n) => e.user(`buyer${n}`)));

  await t.step(
    "of twenty buyers who reserve the last ticket at the same time, one gets it",
    async () => {
      const asked = await Promise.all(
        buyers.map((buyer) => reserveTicket(e.x, buyer, { ticketId: ticket.id })),
      );
      assertEquals(asked.map(codeOf).filter((code) => code === "ok").length, 1);
      assertEquals(new Set(asked.map(codeOf)), new Set(["ok", "ticket_taken"]));
    },
  );

  await t.step(
    "after the hold has lapsed the next buyer gets the ticket, and only they are charged",
    async () => {
      await market.pass(15);
      const bought = await market.checkout(await e.user("carol"), ticket);
      market.pay(bought.payment);
      await market.settle();
      assertEquals(await market.outcome(bought), "complete, captured, sold");
      for (const buyer of buyers) {
        assertEquals(
          codeOf(await reserveTicket(e.x, buyer, { ticketId: ticket.id })),
          "ticket_not_available",
        );
      }
      assertEquals(fake.totals(), { held: 0, captured: 4500, refunded: 0 });
    },
  );
});

/** Hi.Events#513, #598 */
Deno.test("Stripe shows paid, the app refused; a retried webhook returned 204 and did nothing", async (t) => {
  await t.step(
    "an order paid in the last second completes although the webhook comes after the deadline",
    async () => {
      await using market = await Market.open();
      const { e, fake } = market;
      fake.webhooks.setReliability({ ...RELIABLE, shuffled: 1, delayMs: 10 * 60_000 });
      const bought = await market.checkout();
      e.clock.at = bought.order.expiresAt - 1;
      market.pay(bought.payment);
      e.clock.at = bought.order.expiresAt;
      await e.settle();
      await market.pass(12);
      assertEquals(await market.outcome(bought), "complete, captured, sold");
    },
  );

  await t.step("a delivery that failed here is handled when Stripe repeats it", async () => {
    await using market = await Market.open();
    const { fake } = market;
    const down = () => Promise.resolve(503);
    fake.webhooks.endpoint = down;
    const bought = await market.checkout();
    market.pay(bought.payment);
    await market.settle();
    assertEquals(await market.outcome(bought), "awaiting:payment, pending, reserved");
    fake.webhooks.endpoint = market.receive;
    await market.pass(4);
    assertEquals(await market.outcome(bought), "complete, captured, sold");
  });

  await t.step("a delivery whose request to Stripe failed is retried", async () => {
    await using market = await Market.open();
    const bought = await market.checkout();
    market.pay(bought.payment);
    market.fake.faults.next("read", { kind: "reset", after: false }, 4);
    await market.settle();
    await market.pass(3);
    assertEquals(await market.outcome(bought), "complete, captured, sold");
  });
});

/** Hi.Events#790 */
Deno.test('your own abandoned hold shows you "sold out"', async () => {
  await using market = await Market.open();
  const { e } = market;
  const left = await market.checkout();
  const { ticket, buyer, order } = left;
  const shown = async () => shownStatus(must(await findTicket(e.x, buyer, ticket.id)), e.clock.at);
  const again = must(await reserveTicket(e.x, buyer, { ticketId: ticket.id }));
  assertEquals([again.order.id, again.existing], [order.id, true], "the hold is still theirs");
  e.clock.at = order.expiresAt;
  assertEquals(await shown(), "available", "before the hold is released");
  await market.settle();
  assertEquals(await shown(), "available");
  await market.pass(3);
  const later = await market.checkout(buyer, ticket);
  market.pay(later.payment);
  await market.settle();
  assertEquals(await market.outcome(later), "complete, captured, sold");
});

/** alf.io#1421 */
Deno.test('paid buyers without tickets after a rush; orders stuck "pending"', async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const alice = await e.user("alice");
  const ten = await Promise.all(Array.from({ length: 10 }, () => e.ticket(alice)));
  const fifty = await Promise.all(Array.from({ length: 50 }, (_, n) => e.user(`fan${n}`)));
  // All fans reserve one of the ten tickets, open a checkout and pay at the same time.
  const made = await Promise.all(fifty.map(async (fan, n) => {
    const reserved = await reserveTicket(e.x, fan, { ticketId: ten[n % 10].id });
    if (!reserved.ok) return null;
    const payment = await e.checkout(fan, reserved.value.order.id);
    market.pay(payment);
    return { order: reserved.value.order, payment };
  }));
  await market.settle();
  const lucky = made.filter((one) => one !== null);
  assertEquals(lucky.length, 10);
  for (const one of lucky) assertEquals(await market.outcome(one), "complete, captured, sold");
  await market.pass(20);
  for await (const order of e.x.store.scan(orders)) assertEquals(order.status, "complete");
  assertEquals(fake.totals(), { held: 0, captured: 45_000, refunded: 0 });
});

/** pretix#1166, #343 */
Deno.test("return page and webhook race: two mails; a refund of a duplicate killed the valid order", async (t) => {
  await using market = await Market.open();
  const { e, fake } = market;
  const bought = await market.checkout();

  await t.step(
    "return pages and webhooks at the same moment end in one sale and one mail each",
    async () => {
      fake.webhooks.setReliability({ ...RELIABLE, repeated: 1 });
      market.pay(bought.payment);
      await Promise.all([
        refreshPayment(e.x, bought.payment.id),
        fake.webhooks.deliver(),
        refreshPayment(e.x, bought.payment.id),
        e.settle(),
      ]);
      await market.settle();
      assertEquals(await market.outcome(bought), "complete, captured, sold");
      const letters = [
        `Set up payouts to be paid: ${TITLE}`,
        `Sold: ${TITLE}`,
        `Your ticket for ${TITLE}`,
      ];
      assertEquals(subjects(market), letters);
      assertEquals(fake.totals().captured, 4500);
    },
  );

  await t.step("a second payment of the same order is released, and the order stays", async () => {
    const [first] = fake.ledger.sessions.values();
    const twin = { ...first, id: "cs_twin", status: "open" as const, payment_intent: null };
    fake.ledger.sessions.set(twin.id, twin);
    fake.ledger.terms.set(twin.id, { name: TITLE, manual: true, intentMetadata: first.metadata });
    fake.ledger.pay(twin.id, "good");
    await market.settle();
    assertEquals(await market.outcome(bought), "complete, captured, sold");
    assertEquals(fake.totals(), { held: 0, captured: 4500, refunded: 0 });
  });
});

/** pretix#1575 */
Deno.test("the hold could be renewed without limit", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const { buyer, ticket, order } = await market.checkout();
  for (let minute = 0; minute < 14; minute++) {
    e.clock.forward(60);
    must(await openCheckout(e.x, buyer, order.id));
    must(await reserveTicket(e.x, buyer, { ticketId: ticket.id }));
    assertEquals((await e.x.store.get(orders, order.id))!.expiresAt, order.expiresAt);
  }
  e.clock.at = order.expiresAt;
  assertEquals(codeOf(await openCheckout(e.x, buyer, order.id)), "order_lapsed");
  assertEquals(codeOf(await reserveTicket(e.x, buyer, { ticketId: ticket.id })), "rehold_cooldown");
  // Attempts that Stripe refuses do not renew it either.
  const carol = await e.user("carol");
  const second = await e.reserve(carol, (await e.ticket(await e.user("alice"))).id);
  fake.faults.next("open", { kind: "declined" }, MAX_PAYMENT_ATTEMPTS);
  const answers = [];
  for (let n = 0; n <= MAX_PAYMENT_ATTEMPTS; n++) {
    answers.push(codeOf(await openCheckout(e.x, carol, second.id)));
  }
  assertEquals(new Set(answers.slice(0, -1)), new Set(["payment_refused"]));
  assertEquals(answers.at(-1), "order_not_payable");
});

/** kompassi#1016 */
Deno.test("a late payment mailed a valid e-ticket for a cancelled order", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const late = await market.checkout();
  // The checkout could not be expired, since Stripe was down at the deadline.
  fake.faults.next("expire", { kind: "reset", after: false }, 20);
  e.clock.at = late.order.expiresAt;
  await market.settle();
  const quick = await market.checkout(await e.user("carol"), late.ticket);
  market.pay(late.payment);
  await market.settle();
  fake.faults.clear();
  await market.pass(5);
  assertEquals(await market.outcome(late), "cancelled/expired, voided, reserved");
  assertEquals((await e.paymentNow(late.payment.id)).reason, "late");
  assertEquals(subjects(market), [`You were not charged for ${TITLE}`]);
  const code = async (who: string) =>
    await revealCode(e.x, who, (await getTicket(e.x.store, late.ticket.id))!);
  assertEquals(await code(late.buyer), null);
  market.pay(quick.payment);
  await market.settle();
  assertEquals(await market.outcome(quick), "complete, captured, sold");
  assert(await code(quick.buyer) !== null);
  assertEquals(await code(late.buyer), null);
  assertEquals(fake.totals(), { held: 0, captured: 4500, refunded: 0 });
});

/** The original, getlarge/ticketing */
Deno.test("two concurrent orders both pass the reserved check; `price * 100` on floats; charge before any record; a late payment completes a cancelled order; a paid order can be cancelled; a lost expiry job holds a ticket for ever", async (t) => {
  await using market = await Market.open();
  const { e, fake } = market;
  const { x } = e;

  await t.step("of two simultaneous orders one is created", async () => {
    const ticket = await e.ticket(await e.user("alice"));
    const [bob, carol] = [await e.user("bob"), await e.user("carol")];
    const both = await Promise.all(
      [bob, carol].map((who) => reserveTicket(x, who, { ticketId: ticket.id })),
    );
    assertEquals(both.map(codeOf).sort(), ["ok", "ticket_taken"]);
  });

  await t.step("a price that floats get wrong is charged to the cent", async () => {
    for (const [text, cents] of [["4.35", 435], ["19.99", 1999], ["1.15", 115]] as const) {
      assertEquals(parseMajor(text, "EUR"), cents);
      const price = { amount: cents, currency: "EUR" };
      const ticket = await e.ticket(await e.user("alice"), { price });
      const bought = await market.checkout(undefined, ticket);
      market.pay(bought.payment);
      await market.settle();
      const [entry] = fake.books().get(bought.payment.id)!;
      assertEquals([entry.captured, entry.currency], [cents, "eur"]);
    }
  });

  await t.step("order and payment are recorded before Stripe is called", async () => {
    // Two handlers may ask Stripe at once, with the same key; each must find what is recorded.
    const seen = new Set<string>();
    fake.pause = async ({ verb, key }) => {
      if (verb === "read") return;
      const payment = (await x.store.get(payments, key!.split(":")[0]))!;
      const order = (await x.store.get(orders, payment.orderId))!;
      seen.add(`${verb}: ${order.status}, ${payment.status}`);
    };
    const bought = await market.checkout();
    market.pay(bought.payment);
    await market.settle();
    fake.pause = null;
    assertEquals([...seen], ["open: awaiting:payment, pending", "capture: claimed, authorized"]);
  });

  await t.step("a payment for a cancelled order is voided", async () => {
    const cancelled = await market.checkout();
    fake.faults.next("expire", { kind: "reset", after: false }, 3);
    must(await cancelOrder(x, cancelled.buyer, cancelled.order.id));
    await market.settle();
    market.pay(cancelled.payment);
    await market.pass(5);
    assertEquals(await market.outcome(cancelled), "cancelled/buyer, voided, available");
  });

  await t.step("a paid order cannot be cancelled", async () => {
    const bought = await market.checkout();
    market.pay(bought.payment);
    await refreshPayment(x, bought.payment.id);
    assertEquals(
      codeOf(await cancelOrder(x, bought.buyer, bought.order.id)),
      "order_not_cancellable",
    );
    await market.settle();
    assertEquals(
      codeOf(await cancelOrder(x, bought.buyer, bought.order.id)),
      "order_not_cancellable",
    );
    assertEquals(await market.outcome(bought), "complete, captured, sold");
  });

  await t.step(
    "without its expiry job a lapsed hold blocks nobody and takes no money",
    async () => {
      await using dead = await Market.open({ workers: false });
      const held = await dead.checkout();
      dead.e.clock.at = held.order.expiresAt;
      assertEquals(codeOf(await openCheckout(dead.e.x, held.buyer, held.order.id)), "order_lapsed");
      const next = await dead.checkout(await dead.e.user("carol"), held.ticket);
      assertEquals(next.order.ticketIds[0], held.ticket.id);
    },
  );
});

/** A late worker decides as a punctual one does. */
Deno.test("money authorised in time but noticed after the concert has begun buys nothing, whichever handler finds it", async () => {
  for (const workers of [true, false]) {
    await using market = await Market.open({ workers });
    const { e, fake } = market;
    const startsAt = e.clock.at + 10 * 60_000;
    const bought = await market.checkout(
      undefined,
      await e.ticket(await e.user("alice"), { startsAt }),
    );
    assertEquals(bought.order.expiresAt, startsAt, "the hold ends at the start");
    fake.webhooks.endpoint = null;
    e.clock.at = startsAt - 2_000;
    market.pay(bought.payment);
    // With workers the hold is released at its deadline; without them it has only lapsed.
    e.clock.at = startsAt;
    if (workers) await market.e.settle();
    e.clock.at = startsAt + 30 * 60_000;
    await refreshPayment(e.x, bought.payment.id);
    await refreshPayment(e.x, bought.payment.id);
    assertEquals(await market.outcome(bought), "cancelled/expired, voided, available");
    assertEquals((await e.paymentNow(bought.payment.id)).reason, "concert_began");
    assertEquals(fake.totals(), { held: 0, captured: 0, refunded: 0 });
  }
});

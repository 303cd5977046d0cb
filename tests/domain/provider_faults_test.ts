/** The payment provider fails before or after a call takes effect: nothing happens twice. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { addMember } from "#domain/groups/commands.ts";
import { approveTicket, rejectTicket } from "#domain/moderation/commands.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { openCheckout, refreshPayment } from "#domain/payments/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { GatewayRefused, GatewayUnavailable, type PaymentGateway } from "#domain/ports/payments.ts";
import { findTicket, getTicket, revealCode } from "#domain/tickets/queries.ts";
import { sandboxSessions } from "#adapters/payments/sandbox/session.ts";
import { codeOf, Exchange, must } from "../exchange.ts";

type Verb = "openCheckout" | "expireCheckout" | "capture" | "cancel" | "refund" | "read";

/** A provider whose next call of a verb fails, and which counts its calls. */
class Faulty {
  readonly calls: string[] = [];
  #next = new Map<Verb, { error: Error; after: boolean }>();

  failNext(verb: Verb, error: Error, after: boolean): void {
    this.#next.set(verb, { error, after });
  }

  wrap = (gateway: PaymentGateway): PaymentGateway => {
    const verbs: Verb[] = ["openCheckout", "expireCheckout", "capture", "cancel", "refund", "read"];
    // As one elsewhere, which opens checkouts when it is called.
    const wrapped: Record<string, unknown> = { ...gateway, checkoutOf: undefined };
    for (const verb of verbs) {
      const real = gateway[verb].bind(gateway) as (...args: unknown[]) => Promise<unknown>;
      wrapped[verb] = async (...args: unknown[]) => {
        const fault = this.#next.get(verb);
        this.#next.delete(verb);
        if (fault && !fault.after) throw fault.error;
        if (verb !== "read") this.calls.push(verb);
        const answer = await real(...args);
        if (fault) throw fault.error;
        return answer;
      };
    }
    return wrapped as unknown as PaymentGateway;
  };
}

async function opened(faulty: Faulty, daysAhead = 30) {
  const e = await Exchange.open({}, { gateway: faulty.wrap });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const ticket = await e.ticket(alice, { startsAt: e.clock.at + daysAhead * 86_400_000 });
  return { e, alice, bob, ticket, order: await e.reserve(bob, ticket.id) };
}

/** Lets retries become due, several times. */
async function laterOn(e: Exchange): Promise<void> {
  for (let round = 0; round < 8; round++) {
    await e.settle();
    e.clock.forward(60);
  }
  await e.settle();
}

const unavailable = new GatewayUnavailable("timed out");

Deno.test("a checkout whose opening timed out after taking effect is reused by the next attempt", async () => {
  for (const after of [false, true]) {
    const faulty = new Faulty();
    const { e, bob, order } = await opened(faulty);
    await using _ = e;
    faulty.failNext("openCheckout", unavailable, after);
    await assertRejects(() => openCheckout(e.x, bob, order.id), GatewayUnavailable);
    const payment = await e.checkout(bob, order.id);
    assert(payment.checkoutUrl);
    assertEquals(payment.attempt, 1);
    const all = await e.x.store.list(payments, "order", { prefix: [order.id], limit: 10 });
    assertEquals(all.items.length, 1);
  }
});

Deno.test("a checkout whose opening was interrupted is found and closed when its order ends", async () => {
  const faulty = new Faulty();
  const { e, bob, order } = await opened(faulty);
  await using _ = e;
  faulty.failNext("openCheckout", unavailable, true);
  await assertRejects(() => openCheckout(e.x, bob, order.id), GatewayUnavailable);
  must(await cancelOrder(e.x, bob, order.id));
  await laterOn(e);
  const paymentId = (await e.x.store.get(orders, order.id))!.paymentId!;
  const payment = await e.paymentNow(paymentId);
  assertEquals(payment.status, "voided");
  assert(!(await e.pay(payment)).ok, "nothing can be paid there any more");
});

Deno.test("if the provider refuses to open a checkout, the order stays live and the next attempt is a new one", async () => {
  const faulty = new Faulty();
  const { e, bob, order } = await opened(faulty);
  await using _ = e;
  faulty.failNext("openCheckout", new GatewayRefused("no"), false);
  assertEquals(codeOf(await openCheckout(e.x, bob, order.id)), "payment_refused");
  const payment = await e.checkout(bob, order.id);
  assertEquals(payment.attempt, 2);
  must(await e.pay(payment));
  await e.settle();
  assertEquals((await e.x.store.get(orders, order.id))!.status, "complete");
});

/** The session of a checkout that the provider opened although it answered with an error. */
async function openedInSecret() {
  const faulty = new Faulty();
  const { e, bob, order } = await opened(faulty);
  faulty.failNext("openCheckout", new GatewayRefused("no"), true);
  assertEquals(codeOf(await openCheckout(e.x, bob, order.id)), "payment_refused");
  const [session] = await Array.fromAsync(e.x.store.scan(sandboxSessions));
  assertEquals((await e.paymentNow(session.paymentId)).status, "failed");
  return { e, bob, order, session };
}

Deno.test("a checkout that the provider refused but opened nevertheless is closed at the order's deadline", async () => {
  const { e, order, session } = await openedInSecret();
  await using _ = e;
  e.clock.at = order.expiresAt;
  await e.settle();
  assertEquals((await e.x.store.get(sandboxSessions, session.id))!.state, "expired");
  assertEquals((await e.paymentNow(session.paymentId)).status, "failed");
  assertEquals((await e.x.store.outbox.counts()).scheduled, 0);
});

Deno.test("money that is authorised on it is released, and another attempt buys the ticket", async () => {
  const { e, bob, order, session } = await openedInSecret();
  await using _ = e;
  const payment = await e.checkout(bob, order.id);
  must(await e.x.sandbox!.pay(session.id, "4242424242424242"));
  must(await e.pay(payment));
  await e.settle();
  const secret = await e.paymentNow(session.paymentId);
  assertEquals([secret.status, (await e.x.gateway.read(secret)).state], ["voided", "gone"]);
  assertEquals((await e.x.store.get(orders, order.id))!.paymentId, payment.id);
  assertEquals((await e.paymentNow(payment.id)).status, "captured");
});

Deno.test("a payment that another handler changed after it was read is read again, and no operator is alerted", async () => {
  let during: (() => Promise<unknown>) | null = null;
  const e = await Exchange.open({}, {
    gateway: (gateway) => ({
      ...gateway,
      async read(payment) {
        const snapshot = await gateway.read(payment);
        const then = during;
        during = null;
        await then?.();
        return snapshot;
      },
    }),
    workers: false,
  });
  await using _ = e;
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await e.user("mona")];
  must(await addMember(e.x, "moderators", mona));
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  // Read as held, then captured by another handler.
  during = () => refreshPayment(e.x, payment.id).then(() => refreshPayment(e.x, payment.id));
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.paymentNow(payment.id)).status, "captured");
  // Read as taken, then refunded by another handler.
  during = async () => {
    must(await refundOrder(e.x, mona, order.id));
    await refreshPayment(e.x, payment.id);
  };
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.paymentNow(payment.id)).status, "refunded");
  assertEquals(e.log.alarms, []);
});

for (const verb of ["capture", "read"] as const) {
  for (const after of [false, true]) {
    const when = after ? "after taking effect" : "before taking effect";
    Deno.test(`a ${verb} that times out ${when} ends in one sale, captured once`, async () => {
      const faulty = new Faulty();
      const { e, bob, ticket, order } = await opened(faulty);
      await using _ = e;
      const payment = await e.checkout(bob, order.id);
      faulty.failNext(verb, unavailable, after);
      must(await e.pay(payment));
      await laterOn(e);
      assertEquals((await e.paymentNow(payment.id)).status, "captured");
      assertEquals((await getTicket(e.x.store, ticket.id))!.status, "sold");
      assert(faulty.calls.filter((call) => call === "capture").length <= 2);
      const books = await e.x.gateway.read(await e.paymentNow(payment.id));
      assertEquals([books.state, books.amount], ["taken", ticket.price]);
    });
  }
}

for (const after of [false, true]) {
  const when = after ? "after" : "before";
  Deno.test(`a release that fails ${when} taking effect ends with no money held`, async () => {
    const faulty = new Faulty();
    const { e, bob, order } = await opened(faulty);
    await using _ = e;
    const payment = await e.checkout(bob, order.id);
    must(await e.pay(payment, "4000000000000259"));
    must(await cancelOrder(e.x, bob, order.id));
    faulty.failNext("cancel", unavailable, after);
    await laterOn(e);
    assertEquals((await e.paymentNow(payment.id)).status, "voided");
    assertEquals((await e.x.gateway.read(await e.paymentNow(payment.id))).state, "gone");
  });
}

Deno.test("while the provider is unreachable a claimed order stays claimed, and an operator is alerted", async () => {
  const faulty = new Faulty();
  const { e, bob, ticket, order } = await opened(faulty);
  await using _ = e;
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  for (let minute = 0; minute < 20; minute++) {
    faulty.failNext("capture", unavailable, false);
    await e.settle();
    e.clock.forward(60);
  }
  assertEquals((await e.x.store.get(orders, order.id))!.status, "claimed");
  assertEquals((await getTicket(e.x.store, ticket.id))!.status, "reserved");
  assert(e.log.alarms.includes("event_stuck"));
  faulty.failNext("refund", unavailable, false); // a fault that no call meets
  e.clock.forward(1200);
  faulty.failNext("capture", unavailable, false);
  await e.settle();
  e.clock.forward(1200);
  await e.settle();
  assertEquals((await e.x.store.get(orders, order.id))!.status, "complete");
});

Deno.test("a capture refused for good after the concert started cancels the order, and nothing is charged", async () => {
  const faulty = new Faulty();
  const { e, bob, ticket, order } = await opened(faulty, 1);
  await using _ = e;
  const payment = await e.checkout(bob, order.id);
  faulty.failNext("capture", new GatewayRefused("no"), false);
  must(await e.pay(payment));
  await e.settle();
  e.clock.at = ticket.startsAt;
  faulty.failNext("capture", new GatewayRefused("no"), false);
  await laterOn(e);
  const end = (await e.x.store.get(orders, order.id))!;
  assertEquals([end.status, end.cancelReason], ["cancelled", "payment_failed"]);
  assertEquals((await e.paymentNow(payment.id)).status, "voided");
  const subjects = e.x.mailer.sent()!.map((mail) => mail.subject);
  assertEquals(subjects, ["Your payment for The Night Owls failed"], "one letter, not two");
});

Deno.test("a refund that times out after taking effect is made once, and the ticket is withdrawn", async () => {
  const faulty = new Faulty();
  const { e, bob, alice, ticket, order } = await opened(faulty);
  await using _ = e;
  const mona = await e.user("mona");
  must(await addMember(e.x, "moderators", mona));
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  await e.settle();
  assertEquals(codeOf(await refundOrder(e.x, alice, order.id)), "forbidden");
  assertEquals(codeOf(await refundOrder(e.x, await e.user("eve"), order.id)), "not_found");
  faulty.failNext("refund", unavailable, true);
  must(await refundOrder(e.x, mona, order.id));
  must(await refundOrder(e.x, mona, order.id));
  await laterOn(e);
  assertEquals((await e.paymentNow(payment.id)).status, "refunded");
  assertEquals(faulty.calls.filter((call) => call === "refund").length, 1);
  assertEquals((await getTicket(e.x.store, ticket.id))!.status, "withdrawn");
});

Deno.test("only the seller sees the barcode, and the buyer once the order is complete", async () => {
  const faulty = new Faulty();
  const { e, bob, alice, ticket, order } = await opened(faulty);
  await using _ = e;
  const mona = await e.user("mona");
  must(await addMember(e.x, "moderators", mona));
  const seenBy = async (viewer: string | null) =>
    await revealCode(e.x, viewer, (await getTicket(e.x.store, ticket.id))!) !== null;
  assertEquals([await seenBy(alice), await seenBy(bob), await seenBy(mona)], [true, false, false]);
  must(await e.pay(await e.checkout(bob, order.id)));
  await e.settle();
  assertEquals([await seenBy(alice), await seenBy(bob), await seenBy(mona)], [true, true, false]);
  assertEquals(await seenBy(null), false);
  must(await refundOrder(e.x, mona, order.id));
  assertEquals(await seenBy(bob), false);
});

Deno.test("with moderation on a ticket is pending and hidden from buyers until it is approved", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await e.user("mona")];
  must(await addMember(e.x, "moderators", mona));
  const ticket = await e.ticket(alice);
  assertEquals(ticket.status, "pending");
  assertEquals(codeOf(await findTicket(e.x, bob, ticket.id)), "not_found");
  assertEquals(codeOf(await findTicket(e.x, mona, ticket.id)), "ok");
  assertEquals(codeOf(await approveTicket(e.x, bob, ticket.id, ticket.version)), "not_found");
  const approved = must(await approveTicket(e.x, mona, ticket.id, ticket.version));
  assertEquals(approved.status, "available");
  const order = await e.reserve(bob, ticket.id);
  const held = must(await findTicket(e.x, mona, ticket.id));
  must(await rejectTicket(e.x, mona, ticket.id, held.version, "Not a real concert"));
  const end = (await e.x.store.get(orders, order.id))!;
  assertEquals([end.status, end.cancelReason], ["cancelled", "moderator"]);
  await e.settle();
  const subjects = e.x.mailer.sent()!.map((mail) => mail.subject).sort();
  assertEquals(subjects, [
    "Cancelled: The Night Owls", // to the buyer
    "Listed: The Night Owls",
    "Not listed: The Night Owls",
  ]);
});

/** The Stripe adapter on the fake: calls, faults, states and lists. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { GatewayRefused, GatewayUnavailable } from "#domain/ports/payments.ts";
import { closeDispute, dispute, refund, settleRefund } from "../../stripe/after_sale.ts";
import type { Fault } from "../../stripe/faults.ts";
import { KEY } from "../../stripe/fake.ts";
import { parseForm } from "../../stripe/form.ts";
import { aPayment } from "../help.ts";
import { keyOf, paymentGatewayContract, requestOf } from "./payment_gateway_contract.ts";
import { openShop, ORIGIN, payAt, type Shop, START } from "./stripe_help.ts";

const DAY_MS = 86_400_000;

paymentGatewayContract("stripe", () => {
  const shop = openShop();
  return Promise.resolve({
    gateway: shop.gateway,
    now: shop.clock.now,
    pay: (sessionId) => Promise.resolve(payAt(shop.fake, sessionId)),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  });
});

function test(title: string, check: (shop: Shop) => Promise<void>): void {
  Deno.test(`stripe: ${title}`, async () => {
    await using shop = openShop();
    await check(shop);
  });
}

async function failed(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(() => null, (it) => it);
  if (error instanceof GatewayRefused) return "refused";
  assert(error instanceof GatewayUnavailable, String(error));
  return error.keySpent ? "unknown, next key" : "unknown, same key";
}

test(
  "a checkout has one line item, manual capture, cards only, and our metadata",
  async (shop) => {
    const payment = await shop.opened();
    const call = shop.fake.calls[0];
    const metadata = { paymentId: payment.id, orderId: payment.orderId, attempt: "1" };
    assertEquals(parseForm(call.params), {
      mode: "payment",
      line_items: [{
        quantity: "1",
        price_data: {
          currency: "eur",
          unit_amount: "1250",
          product_data: { name: "A concert" },
        },
      }],
      allowed_payment_method_types: ["card"],
      adaptive_pricing: { enabled: "false" },
      payment_intent_data: { capture_method: "manual", description: "A concert", metadata },
      client_reference_id: payment.id,
      metadata,
      customer_email: "bob@example.org",
      success_url: `${ORIGIN}/orders/${payment.orderId}/payment`,
      cancel_url: `${ORIGIN}/orders/${payment.orderId}`,
      expires_at: String(Math.floor((START + 900_000 + 31 * 60_000) / 1000)),
    });
    assertEquals(call.key, keyOf(payment));
  },
);

test("Stripe accepts the expiry of the checkout for holds of any length", async (shop) => {
  for (const holdSeconds of [1, 60, 900, 3_600, 86_400]) {
    const expiresAt = shop.clock.now() + holdSeconds * 1000;
    const params = { description: "A concert", buyerEmail: "", expiresAt };
    await shop.opened({ params });
  }
  // Repeated just before the deadline, after a crash.
  const late = aPayment(shop.clock.now());
  shop.clock.pass(899_000);
  await shop.gateway.openCheckout(requestOf(late), keyOf(late));
});

const faults: [Fault, string][] = [
  [{ kind: "reset", after: false }, "unknown, same key"],
  [{ kind: "reset", after: true }, "unknown, same key"],
  [{ kind: "500", after: false }, "unknown, next key"],
  [{ kind: "500", after: true }, "unknown, next key"],
  [{ kind: "garbage" }, "unknown, same key"],
  [{ kind: "429" }, "unknown, same key"],
  [{ kind: "401" }, "unknown, same key"],
];
for (const [fault, meaning] of faults) {
  const when = "after" in fault ? (fault.after ? " after" : " before") + " its effect" : "";
  test(`${fault.kind}${when} at opening means ${meaning}, and never a refusal`, async (shop) => {
    const payment = aPayment(shop.clock.now());
    shop.fake.faults.next("open", fault);
    assertEquals(
      await failed(shop.gateway.openCheckout(requestOf(payment), keyOf(payment))),
      meaning,
    );
    const key = meaning.endsWith("same key") ? keyOf(payment) : `${keyOf(payment)}.1`;
    const { sessionId } = await shop.gateway.openCheckout(requestOf(payment), key);
    assert(payAt(shop.fake, sessionId));
  });
}

test("an invalid parameter is a refusal, and nothing is opened", async (shop) => {
  const payment = aPayment(shop.clock.now(), { amount: { amount: 49, currency: "EUR" } });
  assertEquals(
    await failed(shop.gateway.openCheckout(requestOf(payment), keyOf(payment))),
    "refused",
  );
  assertEquals(shop.fake.ledger.sessions.size, 0);
});

test("a 500 is replayed under its key, so that the next attempt needs a new key", async (shop) => {
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  shop.fake.faults.next("capture", { kind: "500", after: false });
  for (let n = 0; n < 3; n++) {
    assertEquals(await failed(shop.gateway.capture(payment, "k1")), "unknown, next key");
  }
  await shop.gateway.capture(payment, "k2");
  assertEquals((await shop.gateway.read(payment)).state, "taken");
});

test("other parameters under a used key are no refusal, since the first call may have taken effect", async (shop) => {
  const payment = await shop.opened();
  const moved = { ...requestOf(payment), description: "Another name" };
  assertEquals(await failed(shop.gateway.openCheckout(moved, keyOf(payment))), "unknown, next key");
});

test("of two identical calls at the same time the second has an unknown outcome and can be repeated", async (shop) => {
  const payment = aPayment(shop.clock.now());
  const gate = Promise.withResolvers<void>();
  shop.fake.pause = () => gate.promise;
  const first = shop.gateway.openCheckout(requestOf(payment), keyOf(payment));
  while (shop.fake.calls.length === 0) await Promise.resolve();
  const second = failed(shop.gateway.openCheckout(requestOf(payment), keyOf(payment)));
  assertEquals(await second, "unknown, same key");
  gate.resolve();
  const { sessionId } = await first;
  const again = await shop.gateway.openCheckout(requestOf(payment), keyOf(payment));
  assertEquals(again.sessionId, sessionId);
});

Deno.test("stripe: a call without an answer times out, and its outcome is unknown", async () => {
  await using shop = openShop({ timeoutMs: 20 });
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  shop.fake.faults.next("capture", { kind: "silence", after: true });
  assertEquals(await failed(shop.gateway.capture(payment, "k1")), "unknown, same key");
  await shop.gateway.capture(payment, "k1");
  assertEquals(shop.fake.totals().captured, 1250);
});

Deno.test("stripe: over a real network a call without an answer times out too", async () => {
  await using shop = openShop();
  const apiUrl = shop.fake.serve();
  await using other = openShop({ apiUrl, fetch: undefined, timeoutMs: 200 });
  const payment = aPayment(START, { provider: "stripe" });
  const opened = await other.gateway.openCheckout(requestOf(payment), keyOf(payment));
  assertEquals(other.gateway.formOrigins, [apiUrl]);
  shop.fake.faults.next("read", { kind: "silence", after: false });
  const known = { ...payment, sessionId: opened.sessionId };
  assertEquals(await failed(other.gateway.read(known)), "unknown, same key");
  assertEquals((await other.gateway.read(known)).state, "open");
});

Deno.test("stripe: after a broken connection the call is retried once under the same key", async () => {
  await using shop = openShop({ retries: 1 });
  shop.fake.faults.next("open", { kind: "reset", after: true });
  const payment = await shop.opened();
  assertEquals(shop.fake.calls.map(({ key }) => key), [keyOf(payment), keyOf(payment)]);
  assertEquals(shop.fake.ledger.sessions.size, 1);
});

Deno.test("stripe: the log contains Stripe's request ids, and neither the key nor ids of checkouts", async () => {
  const lines: string[] = [];
  const note = (event: string, fields?: Record<string, unknown>) =>
    void lines.push(JSON.stringify({ event, ...fields }));
  await using shop = openShop({ log: { debug: note, info: note, warn: note } });
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  await shop.gateway.expireCheckout(payment);
  await shop.gateway.capture(payment, "k1");
  const text = lines.join("\n");
  for (let n = 1; n <= shop.fake.calls.length; n++) assert(text.includes(`"req_${n}"`), text);
  assert(text.includes("/capture"));
  assert(!text.includes(KEY) && !text.includes(payment.sessionId) && !text.includes("bob@"), text);
});

test(
  "an expired checkout reads as gone, and so does an authorisation not captured within a week",
  async (shop) => {
    const [ended, held] = [await shop.opened(), await shop.opened()];
    payAt(shop.fake, held.sessionId);
    shop.clock.pass(DAY_MS);
    assertEquals((await shop.gateway.read(ended)).state, "gone");
    assertEquals((await shop.gateway.read(held)).state, "held");
    shop.clock.pass(6 * DAY_MS);
    assertEquals((await shop.gateway.read(held)).state, "gone");
    await assertRejects(() => shop.gateway.capture(held, "k1"), GatewayRefused);
  },
);

test("after a declined card the checkout is still open, and can be expired", async (shop) => {
  const payment = await shop.opened();
  shop.fake.ledger.pay(payment.sessionId, "declined");
  const open = await shop.gateway.read(payment);
  assertEquals([open.state, open.amount, open.chargeId], ["open", null, null]);
  await assertRejects(() => shop.gateway.capture(payment, "k1"), GatewayRefused);
  await shop.gateway.expireCheckout(payment);
  assertEquals((await shop.gateway.read(payment)).state, "gone");
});

test("a refund is complete once the bank settles it, and can still fail afterwards", async (shop) => {
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  await shop.gateway.capture(payment, "k1");
  shop.fake.ledger.refundsPend = true;
  await shop.gateway.refund(payment, "k2");
  const stateNow = async () => {
    const { state, refund } = await shop.gateway.read(payment);
    return `${state} ${refund?.status}`;
  };
  assertEquals(await stateNow(), "taken pending");
  const [made] = shop.fake.ledger.refunds.keys();
  settleRefund(shop.fake.ledger, made, "succeeded");
  assertEquals(await stateNow(), "returned succeeded");
  settleRefund(shop.fake.ledger, made, "failed");
  assertEquals(await stateNow(), "taken failed");
});

test("a partly refunded payment still counts as captured, and the rest can be refunded", async (shop) => {
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  await shop.gateway.capture(payment, "k1");
  const { paymentIntentId } = await shop.gateway.read(payment);
  refund(shop.fake.ledger, paymentIntentId!, 250);
  assertEquals((await shop.gateway.read(payment)).state, "taken");
  await shop.gateway.refund(payment, "k2");
  assertEquals((await shop.gateway.read(payment)).state, "returned");
  assertEquals(shop.fake.totals().refunded, 1250);
});

test("a dispute is read with its start and its outcome", async (shop) => {
  const payment = await shop.opened();
  payAt(shop.fake, payment.sessionId);
  await shop.gateway.capture(payment, "k1");
  const { paymentIntentId, dispute: none } = await shop.gateway.read(payment);
  assertEquals(none, null);
  shop.clock.pass(DAY_MS);
  const openedAt = Math.floor(shop.clock.now() / 1000) * 1000;
  const { id } = dispute(shop.fake.ledger, paymentIntentId!, "warning_needs_response");
  assertEquals((await shop.gateway.read(payment)).dispute, { status: "open", openedAt });
  for (
    const [end, status] of [["warning_closed", "closed"], ["won", "won"], ["lost", "lost"]] as const
  ) {
    closeDispute(shop.fake.ledger, id, end);
    assertEquals((await shop.gateway.read(payment)).dispute, { status, openedAt });
  }
  assertEquals((await shop.gateway.read(payment)).state, "taken");
});

test(
  "the list has each of our payments once, and no other sessions of the account",
  async (shop) => {
    const made: string[] = [];
    for (let n = 0; n < 120; n++) made.push((await shop.opened()).id);
    const paid = await shop.opened();
    payAt(shop.fake, paid.sessionId);
    await shop.gateway.capture(paid, "k1");
    const { paymentIntentId } = await shop.gateway.read(paid);
    const stranger = [...shop.fake.ledger.sessions.values()][0];
    stranger.client_reference_id = null;
    stranger.metadata = {};
    shop.clock.pass(DAY_MS * 10);
    await shop.gateway.refund(paid, "k2");
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await shop.gateway.listSince!(START - 1000, cursor);
      all.push(...page.items);
      cursor = page.next;
    } while (cursor);
    const sessions = all.filter((it) => it.sessionId);
    assertEquals(new Set(sessions.map((it) => it.paymentId)), new Set([...made.slice(1), paid.id]));
    assertEquals(sessions.length, 120);
    assertEquals(sessions.find((it) => it.paymentId === paid.id)!.state, "returned");
    assertEquals(all.filter((it) => !it.sessionId).map((it) => it.paymentIntentId), [
      paymentIntentId,
    ]);
  },
);

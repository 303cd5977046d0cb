/** The exchange with the fake Stripe: webhooks arrive by HTTP, and orders reach their end states. */
import { addMember } from "#domain/groups/commands.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Clock } from "../../clock.ts";
import { closeDispute, dispute } from "../../stripe/after_sale.ts";
import { FakeStripe, KEY } from "../../stripe/fake.ts";
import { gatewayOn, payoutsOn } from "../../stripe/gateway.ts";
import { startApp, test } from "../app.ts";
import { html, json, list, problem, reserve, seeOther, sellForm, signUp, textOf } from "../cast.ts";

const clock = new Clock();
const fake = new FakeStripe(clock.now);
const ORIGIN = "http://localhost:8000";
const app = await startApp({
  clock,
  env: {
    PAYMENTS: "stripe",
    STRIPE_SECRET_KEY: KEY,
    STRIPE_WEBHOOK_SECRET: "whsec_test",
    SALE_HORIZON_DAYS: "0",
    STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_connect",
  },
  gateway: () => gatewayOn(fake, { origin: ORIGIN }),
  payouts: () => payoutsOn(fake, { origin: ORIGIN }),
});
Deno.test.afterAll(() => app.stop());

const ring = async (body: string, signature: string): Promise<Response> =>
  await app.fetch("/webhooks/stripe", {
    method: "POST",
    body,
    headers: { "stripe-signature": signature, "content-type": "application/json" },
  });
fake.webhooks.endpoint = async (body, signature) => {
  const res = await ring(body, signature);
  await res.body?.cancel();
  return res.status;
};

const settle = async () => {
  await fake.webhooks.deliver();
  app.system.workers.relay.wake();
  await app.system.workers.relay.idle();
};

async function checkout() {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const ticketId = await list(alice);
  const orderId = await reserve(bob, ticketId);
  const url = await seeOther(bob.post(`/orders/${orderId}/payment`), /^https:\/\/stripe\.test\//);
  const sessionId = url.split("/").at(-1)!;
  const statusNow = async () => (await json(bob.get(`/api/orders/${orderId}`))).status;
  return { alice, bob, ticketId, orderId, sessionId, statusNow };
}

const EVENT = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "charge.updated",
  data: { object: {} },
});

test("paid at Stripe and reported by a webhook: the order is complete, whether or not the buyer returns", async () => {
  const { bob, orderId, sessionId, statusNow } = await checkout();
  fake.ledger.pay(sessionId, "good");
  assertEquals(await statusNow(), "awaiting:payment");
  await settle();
  assertEquals(await statusNow(), "complete");
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "You paid €45.50.");
});

test("the return page alone is enough, when the webhook is late", async () => {
  const { bob, orderId, sessionId, statusNow } = await checkout();
  fake.ledger.pay(sessionId, "good");
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  assertEquals(await statusNow(), "complete");
  await settle();
  assertEquals(await statusNow(), "complete");
});

test("a bad signature is 400 and changes nothing", async () => {
  const { sessionId, statusNow } = await checkout();
  fake.webhooks.secret = "whsec_forged";
  fake.ledger.pay(sessionId, "good");
  await settle();
  assertEquals(await statusNow(), "awaiting:payment");
  const body = JSON.stringify({ forged: true });
  await problem(ring(body, await fake.webhooks.sign(body)), 400, "malformed");
  await problem(ring(body, ""), 400, "malformed");
  fake.webhooks.secret = "whsec_test";
  // Stripe retries what was not acknowledged.
  clock.forward(120);
  await settle();
  assertEquals(await statusNow(), "complete");
});

test("an event that we did not subscribe to is 200, and so is one about a payment that is not ours", async () => {
  const foreign = EVENT.replace("charge.updated", "refund.created")
    .replace('"object":{}', '"object":{"id":"re_1","object":"refund","payment_intent":"pi_none"}');
  for (const body of [EVENT, foreign]) {
    const res = await ring(body, await fake.webhooks.sign(body));
    assertEquals([res.status, await res.json()], [200, { received: true, heard: false }]);
  }
});

test("an event of more than 256 KiB is not read", async () => {
  const body = "x".repeat(262_145);
  await problem(ring(body, await fake.webhooks.sign(body)), 413, "too_large");
  await problem(app.fetch("/webhooks/stripe"), 405, "method_not_allowed");
});

test("a delivery is acknowledged only after its event is committed", async () => {
  const { sessionId } = await checkout();
  const before = app.system.store.stats.commits;
  let seen = -1;
  const { endpoint } = fake.webhooks;
  fake.webhooks.endpoint = async (body, signature) => {
    const status = await endpoint!(body, signature);
    seen = app.system.store.stats.commits - before;
    return status;
  };
  fake.ledger.pay(sessionId, "good");
  await fake.webhooks.deliver();
  fake.webhooks.endpoint = endpoint;
  assertEquals(seen >= 2, true, `${seen} commits for two events`);
  await settle();
});

test("the content policy allows forms to redirect to the checkout and to sellers' accounts, and nowhere else", async () => {
  const { bob, orderId } = await checkout();
  const policy = (await bob.get(`/orders/${orderId}`)).headers.get("content-security-policy")!;
  assertMatch(
    policy,
    /form-action 'self' https:\/\/checkout\.stripe\.com https:\/\/connect\.stripe\.com(;|$)/,
  );
});

test("a price that Stripe cannot charge is refused at its field", async () => {
  const alice = await signUp(app, "alice");
  const page = await html(
    alice.post("/sell", sellForm({ price: "0.49" })),
    422,
  );
  assertStringIncludes(textOf(page), "Must be at least 0.50 to be payable by card");
});

test("a dispute is shown on the order's page to buyer and seller, in the API, and at /ops", async () => {
  const { alice, bob, orderId, sessionId } = await checkout();
  const olga = await signUp(app, "olga");
  assert((await addMember(app.system, "operators", olga.userId)).ok);
  fake.ledger.pay(sessionId, "good");
  await settle();
  const page = async (who: typeof bob) => textOf(await html(who.get(`/orders/${orderId}`)));
  assert(!(await page(bob)).includes("Your bank is disputing"));
  const { id } = dispute(fake.ledger, fake.ledger.session(sessionId).payment_intent!);
  await settle();
  assertStringIncludes(await page(bob), "Your bank is disputing this payment.");
  assertStringIncludes(await page(alice), "The buyer's bank is disputing this payment of €45.50.");
  const { items } = await json(bob.get(`/api/payments?orderId=${orderId}`));
  assertEquals(items[0].dispute.status, "open");
  const atOps = async () => textOf(await html(olga.get("/ops")));
  assertStringIncludes(await atOps(), `€45.50 for order ${orderId}`);
  assertStringIncludes(await atOps(), "1 open, 0 lost");
  closeDispute(fake.ledger, id, "lost");
  await settle();
  assertStringIncludes(await page(bob), "Your bank disputed this payment and decided for you.");
  assertStringIncludes(
    await page(alice),
    "The buyer's bank disputed this payment of €45.50 and decided for the buyer.",
  );
  assertStringIncludes(await atOps(), "the bank decided for the buyer");
  assertEquals(
    app.lines.filter((line) => JSON.parse(line).event === "payment.dispute_lost").length,
    1,
  );
});

test("Stripe tells of a seller's account at the second address, signed with its own secret; the seller's page leads on to Stripe", async () => {
  const alice = await signUp(app, "alice");
  await seeOther(alice.get("/account/payouts/setup"), "/account/payouts");
  const opened = await json(alice.call("POST", "/api/payout-account"), 201);
  assertMatch(opened.onboardingUrl, /^https:\/\/connect\.stripe\.test\/setup\//);
  await seeOther(alice.get("/account/payouts/setup"), /^https:\/\/connect\.stripe\.test\/setup\//);
  await settle(); // the new account is asked about once, before the seller fills in Stripe's form
  const tell = async (signature: (body: string) => Promise<string>) =>
    await app.fetch("/webhooks/stripe/connect", {
      method: "POST",
      body: told,
      headers: { "stripe-signature": await signature(told), "content-type": "application/json" },
    });
  let told = "";
  fake.accountWebhooks.endpoint = (body) => {
    told = body;
    return Promise.resolve(200);
  };
  fake.ledger.connect.onboard([...fake.ledger.connect.accounts.keys()].at(-1)!);
  await fake.accountWebhooks.deliver();
  // The other endpoint's secret proves nothing here.
  await problem(tell((body) => fake.webhooks.sign(body)), 400, "malformed");
  assertEquals((await json(alice.get("/api/payout-account"))).status, "pending");
  const heard = await tell((body) => fake.accountWebhooks.sign(body));
  assertEquals([heard.status, await heard.json()], [200, { received: true, heard: true }]);
  await settle();
  assertEquals((await json(alice.get("/api/payout-account"))).status, "active");
  await seeOther(
    alice.get("/account/payouts/setup"),
    /^https:\/\/connect\.stripe\.test\/express\//,
  );
  const visitor = app.visitor();
  await seeOther(visitor.get("/account/payouts/setup"), /^\/sign-in/);
});

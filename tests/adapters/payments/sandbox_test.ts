/** The embedded payment provider. */
import { assert, assertEquals, assertExists, assertMatch, assertStringIncludes } from "@std/assert";
import { createSandbox, type Sandbox } from "#adapters/payments/sandbox/mod.ts";
import { CAPTURE_WINDOW_MS } from "#adapters/payments/sandbox/session.ts";
import { SLOW_MS } from "#adapters/payments/sandbox/checkout.ts";
import { createSecrets } from "#adapters/secrets/mod.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import { aPayment, type Bench, openBench, outcomeOf, SECRET } from "../help.ts";
import { keyOf, paymentGatewayContract, requestOf } from "./payment_gateway_contract.ts";

const GOOD = "4242 4242 4242 4242";
const DECLINED = "4000000000000002";
const SLOW = "4000000000000259";

const settings = { origin: "http://localhost:8000" };
const sandboxOn = ({ store }: Bench) =>
  createSandbox({ store, settings, secrets: createSecrets({ secret: SECRET, store }) });

paymentGatewayContract("sandbox", async () => {
  const bench = await openBench();
  const sandbox = sandboxOn(bench);
  return {
    gateway: sandbox,
    now: bench.clock.now,
    pay: async (sessionId) => (await sandbox.pay(sessionId, GOOD)).ok,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
});

interface Scene {
  bench: Bench;
  sandbox: Sandbox;
  payment: Payment;
  id: string;
}

function scene(sentence: string, check: (scene: Scene) => Promise<void>): void {
  Deno.test(`sandbox: ${sentence}`, async () => {
    await using bench = await openBench();
    const sandbox = sandboxOn(bench);
    const payment = aPayment(bench.clock.now());
    const { sessionId, url } = await sandbox.openCheckout(requestOf(payment), keyOf(payment));
    const opened = { ...payment, sessionId, checkoutUrl: url };
    await check({ bench, sandbox, payment: opened, id: sessionId });
  });
}

scene(
  "the checkout's URL is on our own origin and cannot be guessed",
  async ({ payment, id }) => {
    assertEquals(payment.checkoutUrl, `http://localhost:8000/sandbox/checkout/${id}`);
    assertMatch(id, /^cs_[\w-]{30,62}$/);
    await using elsewhere = await openBench();
    const other = await sandboxOn(elsewhere).openCheckout(requestOf(payment), keyOf(payment));
    assert(other.sessionId !== id, "the id can be derived from public ids");
  },
);

scene("the URL stays the same after a rotation of SECRET", async ({ bench, payment, id }) => {
  const secrets = createSecrets({ secret: `${SECRET}!`, previous: SECRET, store: bench.store });
  const rotated = createSandbox({ store: bench.store, settings, secrets });
  assertEquals((await rotated.openCheckout(requestOf(payment), keyOf(payment))).sessionId, id);
});

scene(
  "the page finds the checkout, and none for invalid ids",
  async ({ sandbox, payment, id }) => {
    const session = await sandbox.findSession(id);
    assertExists(session);
    assertEquals([session.amount, session.orderId], [payment.amount, payment.orderId]);
    for (const invalid of ["cs_none", "", "x".repeat(5_000), "../../etc", "\u0000"]) {
      assertEquals(await sandbox.findSession(invalid), null);
      assertEquals(outcomeOf(await sandbox.pay(invalid, GOOD)), "not_found");
      assertEquals(outcomeOf(await sandbox.abandon(invalid)), "not_found");
    }
  },
);

scene(
  "paying authorises the payment and emits the notice in the same commit",
  async ({ bench, sandbox, payment, id }) => {
    const before = bench.store.stats.commits;
    assertEquals(await sandbox.pay(id, GOOD), { ok: true, value: { orderId: payment.orderId } });
    assertEquals(bench.store.stats.commits, before + 1);
    assertEquals(bench.rows.map((row) => [row.event, row.payload]), [
      ["payment:noticed", { paymentId: payment.id }],
    ]);
    const { authorizedAt } = await sandbox.read(payment);
    assertEquals(authorizedAt, Math.floor(bench.clock.now() / 1000) * 1000);
  },
);

scene(
  "a declined card leaves the checkout open for another card",
  async ({ bench, sandbox, payment, id }) => {
    assertEquals(outcomeOf(await sandbox.pay(id, DECLINED)), "card_declined");
    assertEquals((await sandbox.read(payment)).state, "open");
    assertEquals(bench.rows.length, 0);
    assertEquals(outcomeOf(await sandbox.pay(id, GOOD)), "ok");
  },
);

scene("any other card number is refused", async ({ bench, sandbox, payment, id }) => {
  const others = ["", "4111111111111111", "toString", "4242", "9".repeat(10_000)];
  for (const card of others) assertEquals(outcomeOf(await sandbox.pay(id, card)), "invalid card");
  assertEquals((await sandbox.read(payment)).state, "open");
  assertEquals(bench.rows.length, 0);
});

scene(
  "the slow card's authorisation becomes visible after five seconds, with its true time",
  async ({ bench, sandbox, payment, id }) => {
    const paidAt = Math.floor(bench.clock.now() / 1000) * 1000;
    assertEquals(outcomeOf(await sandbox.pay(id, SLOW)), "ok");
    assertEquals(bench.scheduled, [bench.clock.now() + SLOW_MS]);
    assertEquals(bench.rows.length, 0);
    bench.clock.pass(SLOW_MS - 1);
    assertEquals((await sandbox.read(payment)).state, "open");
    bench.clock.pass(1);
    const held = await sandbox.read(payment);
    assertEquals([held.state, held.authorizedAt], ["held", paidAt]);
  },
);

scene(
  "expiring a checkout that the slow card paid does not lose the money",
  async ({ bench, sandbox, payment, id }) => {
    await sandbox.pay(id, SLOW);
    await sandbox.expireCheckout(payment);
    bench.clock.pass(SLOW_MS);
    assertEquals((await sandbox.read(payment)).state, "held");
  },
);

scene(
  "the page stays open after our deadline, until we expire it",
  async ({ bench, sandbox, payment, id }) => {
    bench.clock.pass(payment.params.expiresAt - bench.clock.now() + 1);
    assertEquals((await sandbox.read(payment)).state, "open");
    await sandbox.expireCheckout(payment);
    const refused = await sandbox.pay(id, GOOD);
    assertEquals(outcomeOf(refused), "order_lapsed");
    assertEquals(!refused.ok && refused.refusal.orderId, payment.orderId);
    assertEquals(bench.rows.length, 0);
  },
);

scene(
  "the sandbox takes payments after the deadline, since the exchange decides",
  async ({ bench, sandbox, payment, id }) => {
    bench.clock.pass(payment.params.expiresAt - bench.clock.now() + 1);
    assertEquals(outcomeOf(await sandbox.pay(id, GOOD)), "ok");
  },
);

scene(
  "a checkout that is paid or captured takes no second payment",
  async ({ sandbox, payment, id }) => {
    await sandbox.pay(id, GOOD);
    assertEquals(outcomeOf(await sandbox.pay(id, GOOD)), "order_not_payable");
    await sandbox.capture(payment, "k1");
    assertEquals(outcomeOf(await sandbox.pay(id, GOOD)), "order_not_payable");
  },
);

scene("leaving keeps the checkout open", async ({ sandbox, payment, id }) => {
  assertEquals(await sandbox.abandon(id), { ok: true, value: { orderId: payment.orderId } });
  assertEquals((await sandbox.read(payment)).state, "open");
});

scene(
  "an authorisation not captured in time is gone and cannot be captured",
  async ({ bench, sandbox, payment, id }) => {
    await sandbox.pay(id, GOOD);
    bench.clock.pass(CAPTURE_WINDOW_MS);
    assertEquals((await sandbox.read(payment)).state, "gone");
    const refused = await sandbox.capture(payment, "k1").catch((error: Error) => error.name);
    assertEquals(refused, "GatewayRefused");
    await sandbox.cancel(payment, "k2");
  },
);

scene("a payment whose opening was never confirmed to us is still found", async (t) => {
  const unconfirmed = { ...t.payment, sessionId: null, checkoutUrl: null };
  await t.sandbox.pay(t.id, GOOD);
  assertEquals((await t.sandbox.read(unconfirmed)).state, "held");
});

scene("a payment that was never opened reads as gone", async ({ bench, sandbox }) => {
  assertEquals((await sandbox.read(aPayment(bench.clock.now()))).state, "gone");
});

scene("opening, paying and capturing are one commit each", async ({ bench, sandbox }) => {
  const payment = aPayment(bench.clock.now());
  const commits = async (work: () => Promise<unknown>) => {
    const before = bench.store.stats.commits;
    await work();
    return bench.store.stats.commits - before;
  };
  let id = "";
  const open = async () => {
    id = (await sandbox.openCheckout(requestOf(payment), keyOf(payment))).sessionId;
  };
  assertEquals(await commits(open), 1);
  assertEquals(await commits(() => sandbox.pay(id, GOOD)), 1);
  assertEquals(await commits(() => sandbox.capture(payment, "k1")), 1);
});

scene(
  "a stored payment that names its session has opened the same checkout as a call, and is paid or expired by one commit",
  async ({ bench, sandbox }) => {
    const make = async () => {
      const payment = aPayment(bench.clock.now(), { provider: "sandbox" });
      const { sessionId, url } = await sandbox.checkoutOf!(payment);
      assertEquals(await sandbox.findSession(sessionId), null);
      assertEquals(outcomeOf(await sandbox.pay(sessionId, GOOD)), "not_found");
      const named = { ...payment, sessionId, checkoutUrl: url };
      await bench.store.transact((tx) => tx.create(payments, named));
      assertEquals((await sandbox.findSession(sessionId))?.amount, payment.amount);
      assertEquals((await sandbox.read(named)).state, "open");
      return { named, sessionId };
    };
    const before = () => bench.store.stats.committed;
    const [paid, expired, called] = [await make(), await make(), await make()];
    const began = before();
    assertEquals(outcomeOf(await sandbox.pay(paid.sessionId, DECLINED)), "card_declined");
    assertEquals(outcomeOf(await sandbox.pay(paid.sessionId, GOOD)), "ok");
    assertEquals((await sandbox.read(paid.named)).state, "held");
    assertEquals(outcomeOf(await sandbox.pay(paid.sessionId, GOOD)), "order_not_payable");
    await sandbox.expireCheckout(expired.named);
    assertEquals((await sandbox.read(expired.named)).state, "gone");
    assertEquals(outcomeOf(await sandbox.pay(expired.sessionId, GOOD)), "order_lapsed");
    assertEquals(before() - began, 2);
    const opened = await sandbox.openCheckout(requestOf(called.named), keyOf(called.named));
    assertEquals([opened.sessionId, opened.url], [called.sessionId, called.named.checkoutUrl]);
    // What only looks like its session opens nothing.
    const forged = `${called.sessionId.slice(0, -1)}${called.sessionId.endsWith("x") ? "y" : "x"}`;
    assertEquals(await sandbox.findSession(forged), null);
  },
);

scene("two simultaneous payments of one checkout charge once", async ({ bench, sandbox, id }) => {
  const both = await Promise.all([sandbox.pay(id, GOOD), sandbox.pay(id, GOOD)]);
  assertEquals(both.map(outcomeOf).sort(), ["ok", "order_not_payable"]);
  assertEquals(bench.rows.length, 1);
});

scene("a session stores nothing about the buyer", async ({ bench, id }) => {
  const row = await bench.kv.get(["sandbox_session", id]);
  assert(!JSON.stringify(row.value).includes("bob@example.org"));
  assertStringIncludes(JSON.stringify(row.value), "A concert");
});

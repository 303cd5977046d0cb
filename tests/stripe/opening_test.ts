/** Failures to open a checkout: an e-mail address that Stripe refuses, or a final refusal. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { orders } from "#domain/orders/order.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { users } from "#domain/users/user.ts";
import { Clock, codeOf } from "../exchange.ts";
import { FakeStripe } from "./fake.ts";
import { Market } from "./market.ts";

async function personOf(market: Market, email: string): Promise<string> {
  const { store } = market.e.x;
  const id = store.newId();
  await store.transact((tx) => tx.create(users, { id, name: "Bob", email }));
  return id;
}

const opened = ({ fake }: Market) => [...fake.ledger.sessions.values()];

Deno.test("a buyer whose address Stripe refuses can still pay, entering an address on its page", async () => {
  for (const email of ["user@münchen.de", "ünal@example.org", '"a b"@example.org']) {
    await using market = await Market.open();
    const bought = await market.checkout(await personOf(market, email));
    assertEquals(opened(market).map(({ customer_email }) => customer_email), [null]);
    market.pay(bought.payment);
    await market.settle();
    assertEquals(await market.outcome(bought), "complete, captured, sold");
  }
  await using market = await Market.open();
  await market.checkout(await personOf(market, "user@xn--mnchen-3ya.de"));
  assertEquals(opened(market)[0].customer_email, "user@xn--mnchen-3ya.de");
});

Deno.test("when the answer to opening a checkout without an address is lost, the next attempt finds the same checkout", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const buyer = await personOf(market, "user@münchen.de");
  const order = await e.reserve(buyer, (await e.ticket(await e.user("alice"))).id);
  // The first call has the address and is refused; the second takes effect, but its answer is lost.
  let calls = 0;
  fake.pause = () => {
    if (++calls === 1) fake.faults.next("open", { kind: "reset", after: true });
    return Promise.resolve();
  };
  fake.faults.next("open", { kind: "reset", after: true });
  await assertRejects(() => openCheckout(e.x, buyer, order.id), GatewayUnavailable);
  fake.pause = null;
  fake.faults.clear();
  const payment = await e.checkout(buyer, order.id);
  assertEquals(payment.attempt, 1);
  assertEquals(opened(market).map(({ id }) => id), [payment.sessionId!]);
});

Deno.test("a final refusal is reported as such, and raises one alarm per order", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const buyer = await e.user("bob");
  const order = await e.reserve(buyer, (await e.ticket(await e.user("alice"))).id);
  fake.faults.next("open", { kind: "declined" }, 3);
  for (let n = 0; n < 3; n++) {
    assertEquals(codeOf(await openCheckout(e.x, buyer, order.id)), "payment_refused");
  }
  assertEquals(e.log.alarms, ["payment.opening_refused"]);
  assert((await e.checkout(buyer, order.id)).checkoutUrl, "a later attempt can still succeed");
});

Deno.test("an order claimed while its checkout is being opened is reported as not payable", async () => {
  let opening: ((sessionId: string) => Promise<void>) | null = null;
  const clock = new Clock();
  const fake = new FakeStripe(clock.now);
  await using market = await Market.open({
    clock,
    fake,
    // The buyer pays and the webhook arrives before the answer to the opening.
    fetch: async (input, init) => {
      const res = await fake.fetch(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const then = init?.method === "POST" && pathname === "/v1/checkout/sessions" ? opening : null;
      if (!then) return res;
      opening = null;
      await then((await res.clone().json()).id);
      return res;
    },
  });
  const { e } = market;
  const buyer = await e.user("bob");
  const order = await e.reserve(buyer, (await e.ticket(await e.user("alice"))).id);
  opening = async (sessionId) => {
    fake.ledger.pay(sessionId, "good");
    await market.settle();
  };
  assertEquals(codeOf(await openCheckout(e.x, buyer, order.id)), "order_not_payable");
  assertEquals((await e.x.store.get(orders, order.id))!.status, "complete");
});

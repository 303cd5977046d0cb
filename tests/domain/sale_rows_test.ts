/** Which outbox rows a sale leaves at each step: as few as possible, and never too few. */
import { assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { Exchange, must } from "../exchange.ts";

const handlersIn = async (e: Exchange) =>
  (await Array.fromAsync(e.x.store.outbox.rows(9))).map(({ handler }) => handler);

async function awaiting(options: Parameters<typeof Exchange.open>[1] = {}) {
  const e = await Exchange.open({}, options);
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  return { e, bob, order, payment: await e.checkout(bob, order.id) };
}

Deno.test("a hold that is paid or cancelled in time leaves nothing that waits for its deadline", async () => {
  for (const end of ["paid", "cancelled"]) {
    const { e, bob, order, payment } = await awaiting();
    await using _ = e;
    assertEquals(await handlersIn(e), ["orders.expire"]);
    if (end === "paid") must(await e.pay(payment));
    else must(await cancelOrder(e.x, bob, order.id));
    await e.settle();
    const left = end === "paid" ? ["payouts.send"] : [];
    assertEquals(await handlersIn(e), left, end);
  }
});

Deno.test("the row that brought the news of a payment goes on until the money is captured", async () => {
  let isAway = true;
  const { e, order, payment } = await awaiting({
    gateway: (real) => ({
      ...real,
      capture: (...call) =>
        isAway ? Promise.reject(new GatewayUnavailable("away")) : real.capture(...call),
    }),
  });
  await using _ = e;
  must(await e.pay(payment));
  await e.settle();
  assertEquals((await e.orderNow(order.id)).status, "claimed");
  assertEquals(await handlersIn(e), ["payments.observe"]);
  isAway = false;
  e.clock.forward(600);
  await e.settle();
  assertEquals((await e.orderNow(order.id)).status, "complete");
  assertEquals(await handlersIn(e), ["payouts.send"]);
});

Deno.test("a claim that no row has caused writes one that captures the money", async () => {
  const { e, order, payment } = await awaiting({ workers: false });
  await using _ = e;
  must(await e.pay(payment));
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.orderNow(order.id)).status, "claimed");
  assertEquals((await handlersIn(e)).sort(), ["payments.capture", "payments.observe"]);
});

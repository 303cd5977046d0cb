/** Opening a checkout of the sandbox, which reads our own database. */
import { assert, assertEquals } from "@std/assert";
import { openCheckout } from "#domain/payments/commands.ts";
import { Exchange, must } from "../../exchange.ts";

Deno.test("the commit of a payment opens its checkout at the sandbox without a call, and asking again returns it", async () => {
  let calls = 0;
  await using e = await Exchange.open({}, {
    gateway: (real) => ({
      ...real,
      openCheckout: (...args) => (calls++, real.openCheckout(...args)),
    }),
  });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  await e.settle();
  const payment = must(await openCheckout(e.x, bob, order.id));
  // Written once: with its address, which another commit would have added.
  assertEquals([payment.version, calls], [1, 0]);
  assert(payment.checkoutUrl?.endsWith(payment.sessionId!));
  assertEquals((await e.x.gateway.read(payment)).state, "open");
  assertEquals(must(await openCheckout(e.x, bob, order.id)), payment);
  assertEquals(calls, 0);
  must(await e.pay(payment));
  await e.settle();
  const paid = await e.paymentNow(payment.id);
  assertEquals([paid.status, paid.sessionId], ["captured", payment.sessionId]);
  assertEquals(paid.checkoutUrl, null, "an address where nobody pays any more is not kept");
});

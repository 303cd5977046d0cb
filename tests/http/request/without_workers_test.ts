/** Deadlines are enforced by the data, without a worker that ends lapsed orders. */
import { assert, assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { CARDS, json, list, openCheckout, problem, reserve, seeOther, signUp } from "../cast.ts";

const app = await startApp({ workers: false });
Deno.test.afterAll(() => app.stop());

test("with every worker switched off, no lapsed order can be paid and none blocks its ticket", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const statusOf = async (orderId: string) => {
    const order = await json(bob.get(`/api/orders/${orderId}`));
    return `${order.status} ${order.cancelReason}`;
  };
  const tickets: string[] = [], orders: string[] = [];
  for (let n = 0; n < 4; n++) {
    tickets.push(await list(alice));
    orders.push(await reserve(bob, tickets[n]));
  }
  const [unopened, paidLate, forgotten] = orders;
  const checkout = await openCheckout(bob, paidLate);
  await openCheckout(bob, forgotten);

  const { expiresAt } = await json(bob.get(`/api/orders/${unopened}`));
  app.clock.at = Date.parse(expiresAt) - 1;
  await problem(carol.call("POST", "/api/orders", { ticketId: tickets[3] }), 409, "ticket_taken");
  app.clock.at = Date.parse(expiresAt);
  assert((await app.system.store.outbox.counts()).due >= 4, "the deadlines' events wait for ever");
  for (const orderId of orders) assertEquals(await statusOf(orderId), "cancelled expired");
  for (const ticketId of tickets) {
    assertEquals((await json(carol.get(`/api/tickets/${ticketId}`))).status, "available");
  }

  // Nobody looks at the last one before the next buyer.
  await json(carol.call("POST", "/api/orders", { ticketId: tickets[3] }), 201);

  // It can no longer be paid, and money paid on a page that was left open is not captured.
  for (const orderId of [unopened, forgotten]) {
    await problem(bob.call("POST", "/api/payments", { orderId }), 409, "order_lapsed");
  }
  await seeOther(bob.post(checkout, { card: CARDS.pays }), `/orders/${paidLate}/payment`);
  await seeOther(bob.get(`/orders/${paidLate}/payment`), `/orders/${paidLate}`);
  await seeOther(bob.get(`/orders/${paidLate}/payment`), `/orders/${paidLate}`);
  const { items } = await json(bob.get(`/api/payments?orderId=${paidLate}`));
  assertEquals(items.map((payment: { status: string }) => payment.status), ["voided"]);
  assertEquals(await statusOf(paidLate), "cancelled expired");

  for (const ticketId of tickets.slice(0, 3)) {
    const order = await json(carol.call("POST", "/api/orders", { ticketId }), 201);
    assertEquals(order.ticketId, ticketId);
  }
});

/** Short holds after repeated unpaid holds of a ticket. */
import { assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { Exchange, must } from "../exchange.ts";

Deno.test("after three unpaid holds a ticket is held for five minutes, and the order says that the hold is short", async () => {
  await using e = await Exchange.open();
  const ticket = await e.ticket(await e.user("alice"));
  const holdSeconds = async (name: string) => {
    const order = await e.reserve(await e.user(name), ticket.id);
    return { order, seconds: (order.expiresAt - e.x.store.now()) / 1_000, hurried: order.hurried };
  };
  for (const name of ["bob", "carol", "dan"]) {
    const { seconds, hurried, order } = await holdSeconds(name);
    assertEquals([seconds, hurried], [900, false]);
    // The first buyer lets go; the holds of the others lapse, which only the next buyer's request notices.
    if (name === "bob") must(await cancelOrder(e.x, order.buyerId, order.id));
    else e.clock.at = order.expiresAt;
  }
  const fourth = await holdSeconds("eve");
  assertEquals([fourth.seconds, fourth.hurried], [300, true]);
  assertEquals((await getTicket(e.x.store, ticket.id))!.heldUntil, fourth.order.expiresAt);
  e.clock.at = fourth.order.expiresAt + 3_600_000;
  assertEquals((await holdSeconds("frank")).seconds, 900);
});

/** Money that is late but in time, for an expired order whose concert became part of another one. */
import { moveConcert } from "#domain/concerts/corrections.ts";
import { cancelConcert, mergeConcert } from "#domain/concerts/endings.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { assertEquals } from "@std/assert";

const DAY = 86_400_000;
/** Its bank tells us five seconds later. */
const SLOW_CARD = "4000000000000259";

/** Bob pays in time and the hold lapses; `meanwhile` happens before we learn of the money. Returns the order's end. */
async function payLate(
  c: Cast,
  meanwhile: (ticket: Ticket, into: Ticket) => Promise<void>,
): Promise<string> {
  const { e, alice, bob } = c;
  const [ticket, into] = [
    await e.ticket(alice, { title: "Owls", venue: "The Hall" }),
    await e.ticket(alice),
  ];
  const order = await e.reserve(bob, ticket.id);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1_000;
  must(await e.pay(payment, SLOW_CARD));
  e.clock.at = order.expiresAt;
  await e.settle(); // the hold ends
  assertEquals((await c.orderNow(order)).cancelReason, "expired");
  await meanwhile(ticket, into);
  await e.settle();
  e.clock.forward(10);
  await refreshPayment(e.x, payment.id);
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
  return (await c.orderNow(order)).status;
}

Deno.test("late money claims a ticket whose concert was merged at the same start", async () => {
  await using c = await Cast.open();
  const status = await payLate(c, async (ticket, into) => {
    must(await mergeConcert(c.e.x, c.mo, ticket.concertId!, into.concertId!, because));
  });
  await c.e.settle();
  assertEquals(status === "claimed" || status === "complete", true, status);
});

for (
  const [what, decide] of [
    ["cancelled", cancelConcert],
    [
      "moved",
      (...[x, mo, id, asked]: Parameters<typeof cancelConcert>) =>
        moveConcert(x, mo, id, x.store.now() + 20 * DAY, asked),
    ],
  ] as const
) {
  Deno.test(`late money claims nothing once the concert that took the ticket's over is ${what}`, async () => {
    await using c = await Cast.open();
    const status = await payLate(c, async (ticket, into) => {
      must(await mergeConcert(c.e.x, c.mo, ticket.concertId!, into.concertId!, because));
      must(await decide(c.e.x, c.mo, into.concertId!, because));
    });
    assertEquals(status, "cancelled");
  });
}

Deno.test("late money claims no ticket that its seller has moved to another concert at that time", async () => {
  await using c = await Cast.open();
  const status = await payLate(c, async (ticket) => {
    const { version } = (await getTicket(c.e.x.store, ticket.id))!;
    must(await editTicket(c.e.x, c.alice, ticket.id, { venue: "Arena" }, version));
  });
  assertEquals(status, "cancelled");
});

/** Words of a concert that was moved to another time: the seller says which concert the tickets are for. */
import { concerts } from "#domain/concerts/concert.ts";
import { correctConcert, moveConcert } from "#domain/concerts/corrections.ts";
import { mergeConcert } from "#domain/concerts/endings.ts";
import { giveConcert } from "#domain/concerts/give.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { editTicket, listTicket } from "#domain/tickets/commands.ts";
import type { TicketInput } from "#domain/tickets/input.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { codeOf, must, ticketAt } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { withoutConcert } from "../migrations/old_tickets.ts";
import { assert, assertEquals, assertNotEquals } from "@std/assert";

const DAY = 86_400_000;

/** A ticket of a concert that was then moved by a day. */
async function moved(c: Cast): Promise<{ ticket: Ticket; to: number }> {
  const ticket = await c.e.ticket(c.alice);
  const to = ticket.startsAt + DAY;
  must(await moveConcert(c.e.x, c.mo, ticket.concertId!, to, because));
  await c.e.settle();
  return { ticket, to };
}

let made = 0;
const list = (c: Cast, startsAt: number, over: Partial<TicketInput> = {}) =>
  listTicket(c.e.x, c.bob, { ...ticketAt(startsAt, `moved ${made++}`), ...over });

const count = async (c: Cast) => (await Array.fromAsync(c.e.x.store.scan(concerts))).length;

Deno.test("who lists for the former time is told where the concert is now, and nothing is listed or made", async () => {
  await using c = await Cast.open();
  const { ticket, to } = await moved(c);
  const tried = await list(c, ticket.startsAt);
  assert(!tried.ok);
  const { code, concertId, startsAt } = tried.refusal;
  assertEquals([code, concertId, startsAt], ["concert_moved", ticket.concertId, to]);
  assertEquals(await count(c), 1);
  assertEquals(must(await list(c, to)).concertId, ticket.concertId);
});

Deno.test("for another concert the moved one gives its former time up: later sellers find the new one", async () => {
  await using c = await Cast.open();
  const { ticket } = await moved(c);
  const other = must(await list(c, ticket.startsAt, { anotherConcert: true }));
  assertNotEquals(other.concertId, ticket.concertId);
  assertEquals(other.startsAt, ticket.startsAt);
  assertEquals(must(await list(c, ticket.startsAt)).concertId, other.concertId);
  const again = must(await list(c, ticket.startsAt, { anotherConcert: true }));
  assertEquals(again.concertId, other.concertId);
  assertEquals(await count(c), 2);
  const back = await moveConcert(c.e.x, c.mo, ticket.concertId!, ticket.startsAt, because);
  assertEquals(codeOf(back), "merge_instead");
  assertEquals(await Array.fromAsync(c.e.x.store.verifyIndexes(concerts)), []);
});

Deno.test("of two sellers who make another concert at once, one makes it and the other joins it", async () => {
  await using c = await Cast.open();
  const { ticket } = await moved(c);
  const both = await Promise.all(
    [1, 2].map(() => list(c, ticket.startsAt, { anotherConcert: true })),
  );
  assertEquals(new Set(both.map((one) => must(one).concertId)).size, 1);
  assertEquals(await count(c), 2);
});

Deno.test("another concert is made only where a concert was moved: otherwise the words lead to theirs", async () => {
  await using c = await Cast.open();
  const ticket = await c.e.ticket(c.alice);
  const same = must(await list(c, ticket.startsAt, { anotherConcert: true }));
  assertEquals(same.concertId, ticket.concertId);
  must(await correctConcert(c.e.x, c.mo, ticket.concertId!, { name: "Night Owls" }, because));
  assertEquals(must(await list(c, ticket.startsAt)).concertId, ticket.concertId);
});

Deno.test("words of a merged concert lead to the other one without a question, also at another time", async () => {
  await using c = await Cast.open();
  const [one, into] = [
    await c.e.ticket(c.alice),
    await c.e.ticket(c.alice, { title: "Owls", startsAt: c.e.clock.at + 40 * DAY }),
  ];
  must(await mergeConcert(c.e.x, c.mo, one.concertId!, into.concertId!, because));
  assertEquals(must(await list(c, one.startsAt)).concertId, into.concertId);
});

Deno.test("a seller who changes a ticket to the former time is asked, too", async () => {
  await using c = await Cast.open();
  const { ticket, to } = await moved(c);
  const mine = must(await list(c, to));
  const edit = (over: Partial<TicketInput>) =>
    editTicket(c.e.x, c.bob, mine.id, { startsAt: ticket.startsAt, ...over }, mine.version);
  assertEquals(codeOf(await edit({})), "concert_moved");
  const other = must(await edit({ anotherConcert: true }));
  assertNotEquals(other.concertId, ticket.concertId);
  assertEquals(other.startsAt, ticket.startsAt);
});

Deno.test("a ticket of an older version joins its concert although that was moved", async () => {
  await using c = await Cast.open();
  const ticket = await c.e.ticket(c.alice);
  await withoutConcert(c.e.x, ticket.listingId);
  must(await moveConcert(c.e.x, c.mo, ticket.concertId!, ticket.startsAt + DAY, because));
  await giveConcert(c.e.x, ticket.listingId);
  await c.e.settle();
  const { concertId, startsAt } = await c.e.listingNow(ticket.listingId);
  assertEquals([concertId, startsAt], [ticket.concertId, ticket.startsAt + DAY]);
  assertEquals(await Array.fromAsync(verifyOrders(c.e.x.store)), []);
});

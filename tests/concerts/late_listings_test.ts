/** What a moderator's decision does to a listing that comes to the concert after the walk has passed. */
import { cancelConcert, mergeConcert } from "#domain/concerts/endings.ts";
import { giveConcert } from "#domain/concerts/give.ts";
import { concertOff } from "#domain/mail/on_concert_events.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import type { Services } from "#domain/ports/services.ts";
import { settlePayment } from "#domain/payments/settle.ts";
import { codeOf, must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { buyWithoutWorkers, claimWithoutWorkers, runWalks } from "./without_workers.ts";
import { withoutConcert } from "../migrations/old_tickets.ts";
import { assert, assertEquals } from "@std/assert";

Deno.test("a sale is refunded whose listing comes to a cancelled concert by a visitor, after that concert's walk has ended", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const listing = await e.listing(alice, 2, { title: "Owls" });
  const into = await e.ticket(alice);
  const order = await buyWithoutWorkers(c, listing.id);
  must(await mergeConcert(e.x, c.mo, listing.concertId!, into.concertId!, because));
  must(await cancelConcert(e.x, c.mo, into.concertId!, because));
  await runWalks(c, e.x, "concerts.walk_cancelled");
  assert((await c.walk(into.concertId!)).finishedAt !== null);
  const tried = await reserveTicket(e.x, bob, { ticketId: listing.seats[1].id });
  assertEquals(codeOf(tried), "ticket_not_available");
  for (let round = 0; round < 5; round++) await runWalks(c, e.x);
  assertEquals((await c.orderNow(order)).status, "refunded");
});

Deno.test("a sale is refunded that is paid only after its listing has come to a cancelled concert", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice } = c;
  const listing = await e.listing(alice, 2, { title: "Owls" });
  const into = await e.ticket(alice);
  const { order, payment } = await claimWithoutWorkers(c, listing.id);
  must(await mergeConcert(e.x, c.mo, listing.concertId!, into.concertId!, because));
  must(await cancelConcert(e.x, c.mo, into.concertId!, because));
  await runWalks(c, e.x, "concerts.walk_cancelled");
  await runWalks(c, e.x, "concerts.walk_merged");
  assertEquals((await e.listingNow(listing.id)).concertId, into.concertId);
  await settlePayment(e.x, payment.id); // captures
  for (let round = 0; round < 5; round++) {
    e.clock.forward(60);
    await runWalks(c, e.x);
  }
  assertEquals((await c.orderNow(order)).status, "refunded");
});

Deno.test("each order of a merged and cancelled concert's listing is refunded, and what is left is off the lists", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice } = c;
  const listing = await e.listing(alice, 3, { title: "Owls" });
  const into = await e.ticket(alice);
  const bought = await buyWithoutWorkers(c, listing.id);
  const { order, payment } = await claimWithoutWorkers(c, listing.seats[1].id);
  must(await mergeConcert(e.x, c.mo, listing.concertId!, into.concertId!, because));
  must(await cancelConcert(e.x, c.mo, into.concertId!, because));
  await runWalks(c, e.x, "concerts.walk_cancelled");
  await runWalks(c, e.x, "concerts.walk_merged");
  await settlePayment(e.x, payment.id); // captures
  for (let round = 0; round < 5; round++) {
    e.clock.forward(60);
    await runWalks(c, e.x);
  }
  assertEquals((await c.orderNow(bought)).status, "refunded");
  assertEquals((await c.orderNow(order)).status, "refunded");
  const { concertId, retired } = await e.listingNow(listing.id);
  assertEquals([concertId, retired], [into.concertId, true]);
});

Deno.test("who held a ticket of a concert that became part of a cancelled one is told so", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice, { title: "Owls" });
  const into = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  must(await mergeConcert(e.x, c.mo, ticket.concertId!, into.concertId!, because));
  must(await cancelConcert(e.x, c.mo, into.concertId!, because));
  const off = await concertOff(e.x, order);
  assertEquals([off?.cancelled, off?.reason], [true, because.reason]);
});

Deno.test("a walk that is started again while it reads does not pass by what came meanwhile", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice } = c;
  const sold = await e.ticket(alice);
  await e.ticket(alice);
  const order = await buyWithoutWorkers(c, sold.id);
  await withoutConcert(e.x, sold.listingId);
  must(await cancelConcert(e.x, c.mo, sold.concertId!, because));
  let reads = 0;
  const store: Services["store"] = Object.create(e.x.store, {
    listKeys: {
      value: async (...args: Parameters<Services["store"]["listKeys"]>) => {
        const found = await e.x.store.listKeys(...args);
        if (reads++ === 0) await giveConcert(e.x, sold.listingId);
        return found;
      },
    },
  });
  await runWalks(c, { ...e.x, store });
  assertEquals((await c.orderNow(order)).status, "complete");
  for (let round = 0; round < 5; round++) await runWalks(c, e.x);
  assertEquals((await c.orderNow(order)).status, "refunded");
});

/** Listing several tickets, and changing and withdrawing what is left of them. */
import { assertEquals } from "@std/assert";
import { verifyOrders } from "#domain/invariants/verify.ts";
import type { Result } from "#domain/result.ts";
import { listingInput, listingPatch } from "#domain/tickets/input.ts";
import { listings } from "#domain/tickets/listing.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import { withdrawListing } from "#domain/tickets/withdraw_listing.ts";
import { editTicket, listTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { codeOf, Exchange, must, ticketAt } from "../exchange.ts";
import { cast, statuses } from "./selling_setup.ts";

const pathsOf = (result: Result<unknown>) =>
  result.ok ? [] : result.refusal.errors?.map(({ path }) => path) ?? [];

const rows = (...codes: string[]) =>
  codes.map((code) => ({ seat: null, code, codeType: "qr" as const }));

function inputOf(e: Exchange, ...codes: string[]) {
  const { seat: _, code: __, codeType: ___, ...shared } = ticketAt(e.clock.at + 86_400_000, "");
  return { ...shared, split: "any" as const, tickets: rows(...codes) };
}

Deno.test("one barcode that is listed already fails the whole form, and its row is named", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  await e.ticket(bob, { code: "TAKEN" });
  const lists = (...codes: string[]) => listTickets(e.x, alice, inputOf(e, ...codes));
  const refused = await lists("ONE", "TWO", "TAKEN");
  assertEquals([codeOf(refused), pathsOf(refused)], ["code_already_listed", ["tickets.2.code"]]);
  assertEquals(must(await lists("ONE", "TWO")).seats.length, 2);
  const twice = await lists("A\u00a0B", "C", "A B");
  assertEquals([codeOf(twice), pathsOf(twice)], ["invalid", ["tickets.2.code"]]);
  const unfit = await listTickets(e.x, alice, {
    ...inputOf(e, "D"),
    tickets: [...rows("D"), { seat: null, code: "Zürich", codeType: "code128" }],
  });
  assertEquals(pathsOf(unfit), ["tickets.1.code"]);
  const single = await listTicket(e.x, alice, ticketAt(e.clock.at + 86_400_000, "TAKEN"));
  assertEquals(pathsOf(single), ["code"]);
});

Deno.test("of two sellers who list one barcode at once, one lists all of their tickets and the other none", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  const results = await Promise.all([
    listTickets(e.x, alice, inputOf(e, "A1", "SAME", "A2")),
    listTickets(e.x, bob, inputOf(e, "B1", "B2", "B3", "SAME")),
  ]);
  assertEquals(results.map(codeOf).sort(), ["code_already_listed", "ok"]);
  const lost = results.find(({ ok }) => !ok)!;
  assertEquals(pathsOf(lost), [results[0] === lost ? "tickets.1.code" : "tickets.3.code"]);
  const free = results[0] === lost ? ["A1", "A2"] : ["B1", "B2", "B3"];
  must(await listTickets(e.x, alice, inputOf(e, ...free)));
});

Deno.test("nothing of a listing is changed or withdrawn while somebody holds one of its tickets", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const [first, second] = listing.seats;
  const order = await e.reserve(bob, second.id);
  const held = await e.listingNow(listing.id);
  const price = { amount: 4000, currency: "EUR" };
  const changes = () => [
    editListing(e.x, alice, listing.id, { price }, held.version),
    editTicket(e.x, alice, first.id, { seat: "9" }, held.version),
    withdrawTicket(e.x, alice, first.id),
    withdrawListing(e.x, alice, listing.id),
  ];
  assertEquals((await Promise.all(changes())).map(codeOf), Array(4).fill("ticket_locked"));
  e.clock.at = order.expiresAt;
  // Lapsed, the hold is in nobody's way.
  const edited = must(await editListing(e.x, alice, listing.id, { price }, held.version));
  assertEquals([edited.price, statuses(edited)], [price, Array(3).fill("available")]);
  assertEquals((await e.orderNow(order.id)).cancelReason, "expired");
});

Deno.test("what is sold keeps the terms of its order; the rest of the listing is changed and withdrawn", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const sold = await e.buy(await e.take(bob, listing, 1));
  const { version } = await e.listingNow(listing.id);
  const price = { amount: 4000, currency: "EUR" };
  const patch = { price, tickets: [{ id: listing.seats[1].id, seat: "12", code: "NEW" }] };
  const edited = must(await editListing(e.x, alice, listing.id, patch, version));
  assertEquals(edited.seats.map(({ seat }) => seat), ["1", "12", "3"]);
  assertEquals((await e.orderNow(sold.id)).terms.price.amount, 4500);
  const other = await editTicket(e.x, alice, sold.ticketIds[0], { seat: "9" }, edited.version);
  assertEquals(codeOf(other), "ticket_locked");
  // Its buyer goes to the concert that they bought a ticket for.
  const moved = await editListing(e.x, alice, listing.id, { venue: "Arena" }, edited.version);
  assertEquals(codeOf(moved), "ticket_locked");
  const next = await e.take(carol, listing, 1);
  assertEquals(next.terms.price, price);
  await e.buy(next);
  const left = must(await withdrawListing(e.x, alice, listing.id));
  assertEquals(statuses(left), ["sold", "sold", "withdrawn"]);
  assertEquals(codeOf(await withdrawTicket(e.x, alice, listing.id)), "ticket_locked");
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("one ticket of several is withdrawn, and its barcode can be listed again", async () => {
  const { e, alice } = await cast();
  await using _ = e;
  const listing = must(await listTickets(e.x, alice, inputOf(e, "A", "B", "C")));
  const gone = must(await withdrawTicket(e.x, alice, listing.seats[1].id));
  assertEquals([gone.id, gone.status], [listing.seats[1].id, "withdrawn"]);
  assertEquals(statuses(await e.listingNow(listing.id)), ["available", "withdrawn", "available"]);
  must(await listTickets(e.x, alice, inputOf(e, "B")));
  assertEquals(codeOf(await listTickets(e.x, alice, inputOf(e, "C"))), "code_already_listed");
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(listings)), []);
});

Deno.test("two tickets of a listing do not have the same seat, however it is written; several may have none", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  const seated = (...seats: (string | null)[]) => ({
    ...inputOf(e, ...seats.map((_, at) => `S${at}`)),
    tickets: seats.map((seat, at) => ({ seat, code: `S${at}`, codeType: "qr" as const })),
  });
  const twice = await listTickets(e.x, alice, seated("a 12", null, "13", "A\u00a012"));
  assertEquals([codeOf(twice), pathsOf(twice)], ["invalid", ["tickets.3.seat"]]);
  const { id, version, seats } = must(
    await listTickets(e.x, alice, seated("12", "13", null, null)),
  );
  const edits = (seen: number, ...names: (string | undefined)[]) =>
    editListing(e.x, alice, id, {
      tickets: names.map((seat, at) => ({ id: seats[at].id, seat })),
    }, seen);
  assertEquals(pathsOf(await edits(version, undefined, "12")), ["tickets.1.seat"]);
  assertEquals(pathsOf(await edits(version, "14", "14")), ["tickets.1.seat"]);
  const one = await editTicket(e.x, alice, seats[1].id, { seat: "12" }, version);
  assertEquals(pathsOf(one), ["seat"]);
  const swapped = must(await edits(version, "13", "12"));
  assertEquals(swapped.seats.map(({ seat }) => seat), ["13", "12", null, null]);
  await e.buy(await e.reserve(bob, seats[0].id));
  const sold = await e.listingNow(id);
  assertEquals(pathsOf(await edits(sold.version, undefined, "13")), ["tickets.1.seat"]);
});

Deno.test("two tickets of a listing may swap their barcodes, but not share one", async () => {
  const { e, alice } = await cast();
  await using _ = e;
  const { id, version, seats } = must(await listTickets(e.x, alice, inputOf(e, "A", "B")));
  const both = (one: string, two: string, seen: number) =>
    editListing(e.x, alice, id, {
      tickets: [{ id: seats[0].id, code: one }, { id: seats[1].id, code: two }],
    }, seen);
  const shared = await both("C", "C", version);
  assertEquals([codeOf(shared), pathsOf(shared)], ["invalid", ["tickets.0.code"]]);
  const swapped = must(await both("B", "A", version));
  assertEquals(swapped.seats.map(({ codeHash }) => codeHash), [
    seats[1].codeHash,
    seats[0].codeHash,
  ]);
  const one = await editTicket(e.x, alice, seats[1].id, { code: "B" }, swapped.version);
  assertEquals([codeOf(one), pathsOf(one)], ["invalid", ["code"]]);
});

Deno.test("six barcodes are changed although several holds have lapsed", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const alice = await e.user("alice");
  const listing = await e.listing(alice, 6);
  for (const { id } of listing.seats) await e.reserve(await e.user("buyer"), id);
  e.clock.forward(901);
  const { version } = await e.listingNow(listing.id);
  const tickets = listing.seats.map(({ id }, at) => ({ id, code: `NEW-${at}` }));
  const edited = must(await editListing(e.x, alice, listing.id, { tickets }, version));
  assertEquals(statuses(edited), Array(6).fill("available"));
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("a listing's input is parsed strictly: 1 to 6 tickets with a barcode each, and a known rule for splitting", () => {
  const settings = { currency: "EUR" };
  const input = {
    title: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T20:00:00+02:00",
    timeZone: "Europe/Paris",
    faceValue: { amount: 5000, currency: "EUR" },
    price: { amount: 4500, currency: "EUR" },
    tickets: [{ code: "A" }, { code: "B", seat: "12" }],
  };
  const parsed = listingInput(settings).parse(input);
  assertEquals([parsed.split, parsed.tickets[0].seat, parsed.tickets[1].codeType], [
    "any",
    null,
    "qr",
  ]);
  for (
    const wrong of [
      { tickets: [] },
      { tickets: Array.from({ length: 7 }, (_, n) => ({ code: `C${n}` })) },
      { tickets: [{ code: "" }] },
      { tickets: [{ seat: "12" }] },
      { tickets: [{ code: "A", price: input.price }] },
      { split: "halves" },
      { code: "A" },
    ]
  ) {
    const { success } = listingInput(settings).safeParse({ ...input, ...wrong });
    assertEquals(success, false, JSON.stringify(wrong));
  }
  const patch = listingPatch(settings);
  assertEquals(patch.safeParse({ split: "together" }).success, true);
  assertEquals(patch.safeParse({ tickets: [{ id: "T-2", seat: null }] }).success, true);
  for (const wrong of [{}, { tickets: [{ seat: "1" }] }, { sellerId: "bob" }]) {
    assertEquals(patch.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

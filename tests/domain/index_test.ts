/** `unmoved`, the shortcut that skips the tickets' index rows, gives the same result as comparing them. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { ticketStatuses } from "#domain/tickets/seat.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { eur, listingOf, T0 } from "./cast.ts";

const rowsOf = (listing: Listing) =>
  Object.fromEntries(
    Object.entries(listings.indexes).map(([name, index]) => [name, index.keys(listing)]),
  );

const change: fc.Arbitrary<Partial<Ticket>> = fc.record({
  status: fc.constantFrom(...ticketStatuses),
  orderId: fc.constantFrom(null, "order", "other"),
  heldUntil: fc.constantFrom(null, T0),
  retired: fc.boolean(),
  title: fc.constantFrom("The Night Owls", "Night Owls"),
  venue: fc.constantFrom("Hall", "Arena"),
  city: fc.constantFrom("Lyon", "Paris"),
  startsAt: fc.constantFrom(T0 + 1000, T0 + 2000),
  price: fc.constantFrom(eur(4500), eur(4000)),
  codeHash: fc.constantFrom("hash", "other"),
  updatedAt: fc.constantFrom(T0, T0 + 1),
  description: fc.constantFrom("", "Two steps from the stage."),
}, { requiredKeys: [] });

/** Half of the changes are ones that orders make. */
const further = fc.oneof(
  change,
  fc.record({
    status: fc.constantFrom("available", "reserved"),
    orderId: fc.constantFrom(null, "order"),
    heldUntil: fc.constantFrom(null, T0),
    updatedAt: fc.constantFrom(T0, T0 + 1),
    description: fc.constantFrom("", "Two steps from the stage."),
  }, { requiredKeys: [] }) as fc.Arbitrary<Partial<Ticket>>,
);

Deno.test("a change that `unmoved` declares harmless changes no index row", () => {
  let said = 0;
  fc.assert(
    fc.property(change, further, (one, other) => {
      const [before, after] = [listingOf(one), listingOf({ ...one, ...other })];
      if (!listings.unmoved!(before, after)) return;
      said++;
      assertEquals(rowsOf(after), rowsOf(before));
    }),
    { numRuns: 3000 },
  );
  assert(said > 100, "it is hardly ever said");
});

Deno.test("hold, claim and let go change no index row, and `unmoved` says so", () => {
  const free = listingOf();
  const held = listingOf({ status: "reserved", orderId: "order", heldUntil: T0 });
  const claimed = { ...held, heldUntil: null };
  for (const [before, after] of [[free, held], [held, claimed], [held, free]]) {
    assert(listings.unmoved!(before, after));
  }
});

/** What an offering tells of its offers, now and when holds have lapsed. */
import { assertEquals } from "@std/assert";
import type { Offering } from "#domain/offerings/offering.ts";
import { offeringAt, summaryOf } from "#domain/offerings/summary.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import { listingWith, type TicketFields } from "../listing.ts";
import { DAY, draft, euros, HOUR, NOON } from "../search/market.ts";

const offer = (over: Partial<TicketFields>): Listing =>
  listingWith(draft(`t${over.price?.amount}`, over));
const held = (until: number | null) =>
  ({ status: "reserved", orderId: "o", heldUntil: until }) as const;

function offeringOf(...offers: Listing[]): Offering {
  const { title: name, venue, city, startsAt, timeZone } = draft("a");
  const summary = summaryOf(offers, false, NOON)!;
  const stored = { id: "c", createdAt: NOON, updatedAt: NOON, version: 1 };
  return { ...stored, name, venue, city, country: "FR", startsAt, timeZone, ...summary };
}

Deno.test("an offering counts what can be reserved, and names its lowest price", () => {
  const shown = offeringOf(
    offer({ price: euros(18), ...held(NOON + HOUR) }),
    offer({ price: euros(40), faceValue: euros(50) }),
    offer({ price: euros(45) }),
    offer({ price: euros(9), status: "sold", orderId: "o" }),
  );
  assertEquals([shown.from, shown.saving], [euros(40), 20]);
  assertEquals([shown.tickets, shown.offered, shown.largestGroup], [2, 3, 1]);
  assertEquals(shown.freeAt, NOON + HOUR);
});

Deno.test("a hold that has lapsed counts as free, although nobody wrote that down", () => {
  const stored = offeringOf(
    offer({ price: euros(18), faceValue: euros(20), ...held(NOON + HOUR) }),
    offer({ price: euros(25), ...held(NOON + 2 * HOUR) }),
    offer({ price: euros(30), ...held(null) }),
  );
  const before = offeringAt(stored, NOON + HOUR - 1);
  assertEquals([before.from, before.tickets, before.freeAt], [null, 0, NOON + HOUR]);
  const first = offeringAt(stored, NOON + HOUR);
  assertEquals([first.from, first.saving, first.tickets], [euros(18), 10, 1]);
  assertEquals(first.freeAt, NOON + 2 * HOUR);
  const second = offeringAt(stored, NOON + 2 * HOUR);
  assertEquals([second.from, second.tickets, second.freeAt], [euros(18), 2, null]);
});

Deno.test("in the last minute before a concert nothing can be reserved", () => {
  const stored = offeringOf(
    offer({ price: euros(18) }),
    offer({ price: euros(9), ...held(NOON + 1) }),
  );
  const open = offeringAt(stored, NOON + DAY - 60_001);
  const closed = offeringAt(stored, NOON + DAY - 60_000);
  assertEquals([open.from, open.tickets], [euros(9), 2]);
  assertEquals([closed.from, closed.tickets, closed.largestGroup], [null, 0, 0]);
});

Deno.test("the lowest price is that of the prices and the quantity asked for", () => {
  const stored = offeringOf(offer({ price: euros(18) }), offer({ price: euros(40) }));
  assertEquals(offeringAt(stored, NOON, { min: 1801 }).from, euros(40));
  assertEquals(offeringAt(stored, NOON, { max: 1800 }).from, euros(18));
  assertEquals(offeringAt(stored, NOON, { quantity: 2 }).from, null);
});

Deno.test("offers of one price are one price, at their greatest saving", () => {
  const { prices } = offeringOf(
    offer({ price: euros(40), faceValue: euros(40) }),
    offer({ price: euros(40), faceValue: euros(80) }),
  );
  assertEquals(prices, [{ amount: 4000, saving: 50, quantities: 1 }]);
});

Deno.test("nothing is told of a concert without offers; offers in another currency are others", () => {
  assertEquals(summaryOf([offer({ status: "withdrawn" })], false, NOON), null);
  assertEquals(offeringOf(offer({})).more, false);
  const foreign = offeringOf(offer({}), offer({ price: { amount: 100, currency: "SEK" } }));
  assertEquals([foreign.tickets, foreign.more, foreign.currency], [1, true, "EUR"]);
});

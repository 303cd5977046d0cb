/** What an offering tells of its offers, now and when holds have lapsed. */
import { assert, assertEquals } from "@std/assert";
import type { Offering } from "#domain/offerings/offering.ts";
import { narrowed, offeringAt, savingOf, summaryOf } from "#domain/offerings/summary.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import { listingWith, type TicketFields } from "../listing.ts";
import { DAY, draft, euros, HOUR, NOON } from "../search/market.ts";

const offer = (over: Partial<TicketFields>): Listing =>
  listingWith(draft(`t${over.price?.amount}`, over));
const FREE = { buyerFeePercent: 0, sellerFeePercent: 0, prices: { step: 1 } };
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
  const before = offeringAt(stored, NOON + HOUR - 1, FREE);
  assertEquals([before.from, before.tickets, before.freeAt], [null, 0, NOON + HOUR]);
  const first = offeringAt(stored, NOON + HOUR, FREE);
  assertEquals([first.from, first.saving, first.tickets], [euros(18), 10, 1]);
  assertEquals(first.freeAt, NOON + 2 * HOUR);
  const second = offeringAt(stored, NOON + 2 * HOUR, FREE);
  assertEquals([second.from, second.tickets, second.freeAt], [euros(18), 2, null]);
});

Deno.test("in the last minute before a concert nothing can be reserved", () => {
  const stored = offeringOf(
    offer({ price: euros(18) }),
    offer({ price: euros(9), ...held(NOON + 1) }),
  );
  const open = offeringAt(stored, NOON + DAY - 60_001, FREE);
  const closed = offeringAt(stored, NOON + DAY - 60_000, FREE);
  assertEquals([open.from, open.tickets], [euros(9), 2]);
  assertEquals([closed.from, closed.tickets, closed.largestGroup], [null, 0, 0]);
});

Deno.test("the lowest price is that of the prices and the quantity asked for", () => {
  const stored = offeringOf(offer({ price: euros(18) }), offer({ price: euros(40) }));
  assertEquals(narrowed(offeringAt(stored, NOON, FREE), { min: 1801 }).from, euros(40));
  assertEquals(narrowed(offeringAt(stored, NOON, FREE), { max: 1800 }).from, euros(18));
  assertEquals(narrowed(offeringAt(stored, NOON, FREE), { quantity: 2 }).from, null);
});

Deno.test("offers of one price are one price, at their greatest saving", () => {
  const { prices } = offeringOf(
    offer({ price: euros(40), faceValue: euros(40) }),
    offer({ price: euros(40), faceValue: euros(80) }),
  );
  assertEquals(prices, [{ amount: 4000, saving: 50, worth: 8000, quantities: 1 }]);
});

Deno.test("nothing is told of a concert without offers; offers in another currency are others", () => {
  assertEquals(summaryOf([offer({ status: "withdrawn" })], false, NOON), null);
  assertEquals(offeringOf(offer({})).more, false);
  const foreign = offeringOf(offer({}), offer({ price: { amount: 100, currency: "SEK" } }));
  assertEquals([foreign.tickets, foreign.more, foreign.currency], [1, true, "EUR"]);
});

const TEN = { ...FREE, buyerFeePercent: 10 };

Deno.test("buyers see totals: the lowest, those that are asked for, and the saving with the fee", () => {
  const offers = [
    offer({ price: euros(40), faceValue: euros(50) }),
    offer({ price: euros(45), faceValue: euros(50) }),
    offer({ price: euros(48), faceValue: euros(50) }),
  ];
  const now = offeringAt(offeringOf(...offers), NOON, TEN);
  assertEquals([now.from, now.saving], [euros(44), 12]);
  assertEquals(now.totals.map(({ total, saving }) => [total, saving]), [
    [4400, 12],
    [4950, 1],
    [5280, 0], // more than it cost at first
  ]);
  assertEquals(narrowed(now, { min: 4401 }).from?.amount, 4950);
  assertEquals(narrowed(now, { max: 4399 }).from, null);
  // A page of the concert says the same of each offer.
  assertEquals(offers.map((one) => savingOf(one, TEN)), [12, 1, 0]);
});

Deno.test("an offering of an older version never tells of a greater saving than there is", () => {
  for (let worth = 100; worth <= 400; worth++) {
    const price = { amount: 97, currency: "EUR" };
    const listing = offer({ price, faceValue: { amount: worth, currency: "EUR" } });
    const stored = offeringOf(listing);
    const older = { ...stored, prices: stored.prices.map((one) => ({ ...one, worth: null })) };
    const said = offeringAt(older, NOON, TEN).saving;
    assert(said <= savingOf(listing, TEN), `${worth}: ${said}`);
    assertEquals(offeringAt(older, NOON, FREE).saving, savingOf(listing, FREE));
  }
});

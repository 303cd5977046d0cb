/** The offers of a concert, by price, and its last sales. */
import { assert, assertEquals } from "@std/assert";
import { lastSold, listOffers, type OffersAsked } from "#domain/offerings/offers.ts";
import { summaryOf } from "#domain/offerings/summary.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { draft, euros, HOUR, type Market, NOON, openMarket } from "../search/market.ts";
import { Exchange, must } from "../exchange.ts";
import { listingWith } from "../listing.ts";

/** Offers some tickets for one concert; `held`: how many of them. */
async function offer(
  { x: { store } }: Pick<Market, "x">,
  name: string,
  { tickets = 1, held = 0, ...over }:
    & { tickets?: number; held?: number }
    & Partial<Pick<Listing, "price" | "section" | "split" | "concertId">>,
): Promise<Listing> {
  const { seats: [seat], ...rest } = listingWith(draft(name, { concertId: "c", ...over }));
  const seats = Array.from({ length: tickets }, (_, n) => ({
    ...seat,
    id: n === 0 ? name : `${name}-${n + 1}`,
    codeHash: `${name} ${n}`,
    ...n < held && { status: "reserved" as const, orderId: "o", heldUntil: NOON + HOUR },
  }));
  return await store.transact((tx) => tx.create(listings, { ...rest, seats }));
}

const names = async (market: Market, asked: Partial<OffersAsked> = {}) =>
  (await listOffers(market.x, "c", { limit: 100, ...asked })).items.map(({ id }) => id);

Deno.test("a concert's offers are listed by price, held ones included, those of others not", async () => {
  await using market = await openMarket();
  await offer(market, "dear", { price: euros(90) });
  await offer(market, "held", { price: euros(40), held: 1 });
  await offer(market, "cheap", { price: euros(20) });
  await offer(market, "elsewhere", { price: euros(10), concertId: "d" });
  assertEquals(await names(market), ["cheap", "held", "dear"]);
});

Deno.test("offers of a number of tickets are those that allow it now", async () => {
  await using market = await openMarket();
  await offer(market, "any", { price: euros(10), tickets: 3 });
  await offer(market, "pair", { price: euros(20), tickets: 2, split: "together" });
  await offer(market, "three", { price: euros(30), tickets: 3, split: "no_single" });
  await offer(market, "held", { price: euros(40), tickets: 2, held: 1 });
  assertEquals(await names(market, { quantity: 1 }), ["any", "three", "held"]);
  assertEquals(await names(market, { quantity: 2 }), ["any", "pair"]);
  assertEquals(await names(market, { quantity: 3 }), ["any", "three"]);
  market.clock.time = NOON + HOUR;
  assertEquals(
    await names(market, { quantity: 2 }),
    ["any", "pair", "held"],
    "the hold has lapsed",
  );
});

Deno.test("a section is compared as a whole, without accents and case", async () => {
  await using market = await openMarket();
  const all = [
    await offer(market, "gallery", { section: "Galérie" }),
    await offer(market, "gallery2", { section: "GALERIE" }),
    await offer(market, "block10", { section: "Block 10" }),
    await offer(market, "block2", { section: "Block 2" }),
    await offer(market, "none", {}),
  ];
  assertEquals(await names(market, { section: "galerie" }), ["gallery", "gallery2"]);
  assertEquals(await names(market, { section: "Block" }), []);
  assertEquals(summaryOf(all, false, NOON)?.sections, ["Block 2", "Block 10", "Galérie"]);
});

Deno.test("pages of offers lead on and back; a filtered one reads on until it is full", async () => {
  await using market = await openMarket();
  for (let n = 10; n < 30; n++) {
    await offer(market, `o${n}`, { price: euros(n), tickets: n % 4 === 0 ? 2 : 1 });
  }
  const page = (asked: Partial<OffersAsked>) => listOffers(market.x, "c", { limit: 8, ...asked });
  const ids = ({ items }: { items: Listing[] }) => items.map(({ id }) => id);
  const first = await page({});
  const second = await page({ cursor: first.next });
  const third = await page({ cursor: second.next });
  assertEquals([...ids(first), ...ids(second), ...ids(third)], await names(market));
  assertEquals([first.previous, third.next], [undefined, undefined]);
  assertEquals(ids(await page({ cursor: second.previous })), ids(first));
  const pairs = await page({ quantity: 2, limit: 3 });
  assertEquals(ids(pairs), ["o12", "o16", "o20"]);
  const rest = await page({ quantity: 2, limit: 3, cursor: pairs.next });
  assertEquals(ids(rest), ["o24", "o28"]);
});

Deno.test("a page of offers reads at most 200 listings, and its cursor goes on", async () => {
  await using market = await openMarket();
  for (let n = 0; n < 230; n++) await offer(market, `o${n}`, { price: euros(10 + n) });
  await offer(market, "pair", { price: euros(900), tickets: 2 });
  const asked = { quantity: 2, limit: 10 };
  const first = await listOffers(market.x, "c", asked);
  assertEquals(first.items, []);
  assert(first.next);
  const second = await listOffers(market.x, "c", { ...asked, cursor: first.next });
  assertEquals(second.items.map(({ id }) => id), ["pair"]);
});

Deno.test("the last ten prices that were paid are told, the latest first", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const startsAt = e.clock.at + 30 * 86_400_000;
  let concertId = "";
  for (let n = 1; n <= 12; n++) {
    const ticket = await e.ticket(alice, { startsAt, price: euros(n) });
    concertId = ticket.concertId!;
    must(await e.pay(await e.checkout(bob, (await e.reserve(bob, ticket.id)).id)));
    await e.settle();
    e.clock.forward(1);
  }
  await e.reserve(bob, (await e.ticket(alice, { startsAt, price: euros(13) })).id);
  const paid = (await lastSold(e.x, concertId)).map(({ amount }) => amount / 100);
  assertEquals(paid, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
});

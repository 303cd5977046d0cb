/** What the demo's sellers offer: one to four tickets each, and several sellers for some concerts. */
import type { Settings } from "../ports/settings.ts";
import type { ListingInput } from "../tickets/input.ts";
import type { Listing } from "../tickets/listing.ts";
import type { CapRules } from "../tickets/caps.ts";
import { demoCap, demoConcerts } from "./concerts.ts";

/** Which concerts have a second, third and fourth offer: mostly the soonest, which people look at first. */
const MORE_OFFERS = [0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 11, 13, 16, 19, 23, 28, 34];
/** How many tickets the offers have, one after another, and how they may be bought. */
const SIZES = [2, 1, 3, 2, 1, 4, 2, 1, 1, 2];
const SPLITS: Listing["split"][] = [
  "any",
  "any",
  "no_single",
  "together",
  "any",
  "no_single",
  "together",
];

/** One for each of `demoConcerts`; prices respect the installation's cap. */
export function demoListings(
  now: number,
  settings: Pick<Settings, "currency"> & CapRules,
): ListingInput[] {
  const demo = demoConcerts(now, settings);
  const concerts = demo.length - MORE_OFFERS.length;
  return demo.map(({ code, codeType, seat, ...shared }, i): ListingInput => {
    const { title, venue, city, startsAt, timeZone } = demo[
      i < concerts ? i : MORE_OFFERS[i - concerts]
    ];
    const tickets = Array.from({ length: SIZES[i % SIZES.length] }, (_, n) => ({
      seat: seat === null ? null : String(Number(seat) + n),
      code: n === 0 ? code : `${code}-${n + 1}`,
      codeType,
    }));
    const { faceValue, price } = shared;
    const cap = demoCap(faceValue, timeZone, settings) ?? price.amount;
    return {
      ...shared,
      ...{ title, venue, city, startsAt, timeZone },
      price: { ...price, amount: Math.min(price.amount, cap) },
      split: SPLITS[i % SPLITS.length],
      tickets,
    };
  });
}

/** What a filled exchange has on offer: invented concerts, and tickets for them. The same for the same numbers. */
import type { Settings } from "#domain/ports/settings.ts";
import { demoCap } from "#domain/demo/concerts.ts";
import { demoArtists, demoCities, demoTours } from "#domain/demo/tour.ts";
import type { CapRules } from "#domain/tickets/caps.ts";
import type { Offered } from "#domain/tickets/new_listing.ts";
import type { ConcertPart } from "#domain/tickets/terms.ts";

const MINUTE_MS = 60_000;
/** Halls of a city: numbered ones beside those of the demo. */
const HALLS = 60;

const FIRST = [
  ..."Amber Binary Coastal Distant Electric Feral Golden Hollow Indigo Jagged Kindred Lunar Marble"
    .split(
      " ",
    ),
  ..."Northern Opal Paper Quiet Restless Silver Tidal Umber Velvet Winter Xeric Yonder Zephyr"
    .split(
      " ",
    ),
];
const SECOND = [
  ..."Anchors Bridges Cranes Dynamos Embers Ferries Gardens Harbours Islands Junctions Kites".split(
    " ",
  ),
  ..."Lanterns Meadows Nomads Orchards Pilots Quarries Rivers Sparrows Towers Umbrellas Valleys"
    .split(
      " ",
    ),
  ..."Whistles Yards Zeppelins".split(" "),
];
/** How many tickets listings have, one after another: 1.9 on average. */
const SIZES = [2, 1, 3, 2, 1, 4, 2, 1, 1, 2];
export const MEAN_SIZE = SIZES.reduce((sum, size) => sum + size, 0) / SIZES.length;
const SPLITS = ["any", "any", "no_single", "together"] as const;
const PERCENTS = [100, 85, 110, 100, 70, 120, 95];

/** Scatters a number over 0 ≤ n < `below`. */
function scatter(number: number, below: number): number {
  let code = Math.imul(number ^ number >>> 16, 0x45d9f3b);
  code = Math.imul(code ^ code >>> 16, 0x45d9f3b);
  return ((code ^ code >>> 16) >>> 0) % below;
}

/** Two in five are artists of the demo, whose names are in thousands of concerts. */
function nameOf(k: number): string {
  if (k % 5 < 2) {
    const artist = demoArtists[scatter(k, demoArtists.length)];
    return artist.name + demoTours[scatter(k + 1, demoTours.length)];
  }
  return `${FIRST[scatter(k, FIRST.length)]} ${SECOND[scatter(k + 7, SECOND.length)]}`;
}

/**
 * Concerts over the next `days` days, from tomorrow on, no two alike. A third of them are in the first two of ten
 * cities.
 */
export function* concertsAhead(count: number, now: number, days: number): Generator<ConcertPart> {
  const known = new Set<string>();
  for (let k = 0; k < count; k++) {
    const city = demoCities[k % 6 === 0 ? k % 2 : scatter(k + 3, demoCities.length)];
    const hall = scatter(k + 5, HALLS);
    const venue = hall < 2 ? city.halls[hall] : `${city.halls[hall % 2]} ${hall}`;
    const title = nameOf(k);
    const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(city.timeZone)
      .toPlainDate().add({ days: 1 + scatter(k + 11, days) });
    let startsAt = day.toZonedDateTime({ timeZone: city.timeZone, plainTime: "18:30" })
      .epochMilliseconds + scatter(k + 13, 8) * 30 * MINUTE_MS;
    const is = () => `${title}|${venue}|${startsAt}`;
    while (known.has(is())) startsAt += MINUTE_MS;
    known.add(is());
    yield { title, venue, city: city.name, startsAt, timeZone: city.timeZone };
  }
}

/** The tickets of listing `i`, for a concert. */
export function offerNo(
  i: number,
  concert: ConcertPart,
  settings: Pick<Settings, "currency"> & CapRules,
): Offered {
  const faceValue = { amount: (18 + scatter(i, 128)) * 100, currency: settings.currency };
  const asked = Math.round(faceValue.amount * PERCENTS[scatter(i + 3, PERCENTS.length)] / 100);
  const cap = demoCap(faceValue, concert.timeZone, settings) ?? asked;
  const place = scatter(i + 5, 3);
  return {
    ...concert,
    description: i % 5 === 4 ? "" : demoArtists[scatter(i, demoArtists.length)].about,
    section: ["Balcony", "Standing", null][place],
    row: place === 0 ? String(1 + scatter(i, 24)) : null,
    faceValue,
    price: { ...faceValue, amount: Math.max(1, Math.min(asked, cap)) },
    split: SPLITS[scatter(i + 7, SPLITS.length)],
    tickets: Array.from({ length: SIZES[scatter(i + 17, SIZES.length)] }, (_, n) => ({
      seat: place === 0 ? String(1 + scatter(i, 30) + n) : null,
      code: `FILL-${String(i).padStart(8, "0")}-${n + 1}`,
      codeType: "qr",
    })),
  };
}

/** Sixty demo tickets for concerts from tonight to eight months ahead. Deterministic for a given time. */
import { countryOf } from "../country.ts";
import { decimalsOf, type Money } from "../money.ts";
import type { Settings } from "../ports/settings.ts";
import { type CapRules, highestPriceFor } from "../tickets/caps.ts";
import { codeTypes } from "../tickets/code_type.ts";
import type { TicketInput } from "../tickets/input.ts";
import { demoArtists, demoCities, demoTours } from "./tour.ts";

const DEMO_CONCERTS = 60;
const LAST_DAY = 240;
/** A concert that starts sooner moves to the next day, to leave time to buy. */
const HEAD_START_MS = 2 * 3_600_000;
/** Starting times of concerts, local time. */
const HOURS = ["20:00", "19:30", "21:00", "20:30", "18:30", "22:00"];
/** Prices in percent of the face value: below, at and above it. */
const PERCENTS = [100, 85, 110, 100, 70, 120, 95];

/** In order of date. Prices respect the installation's cap. */
export function demoConcerts(
  now: number,
  settings: Pick<Settings, "currency"> & CapRules,
): TicketInput[] {
  const unit = unitOf(settings.currency);
  return Array.from({ length: DEMO_CONCERTS }, (_, i): TicketInput => {
    const city = demoCities[i % demoCities.length];
    const round = Math.floor(i / demoCities.length);
    const artist = demoArtists[(i * 7 + round) % demoArtists.length];
    const faceValue = { amount: (18 + (i * 37) % 128) * unit, currency: settings.currency };
    const asked = Math.round(faceValue.amount * PERCENTS[i % PERCENTS.length] / 100);
    const cap = demoCap(faceValue, city.timeZone, settings) ?? asked;
    return {
      title: artist.name + demoTours[i % demoTours.length],
      description: i % 5 === 4 ? "" : `${artist.about} ${REASONS[i % REASONS.length]}`,
      venue: city.halls[(i + round) % city.halls.length],
      city: city.name,
      startsAt: startOf(i, now, city.timeZone),
      timeZone: city.timeZone,
      ...placeOf(i),
      faceValue,
      price: { ...faceValue, amount: Math.max(1, Math.min(asked, cap)) },
      code: `DEMO-${String(i + 1).padStart(4, "0")}-${(i * 7_919 + 104_729) % 1_000_000}`,
      codeType: codeTypes[i % codeTypes.length],
    };
  });
}

/** The highest price in this time zone, in minor units; null: any. */
export const demoCap = (faceValue: Money, timeZone: string, rules: CapRules): number | null =>
  highestPriceFor({ faceValue }, countryOf(undefined, timeZone), rules)?.amount ?? null;

const REASONS = [
  "I cannot make it after all.",
  "My friend fell ill, so one is left over.",
  "Bought twice by mistake.",
  "Travelling that week. Enjoy it for me!",
];

/** Epoch ms. Concerts are denser in the next days, which people look at first. */
function startOf(i: number, now: number, timeZone: string): number {
  const days = Math.round(LAST_DAY * (i / (DEMO_CONCERTS - 1)) ** 1.7);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const on = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: HOURS[i % HOURS.length] }).epochMilliseconds;
  const startsAt = on(today.add({ days }));
  return startsAt >= now + HEAD_START_MS ? startsAt : on(today.add({ days: days + 1 }));
}

/** A numbered seat, a standing area, or nothing. */
function placeOf(i: number): Pick<TicketInput, "section" | "row" | "seat"> {
  switch (i % 4) {
    case 0:
      return { section: "ABCD"[i % 3], row: String(1 + i % 24), seat: String(1 + (i * 11) % 40) };
    case 1:
      return { section: "Standing", row: null, seat: null };
    case 2:
      return { section: "Balcony", row: String(1 + i % 6), seat: String(1 + (i * 5) % 30) };
    default:
      return { section: null, row: null, seat: null };
  }
}

/**
 * Face values are 18 to 145 times this: one major unit, or 100 in a currency without decimals. In minor
 * units.
 */
const unitOf = (currency: string): number => 10 ** (decimalsOf(currency) || 2);

/** The highest price as the sell form says it: in percent, and in money once the face value is known. */
import { countriesOf, countryOf } from "#domain/country.ts";
import { type Money, parseMajor } from "#domain/money.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { capIn, highestPriceFor } from "#domain/tickets/caps.ts";
import { timeZones } from "#domain/time_zone.ts";
import { fill } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { Form } from "../../request/body.ts";

/** The caps, for the script that says them while the form is filled in. */
export interface CapsView {
  /** Percent of what a ticket cost at first, where a country has none of its own; 0: none. */
  usual: number;
  /** The country of each time zone whose country has a cap of its own. */
  zones: Record<string, string>;
  /** Countries with a cap of their own, by code. */
  countries: Record<string, { percent: number; name: string }>;
}

export function capsView({ priceCapPercent, priceCaps }: Settings, { locale }: Manner): CapsView {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return {
    usual: priceCapPercent,
    zones: zonesWithCaps(priceCaps),
    countries: Object.fromEntries(
      Object.entries(priceCaps)
        .map(([code, percent]) => [code, { percent, name: names.of(code) ?? code }]),
    ),
  };
}

/** Of a time zone in several countries, a concert is in the first. */
function zonesWithCaps(priceCaps: Settings["priceCaps"]): Record<string, string> {
  const known = zonesByCaps.get(priceCaps);
  if (known) return known;
  const made = Object.fromEntries(
    timeZones.map((zone) => [zone, countriesOf(zone)[0]] as const)
      .filter(([, country]) => country !== undefined && Object.hasOwn(priceCaps, country)),
  );
  zonesByCaps.set(priceCaps, made);
  return made;
}

/** An installation has one configuration. */
const zonesByCaps = new WeakMap<Settings["priceCaps"], Record<string, string>>();

/** "Up to €54.00.", or in percent without a face value; null: no cap for this concert. */
export function capText(values: Form, settings: Settings, manner: Manner): string | null {
  const { hints } = manner.words.sell;
  const country = countryOf(values.country || undefined, values.timeZone ?? "");
  const cap = capIn(country, settings);
  if (!cap) return null;
  const own = cap.country === null ? null : capsView(settings, manner).countries[cap.country].name;
  const faceValue = moneyIn(values.faceValue, settings);
  if (!faceValue) {
    return own === null
      ? fill(hints.cap, cap)
      : fill(hints.capIn, { percent: cap.percent, country: own });
  }
  const original = { faceValue, paidFees: moneyIn(values.paidFees, settings) };
  const amount = moneyText(highestPriceFor(original, country, settings)!, manner.locale);
  return own === null ? fill(hints.most, { amount }) : fill(hints.mostIn, { amount, country: own });
}

/** Null: nothing that is an amount, or 0. */
function moneyIn(text: string | undefined, { currency }: Settings): Money | null {
  const amount = parseMajor(text ?? "", currency);
  return amount ? { amount, currency } : null;
}

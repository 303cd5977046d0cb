/** The country of a concert: ISO 3166-1 alpha-2, and one of those that its time zone belongs to. */
import { says } from "#words/problems.ts";
import { getAllCountries, getTimezone } from "countries-and-timezones";
import { z } from "zod";
import type { Refusal } from "./refusals.ts";
import { ok, type Result } from "./result.ts";

const ALPHA_2 = /^[A-Z]{2}$/;

/** All countries, in no order. */
export const countryCodes: readonly string[] = Object.keys(getAllCountries());
const known = new Set(countryCodes);

export const countryInput = z.string().toUpperCase()
  .regex(ALPHA_2, { error: says("country_code"), abort: true })
  .refine((code) => known.has(code), says("country_unknown"));

export const storedCountry = z.string().regex(ALPHA_2);

/** The countries of a zone, its principal place first; none for "UTC". */
export const countriesOf = (timeZone: string): readonly string[] =>
  getTimezone(timeZone)?.countries ?? [];

/**
 * The country of a concert in this zone. `said`: what the seller says; without it the zone's first country.
 * Refusal: `invalid`, if the zone has no country and none is said, or if what is said is not in the zone.
 */
export function countryIn(timeZone: string, said: string | undefined): Result<string> {
  const countries = countriesOf(timeZone);
  if (said === undefined) return countries[0] ? ok(countries[0]) : refused(says("country_needed"));
  if (countries.length === 0 || countries.includes(said)) return ok(said);
  return refused(says("country_elsewhere", { choices: countries.join(", ") }));
}

/** That of a concert that nobody has made yet: what is said, or the zone's first; null: neither is known. */
export const countryOf = (said: string | undefined, timeZone: string): string | null =>
  said ?? countriesOf(timeZone)[0] ?? null;

const refused = (message: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code: "invalid", errors: [{ path: "country", message }] },
});

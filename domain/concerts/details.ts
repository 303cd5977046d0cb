/** What people are told of a concert. Concerts store it, and offerings and decisions store copies. */
import { z } from "zod";
import { storedCountry } from "../country.ts";
import { shownInstant, storedText } from "../stored.ts";
import { storedTimeZone } from "../time_zone.ts";

export const concertDetails = z.object({
  name: storedText,
  venue: storedText,
  city: storedText,
  /** ISO 3166-1 alpha-2; null only for concerts of old tickets in a zone without a country. */
  country: storedCountry.nullable(),
  startsAt: shownInstant,
  timeZone: storedTimeZone,
});
export type ConcertDetails = z.infer<typeof concertDetails>;

export const detailsOf = (
  { name, venue, city, country, startsAt, timeZone }: ConcertDetails,
): ConcertDetails => ({ name, venue, city, country, startsAt, timeZone });

export const detailFields = Object.keys(concertDetails.shape) as (keyof ConcertDetails)[];

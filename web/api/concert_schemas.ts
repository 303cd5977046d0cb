/** Concerts in answers of the API. */
import { z } from "zod";
import { countryInput } from "#domain/country.ts";
import { MAX_QUANTITY } from "#domain/offerings/offering.ts";
import { id, instant, money, pageOf, stored } from "./schemas.ts";

export const concertOutSchema = z.strictObject({
  id,
  name: z.string(),
  venue: z.string(),
  city: z.string(),
  country: countryInput.optional().meta({
    description: "ISO 3166-1 alpha-2; absent for a few concerts of older versions.",
    example: "FR",
  }),
  startsAt: instant.meta({ description: "When the concert begins." }),
  timeZone: z.string().meta({
    description: "Time zone of the venue; an IANA name.",
    example: "Europe/Paris",
  }),
  status: z.enum(["scheduled", "cancelled"]),
  movedAt: instant.optional().meta({ description: "When a moderator last changed its date." }),
  movedFrom: instant.optional().meta({ description: "When it was to begin before that." }),
  mergedInto: id.optional().meta({
    description: "The concert that it is part of; in the answer to a merge.",
  }),
  from: money.optional().meta({
    description: "The lowest total for one ticket that can be reserved now, of those asked for.",
  }),
  tickets: z.int().min(0).optional().meta({
    description: "How many tickets can be reserved now; absent while nothing is on offer.",
  }),
  largestGroup: z.int().min(1).max(MAX_QUANTITY).optional().meta({
    description: "The most tickets that one order can have now.",
  }),
  freeAt: instant.optional().meta({ description: "When the next held ticket may be free again." }),
  ...stored,
}).meta({ id: "Concert" });

export const concertsOutSchema = z.strictObject({
  ...pageOf(concertOutSchema).shape,
  corrected: z.string().optional().meta({
    description: "The words that were searched, if `q` found nothing and a similar text does.",
  }),
});

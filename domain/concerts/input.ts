/** What moderators send about a concert, parsed. */
import { z } from "zod";
import { concertFields } from "../tickets/input.ts";

const { title, venue, city, timeZone, country, startsAt } = concertFields;

/** A subset of a concert's words, for `PATCH /api/concerts/:id`; unknown fields are refused. */
export const correctionInput = z.strictObject({ name: title, venue, city, timeZone, country })
  .partial().refine((fields) => Object.keys(fields).length > 0, "Change at least one field");
export type Correction = z.infer<typeof correctionInput>;

/** For `POST /api/concerts/:id/move`. */
export const moveInput = z.strictObject({ startsAt });

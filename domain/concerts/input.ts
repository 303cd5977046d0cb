/** What moderators send about a concert, parsed. */
import { z } from "zod";
import { describedFields } from "../tickets/input.ts";

const { title, venue, city, timeZone, country, startsAt } = describedFields;

/** A subset of a concert's words; unknown fields are refused. */
export const correctionFields = z.strictObject({ name: title, venue, city, timeZone, country })
  .partial();
export type Correction = z.infer<typeof correctionFields>;

/** For `PATCH /api/concerts/:id`. */
export const correctionInput = correctionFields.refine(
  (fields) => Object.keys(fields).length > 0,
  "Change at least one field",
);

/** For `POST /api/concerts/:id/move`. */
export const moveInput = z.strictObject({ startsAt });

/** The fields that every stored value carries, as zod; see `store/entity/mod.ts`. */
import { z } from "zod";

export const instant = z.int().min(0);
/** One that calendars can hold, to the end of the year 9999. */
export const shownInstant = instant.max(253_402_300_799_999);
/** Half a character, which older versions of us let in, would break an address that it stands in. */
export const storedText = z.string().transform((text) => text.toWellFormed());
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const stored = {
  id: idSchema,
  createdAt: instant,
  updatedAt: instant,
  version: z.int().min(1),
};

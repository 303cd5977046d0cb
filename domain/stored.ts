/** The fields that every stored value carries, as zod; see `store/entity/mod.ts`. */
import { z } from "zod";

export const instant = z.int().min(0);
/** An instant that calendars can represent, until the end of the year 9999. */
export const shownInstant = instant.max(253_402_300_799_999);
/** Older versions accepted lone surrogates, which would break a URL that contains the text. */
export const storedText = z.string().transform((text) => text.toWellFormed());
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const stored = {
  id: idSchema,
  createdAt: instant,
  updatedAt: instant,
  version: z.int().min(1),
};

/** What a buyer holds now, and let go lately: keeps squatters out. One row per buyer. */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";

/** Entries of one buyer at most: beyond it `hold_limit`. */
export const MAX_HOLD_ENTRIES = 256;

export const holdSchema = z.object({
  orderId: idSchema,
  /** Live until this time, unless claimed. Letting go sets it to that moment. */
  until: instant,
  claimed: z.boolean(),
  /** How often this ticket was let go lately; the cooldown doubles with each. */
  lets: z.int().min(0),
  /** When the cooldown ends; 0 without one. */
  cooldownUntil: instant,
});
export type Hold = z.infer<typeof holdSchema>;

export const holdsSchema = z.object({ ...stored, entries: z.record(idSchema, holdSchema) });
export type Holds = z.infer<typeof holdsSchema>;

/** The id is the buyer's. */
export const holdsOf = entity({
  name: "holds",
  about: "What a buyer holds and let go lately, by ticket; the id is the buyer's.",
  schema: holdsSchema,
});

/** A buyer's current holds and recently ended ones, for limits and cooldowns. One value per buyer. */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";

/** Most entries of one buyer; beyond it, reserving is refused as `hold_limit`. */
export const MAX_HOLD_ENTRIES = 256;

const holdSchema = z.object({
  orderId: idSchema,
  /** The hold's deadline, unless claimed. Letting go sets it to the time of the end. */
  until: instant,
  claimed: z.boolean(),
  /** How often the buyer let this ticket go recently; each time doubles the cooldown. */
  lets: z.int().min(0),
  /** When the cooldown ends; 0: none. */
  cooldownUntil: instant,
});
export type Hold = z.infer<typeof holdSchema>;

const holdsSchema = z.object({ ...stored, entries: z.record(idSchema, holdSchema) });
export type Holds = z.infer<typeof holdsSchema>;

/** The id is the buyer's. */
export const holdsOf = entity({
  name: "holds",
  about: "What a buyer holds and let go lately, by ticket; the id is the buyer's.",
  schema: holdsSchema,
});

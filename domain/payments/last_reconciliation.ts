/** The last comparison with a provider, as it is stored. */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import { instant, stored } from "../stored.ts";

const count = z.int().min(0);

const reconciliationSchema = z.object({
  ...stored,
  startedAt: instant,
  /** When the last complete comparison started: the next one reads the provider's list from 26 hours before it. */
  completeAt: instant.nullable(),
  looked: count,
  differences: count,
  unknown: count,
  failed: count,
  /** Entries of the provider's account that nobody can explain, posted since the last alarm about such, and when that was. */
  unexplained: z.object({ entries: count, alarmedAt: instant.nullable() })
    .default({ entries: 0, alarmedAt: null }),
});

/** The id is the provider's name. */
export const reconciliations = entity({
  name: "reconciliation",
  about: "The last comparison of payments with a provider; the id is the provider's name.",
  schema: reconciliationSchema,
});

/** Attempts counted in the database, one row per subject of a limit. */
import { z } from "zod";
import type { Attempt } from "#domain/ports/throttling.ts";
import { instant, stored } from "#domain/stored.ts";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { limits } from "./limits.ts";

const throttleSchema = z.object({
  ...stored,
  count: z.int().min(0),
  /** End of the window; the next attempt starts a new one. */
  until: instant,
});
type Throttle = z.infer<typeof throttleSchema>;

/** The id is an HMAC, so the database reveals neither addresses nor accounts. */
export const throttles = entity({
  name: "throttle",
  about: "Attempts counted in a window of time; the id is a digest of what is throttled.",
  schema: throttleSchema,
  indexes: {
    until: ending<Throttle>("By the end of the window, to remove old ones", (t) => [t.until]),
  },
});

interface Wait {
  /** 0: the attempt was counted. */
  waitMs: number;
  /** The limits that are used up. */
  passed: Attempt;
}

/** Adds one to every count, or to none of them if any limit is used up. */
export async function count(tx: Tx, attempt: Attempt): Promise<Wait> {
  const rows = await tx.getMany(attempt.map(({ id }) => [throttles, id] as const));
  const wait = waitOf(attempt, rows, tx.now);
  if (wait.waitMs > 0) return wait;
  attempt.forEach(({ id, limit }, place) => {
    const row = rows[place];
    const fresh = { count: 1, until: tx.now + limits[limit].windowMs };
    if (!row) tx.create(throttles, { id, ...fresh });
    else if (tx.now < row.until) tx.put(throttles, { ...row, count: row.count + 1 });
    else tx.put(throttles, { ...row, ...fresh });
  });
  return wait;
}

function waitOf(attempt: Attempt, rows: readonly (Throttle | null)[], now: number): Wait {
  const waits = attempt.map(({ limit }, place) => {
    const row = rows[place];
    return row && now < row.until && row.count >= limits[limit].max ? row.until - now : 0;
  });
  return { waitMs: Math.max(0, ...waits), passed: attempt.filter((_, place) => waits[place] > 0) };
}

/** Takes back `by` attempts; `Infinity` resets the count. */
export async function lower(tx: Tx, id: string, by: number): Promise<void> {
  const row = await tx.get(throttles, id);
  if (!row) return;
  if (row.count <= by) tx.delete(throttles, id);
  else tx.put(throttles, { ...row, count: row.count - by });
}

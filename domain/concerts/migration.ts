/**
 * Gives the listings of older versions their concerts, in batches, while the exchange is in use: those that can
 * still be reserved first, then the others. It continues where it stopped, in any process.
 */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { instant, stored } from "../stored.ts";
import { isListed, type Listing, listings } from "../tickets/listing.ts";
import { isOver } from "../tickets/ticket.ts";
import { giveConcert } from "./give.ts";
import { isSamePlace, placeOf, placeSchema, startAfter } from "./place.ts";

/** Listings that are given their concerts at the same time. */
const AT_ONCE = 10;

const migrationSchema = z.object({
  ...stored,
  /** offered: those that can still be reserved · rest: all others. */
  stage: z.enum(["offered", "rest"]),
  /** The last listing that this stage has looked at, in the order of the index by seller; null: none yet. */
  after: placeSchema.nullable(),
  given: z.int().min(0),
  /** Listings that failed in this pass over the stage: it is passed over again. */
  failed: z.int().min(0),
  /** When everything that can be reserved had its concert: from then on the lists show all of it. */
  offeredAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
type Migration = z.infer<typeof migrationSchema>;

export const migrations = entity({
  name: "migration",
  about: "How far the listings of older versions have got their concerts: one row.",
  schema: migrationSchema,
});

const ID = "concerts";
const BLANK = {
  id: ID,
  stage: "offered",
  after: null,
  given: 0,
  failed: 0,
  offeredAt: null,
  finishedAt: null,
} as const;

/** Null before it has begun. */
export const migrationNow = (store: Pick<Store, "get">): Promise<Migration | null> =>
  store.get(migrations, ID);

/** working: there is more · failed: some could not be read or written, try again later · finished. */
export type Progress = "working" | "failed" | "finished";

/** Looks at the next `limit` (1 to 1,000) listings. */
export async function migrateListings(
  x: { readonly store: Store },
  limit: number,
): Promise<Progress> {
  const { store } = x;
  const before = await migrationNow(store);
  if (before?.finishedAt) return "finished";
  const { stage, after } = before ?? BLANK;
  const rows = await store.listKeys(listings, "seller", { start: startAfter(after), limit });
  const found = await store.getMany(listings, rows.map(({ id }) => id));
  const due = found.filter((one) =>
    one !== null && one.concertId === null && (stage === "rest" || isOffered(one, store.now()))
  );
  let given = 0;
  let failed = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE).map((one) => giveConcert(x, one!.id));
    for (const outcome of await Promise.allSettled(some)) {
      if (outcome.status === "rejected") failed++;
      else if (outcome.value) given++;
    }
  }
  const last = rows.at(-1);
  return await store.transact(async (tx): Promise<Progress> => {
    const now = await tx.get(migrations, ID) ?? tx.create(migrations, BLANK);
    // Another process is further.
    if (now.stage !== stage || !isSamePlace(now.after, after)) {
      return now.finishedAt ? "finished" : "working";
    }
    const sums = { given: now.given + given, failed: now.failed + failed };
    if (rows.length === limit && last) {
      tx.put(migrations, { ...now, ...sums, after: placeOf(last) });
      return "working";
    }
    // The end of a pass.
    const again = { ...now, ...sums, after: null, failed: 0 };
    if (sums.failed > 0) {
      tx.put(migrations, again);
      return "failed";
    }
    if (stage === "rest") {
      tx.put(migrations, { ...again, finishedAt: tx.now });
      return "finished";
    }
    tx.put(migrations, { ...again, stage: "rest", offeredAt: tx.now });
    return "working";
  });
}

const isOffered = (listing: Listing, now: number): boolean =>
  isListed(listing) && !isOver(listing, now);

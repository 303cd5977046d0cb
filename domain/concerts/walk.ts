/** How far a concert's listings have followed a moderator's decision about the concert. */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { instant, stored } from "../stored.ts";
import type { Concert } from "./concert.ts";
import { isSamePlace, placeSchema } from "./place.ts";

/** How long the progress of a finished walk is kept. */
const KEPT_MS = 30 * 24 * 3_600_000;

const count = z.int().min(0);

const walkSchema = z.object({
  /** The id is the concert's. */
  ...stored,
  /** The concert's version that the walk brings to its listings; a newer one starts again. */
  of: z.int(),
  /** How often it has started: also again for one version, if a listing comes to the concert later. */
  starts: count.default(1),
  startedAt: instant,
  /** The last listing that was brought in step in this pass; null: none yet. */
  after: placeSchema.nullable(),
  /** Passes that met something to wait for. */
  passes: count,
  /** Orders that the last whole pass had to wait for: a payment is being taken, or a bank decides. */
  waiting: count,
  /** Those that this pass has met so far. */
  met: count.default(0),
  /** Listings seen by this pass, reservations ended and orders refunded so far. */
  listings: count,
  ended: count,
  refunded: count,
  finishedAt: instant.nullable(),
});
export type ConcertWalk = z.infer<typeof walkSchema>;

export const concertWalks = entity({
  name: "concert_walk",
  about: "How far a concert's listings have followed a moderator's decision about it.",
  schema: walkSchema,
  indexes: {
    kept: ending<ConcertWalk>(
      "When the progress of a finished walk is forgotten",
      (w) => w.finishedAt === null ? null : [w.finishedAt + KEPT_MS],
    ),
  },
});

/** Starts a walk with the commit that changes the concert; `concert`: as it is stored by this commit. */
export async function startWalk(tx: Tx, { id, version }: Concert): Promise<void> {
  const former = await tx.get(concertWalks, id);
  const walk = {
    id,
    of: version,
    starts: (former?.starts ?? 0) + 1,
    startedAt: tx.now,
    after: null,
    passes: 0,
    waiting: 0,
    met: 0,
    listings: 0,
    ended: 0,
    refunded: 0,
    finishedAt: null,
  };
  if (former) tx.put(concertWalks, { ...former, ...walk });
  else tx.create(concertWalks, walk);
}

/** What a moderator has decided about the concert reaches a listing that comes to it later, too. */
export async function walkAgain(tx: Tx, concert: Concert): Promise<void> {
  await startWalk(tx, concert);
  const payload = { concertId: concert.id, version: concert.version };
  emit(tx, { name: "concert:walk_again", payload });
}

/** Whether nobody else has taken the walk further, or started it again, since it was read. */
export const isAsFar = (a: ConcertWalk, b: ConcertWalk): boolean =>
  a.of === b.of && a.starts === b.starts && a.passes === b.passes && isSamePlace(a.after, b.after);

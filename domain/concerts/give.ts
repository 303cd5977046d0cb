/** Gives a listing of an older version its concert. */
import { Busy } from "#store/base/errors.ts";
import type { Store } from "#store/types.ts";
import { listings } from "../tickets/listing.ts";
import { emptyWorld, type World } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";
import { concerts } from "./concert.ts";
import { concertOf } from "./find_or_make.ts";
import { inStep, noteListing } from "./listing.ts";
import { walkAgain } from "./walk.ts";

/** The concert may become part of another one between the two commits. */
const MAX_TRIES = 3;

/** Returns whether it had none. */
export async function giveConcert(x: { readonly store: Store }, id: string): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const listing = await x.store.get(listings, id);
    if (!listing || listing.concertId !== null) return false;
    const { id: concertId } = await concertOf(x, listing);
    const given = await x.store.transact(async (tx) => {
      const [now, concert] = await tx.getMany([[listings, id], [concerts, concertId]]);
      if (!now || now.concertId !== null) return false;
      if (!concert || concert.mergedInto !== null) return null;
      const world: World = { ...emptyWorld(tx.now), listing: now };
      commitWorld(tx, world, inStep(world, concert));
      const noted = noteListing(tx, concert, now);
      if (concert.status === "scheduled" && concert.movedAt === null) return true;
      await walkAgain(tx, noted);
      return true;
    });
    if (given !== null) return given;
  }
  throw new Busy(`the concert of listing ${id} keeps changing`);
}

/** Updates a listing's copy of its concert in a commit of its own, before a transaction that needs it. */
import { Busy, isError } from "#store/base/errors.ts";
import type { Store } from "#store/types.ts";
import { listings } from "../tickets/listing.ts";
import type { OutOfStep } from "../load_world.ts";
import { giveConcert } from "./give.ts";
import { stepListing } from "./step.ts";

/** A moderator may decide again meanwhile. */
const MAX_TRIES = 3;

export async function inStepFirst<T>(
  x: { readonly store: Store },
  run: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      return await run();
    } catch (error) {
      if (!isError<OutOfStep>(error, "OutOfStep")) throw error;
      await bringInStep(x, error.listingId);
    }
  }
  throw new Busy("the concert keeps changing");
}

async function bringInStep(x: { readonly store: Store }, listingId: string): Promise<void> {
  const concertId = (await x.store.get(listings, listingId))?.concertId;
  if (!concertId) return void await giveConcert(x, listingId);
  await x.store.transact((tx) => stepListing(tx, x, concertId, listingId));
}

/**
 * The event handler that brings a concert's listings in step after a moderator's decision: their copies of its
 * fields follow, holds end, and after a cancellation buyers are refunded. It may stop anywhere: each
 * listing says what is left to do, and the walk's row says where to go on.
 */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import { ordersOf } from "../tickets/seat.ts";
import { placeOf, startAfter } from "./place.ts";
import { stepListing, stepOrder } from "./step.ts";
import { type ConcertWalk, concertWalks, isAsFar } from "./walk.ts";

/** Listings that one run visits, and how long it takes at most; then the row falls due again, before its lease ends. */
const LISTINGS_PER_RUN = 50;
const RUN_MS = 20_000;
/** Delay before the next pass over the listings, if an order has to be waited for: doubles each time. */
const FIRST_WAIT_MS = 5_000;
const MAX_WAIT_MS = 3_600_000;

export async function walkConcert(
  x: Services,
  { concertId, version }: Payload<"concert:changed">,
  row: OutboxRow,
): Promise<void> {
  const walk = await x.store.get(concertWalks, concertId);
  // A newer decision has a row of its own, which does all of it. An approval starts no walk.
  if (!walk || walk.of !== version || walk.finishedAt !== null) return;
  const found = await x.store.listKeys(listings, "concert_all", {
    prefix: [concertId],
    start: startAfter(walk.after),
    limit: LISTINGS_PER_RUN,
  });
  const until = x.store.now() + RUN_MS;
  let met = 0;
  let visited = 0;
  for (const { id } of found) {
    met += await bringInStep(x, concertId, id);
    visited++;
    if (x.store.now() >= until) break;
  }
  const last = found[visited - 1];
  const isWhole = visited === found.length && visited < LISTINGS_PER_RUN;
  await x.store.transact(async (tx) => {
    const now = await tx.get(concertWalks, concertId);
    // A run that has continued or restarted the walk has its own row for the rest.
    if (!now || !isAsFar(now, walk)) return tx.settle(row);
    const seen = {
      ...now,
      after: last ? placeOf(last) : now.after,
      listings: now.listings + visited,
      met: now.met + met,
    };
    if (!isWhole) {
      tx.put(concertWalks, seen);
      return tx.reschedule(row, tx.now);
    }
    const passed = { ...seen, waiting: seen.met, met: 0 };
    if (passed.waiting === 0) {
      tx.put(concertWalks, { ...passed, finishedAt: tx.now });
      return tx.settle(row);
    }
    tx.put(concertWalks, { ...passed, after: null, listings: 0, passes: now.passes + 1 });
    tx.reschedule(row, tx.now + waitMs(now));
  });
}

const waitMs = ({ passes }: ConcertWalk): number =>
  Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(passes, 20));

/** Does what one listing needs, each order in a commit of its own. Returns how many orders are waited for. */
async function bringInStep(x: Services, concertId: string, listingId: string): Promise<number> {
  const listing = await x.store.get(listings, listingId);
  if (!listing) return 0;
  let waiting = 0;
  for (const orderId of ordersOf(listing.seats)) {
    const need = await x.store.transact((tx) => stepOrder(tx, x, concertId, orderId));
    if (need === "wait") waiting++;
  }
  await x.store.transact((tx) => stepListing(tx, x, concertId, listingId));
  return waiting;
}

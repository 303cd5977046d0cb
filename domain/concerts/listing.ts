/** What a listing has from its concert, and what it does to it. */
import { says } from "#words/problems.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { refuse, type Result } from "../result.ts";
import { sameIn } from "../same.ts";
import type { Listing } from "../tickets/listing.ts";
import { type ConcertPart, concertPartOf } from "../tickets/terms.ts";
import { isApproved, ordersOf, type Seat } from "../tickets/seat.ts";
import { withEvent, type World } from "../trade/world.ts";
import { type Concert, concerts } from "./concert.ts";

type Copied = ConcertPart & Pick<Listing, "concertId">;

/** The concert's fields as its listings carry them. The concert's row is the truth. */
export const copyOf = ({ id, name, ...shared }: Concert): Copied => ({
  concertId: id,
  ...concertPartOf({ title: name, ...shared }),
});

/** Whether a listing carries what its concert's row says. */
export function isInStep(listing: Listing, concert: Concert): boolean {
  const copy = copyOf(concert);
  return sameIn<Copied>(listing, copy, Object.keys(copy) as (keyof Copied)[]);
}

/** The world with its listing in step with the concert. After a move, seller and buyers are told of the new time. */
export function inStep(world: World, concert: Concert): World {
  const { listing } = world;
  if (!listing || isInStep(listing, concert)) return world;
  const next = { ...world, listing: { ...listing, ...copyOf(concert) } };
  const { id: listingId, startsAt: from, seats } = listing;
  const { id: concertId, startsAt } = concert;
  if (from === startsAt || seats.every(isGone)) return next;
  const moved = { concertId, from, startsAt };
  const told = withEvent(next, { name: "listing:moved", payload: { listingId, ...moved } });
  return paidOrders(listing).reduce(
    (done, orderId) => withEvent(done, { name: "order:moved", payload: { orderId, ...moved } }),
    told,
  );
}

const isGone = ({ status }: Pick<Seat, "status">): boolean =>
  status === "withdrawn" || status === "rejected";

/** The orders that have bought seats, or whose money is being taken. */
const paidOrders = ({ seats }: Listing): string[] =>
  ordersOf(
    seats.filter(({ status, heldUntil }) =>
      status === "sold" || status === "reserved" && heldUntil === null
    ),
  );

/** The concert that a ticket is to be listed for; the commit checks that it stays as it is. */
export async function openConcert(tx: Tx, id: string): Promise<Result<Concert>> {
  const concert = await tx.get(concerts, id);
  // It ended, or became part of another one, since it was found.
  if (!concert || concert.mergedInto !== null) return refuse("busy");
  if (concert.status === "scheduled") return { ok: true, value: concert };
  const errors = [{ path: "title", message: says("concert_cancelled") }];
  return refuse("invalid", { errors });
}

/** Writes that the concert has this listing, and is public if the listing is. Usually nothing is new. */
export function noteListing(tx: Tx, concert: Concert, { seats }: Pick<Listing, "seats">): Concert {
  const approved = concert.approved || seats.some(isApproved);
  if (concert.listed && concert.approved === approved) return concert;
  const noted = tx.put(concerts, { ...concert, listed: true, approved });
  const name = concert.listed ? "concert:changed" : "concert:created";
  emit(tx, { name, payload: { concertId: noted.id, version: noted.version } });
  return noted;
}

/** Handlers that send a letter after a concert was cancelled or moved. */
import type { OutboxRow } from "#store/types.ts";
import { concertNow } from "../concerts/find_or_make.ts";
import { copyOf } from "../concerts/listing.ts";
import { givenBackUntil } from "../concerts/give_back.ts";
import { findDecision } from "../decisions/queries.ts";
import type { Payload } from "../events.ts";
import { type Order, orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { leadNaming, leadOf, listings } from "../tickets/listing.ts";
import { isListedSeat, type Seat } from "../tickets/seat.ts";
import { users } from "../users/user.ts";
import {
  listingCancelledLetter,
  listingMovedLetter,
  type Off,
  orderMovedLetter,
} from "./concert_letters.ts";
import { post, postAbout, type Posted } from "./post.ts";

const MOVES = ["concert_move", "concert_merge"] as const;

/** What happened to the order's concert: it was cancelled, or else moved; null if neither. */
export async function concertOff(
  x: Pick<Services, "store">,
  order: Order,
): Promise<Off | null> {
  const listing = await x.store.get(listings, order.listingId);
  const concert = await concertNow(x.store, listing?.concertId ?? null);
  if (!concert) return null;
  const cancelled = concert.status === "cancelled";
  if (!cancelled && concert.startsAt === order.terms.startsAt) return null;
  const { concertId: _id, ...part } = copyOf(concert);
  return { cancelled, reason: await reasonOf(x, concert.id, cancelled), concert: part };
}

async function reasonOf(
  x: Pick<Services, "store">,
  concertId: string,
  cancelled: boolean,
): Promise<string | null> {
  const actions = cancelled ? ["concert_cancel"] as const : MOVES;
  return (await findDecision(x.store, concertId, actions))?.reason ?? null;
}

/** To the buyer: what has become of the start that they bought for. */
export async function onOrderMoved(
  x: Services,
  { orderId, concertId, startsAt }: Payload<"order:moved">,
  row: OutboxRow,
): Promise<Posted> {
  const order = await x.store.get(orders, orderId);
  if (order?.status !== "complete" && order?.status !== "claimed") return;
  const [listing, buyer] = await x.store.snapshot([
    [listings, order.listingId],
    [users, order.buyerId],
  ]);
  // It was moved again since, and that is told by another letter.
  if (!listing || !buyer || listing.startsAt !== startsAt) return;
  const until = await givenBackUntil(x.store, order);
  const move = { reason: await reasonOf(x, concertId, false), until };
  const letter = orderMovedLetter(order, leadOf(listing), buyer, move, x.settings);
  // It may be moved to the same time twice.
  return await postAbout(x, order, "order-moved", buyer, letter, `${orderId}.${row.eventId}`);
}

/** To the seller. */
export async function onListingMoved(
  x: Services,
  { listingId, concertId, from, startsAt }: Payload<"listing:moved">,
  row: OutboxRow,
): Promise<void> {
  const listing = await x.store.get(listings, listingId);
  const seller = listing && await x.store.get(users, listing.sellerId);
  if (!seller || listing.startsAt !== startsAt) return;
  const move = { from, reason: await reasonOf(x, concertId, false) };
  const letter = listingMovedLetter(leadNaming(listing, isKept), seller, move, x.settings);
  await post(x, "listing-moved", `${listingId}.${row.eventId}`, seller.email, letter);
}

/** To the seller of a listing that was not sold. */
export async function onListingCancelled(
  x: Services,
  { listingId, concertId }: Payload<"listing:concert_cancelled">,
): Promise<void> {
  const listing = await x.store.get(listings, listingId);
  const seller = listing && await x.store.get(users, listing.sellerId);
  if (!seller) return;
  const reason = await reasonOf(x, concertId, true);
  const letter = listingCancelledLetter(
    leadNaming(listing, isListedSeat),
    seller,
    reason,
    x.settings,
  );
  await post(x, "concert-cancelled", listingId, seller.email, letter);
}

/** It is on sale, sold, or waits for a moderator. */
const isKept = ({ status }: Seat): boolean => status !== "withdrawn" && status !== "rejected";

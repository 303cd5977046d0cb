/** Handlers that send a letter after a concert was cancelled or moved. */
import type { OutboxRow } from "#store/types.ts";
import { concertNow } from "../concerts/find_or_make.ts";
import { copyOf } from "../concerts/listing.ts";
import { givenBackUntil } from "../concerts/give_back.ts";
import { findDecision } from "../decisions/queries.ts";
import type { Payload } from "../events.ts";
import { type Order, orders } from "../orders/order.ts";
import { payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { leadNaming, leadOf, type Listing, listings } from "../tickets/listing.ts";
import { isListedSeat, type Seat } from "../tickets/seat.ts";
import { releaseAtOf } from "../trade/payouts/payout_steps.ts";
import { users } from "../users/user.ts";
import {
  listingCancelledLetter,
  listingMovedLetter,
  type Off,
  orderMovedLetter,
  type SoldThere,
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
  const [reason, sold] = await Promise.all([
    reasonOf(x, concertId, false),
    soldThere(x, listing),
  ]);
  const move = { from, reason, sold };
  const letter = listingMovedLetter(leadNaming(listing, isKept), seller, move, x.settings);
  await post(x, "listing-moved", `${listingId}.${row.eventId}`, seller.email, letter);
}

/** By the concert, since the walk over the payouts may come later. */
async function soldThere(x: Services, listing: Listing): Promise<SoldThere | null> {
  const ids = [...new Set(listing.seats.flatMap(({ orderId }) => orderId ?? []))];
  const [found, concert] = await Promise.all([
    x.store.getMany(orders, ids),
    concertNow(x.store, listing.concertId),
  ]);
  const sales = found.filter((order) => order?.status === "complete") as Order[];
  if (sales.length === 0) return null;
  const [paying, ends] = await Promise.all([
    x.store.getMany(payouts, sales.map(({ id }) => id)),
    Promise.all(sales.map((order) => givenBackUntil(x.store, order))),
  ]);
  const now = x.store.now();
  const due = paying.flatMap((payout) =>
    payout?.status === "held" && payout.amount > 0
      ? releaseAtOf(payout.startsAt, concert, x.settings)
      : []
  );
  const until = ends.filter((at) => at !== null && at > now) as number[];
  return {
    dueAt: due.length === 0 ? null : Math.max(...due),
    until: until.length === 0 ? null : Math.max(...until),
    isSent: paying.some((payout) => payout?.status === "sent" || payout?.status === "sending"),
  };
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

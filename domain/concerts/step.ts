/** What one listing, and one of its orders, need after a moderator's decision about their concert. */
import type { Tx } from "#store/types.ts";
import { isOpen, type Order, orders } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Services } from "../ports/services.ts";
import { type Listing, listings } from "../tickets/listing.ts";
import { whyOff } from "../trade/concert_rules.ts";
import { decideMoved } from "../trade/payouts/payout_decisions.ts";
import { decideCancel, decideRefund } from "../trade/order_decisions.ts";
import { emptyWorld, withEvent, type World } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";
import { loadOrderWorld } from "../load_world.ts";
import { type Concert, concerts } from "./concert.ts";
import { survivorOf } from "./find_or_make.ts";
import { inStep } from "./listing.ts";
import { concertWalks, walkAgain } from "./walk.ts";

/**
 * wait: a payment is being taken, or its bank decides about it; then it is asked again. A lost dispute has
 * returned the money already.
 */
type Need = "end" | "refund" | "wait" | "nothing";

function needOf(concert: Concert, order: Order, payment: Payment | null): Need {
  if (isOpen(order)) return whyOff(concert, order.terms.startsAt) ? "end" : "nothing";
  if (concert.status !== "cancelled") return "nothing";
  if (order.status === "claimed") return "wait";
  if (order.status !== "complete") return "nothing";
  const dispute = payment?.dispute?.status;
  return dispute === "open" ? "wait" : dispute === "lost" ? "nothing" : "refund";
}

/**
 * Ends a hold, or refunds a sale, if the concert's state asks for it; the seller's payout moves with the concert.
 * Returns what it asks for.
 */
export async function stepOrder(
  tx: Tx,
  x: Pick<Services, "settings" | "store">,
  concertId: string,
  orderId: string,
): Promise<Need> {
  const [row, order] = await tx.getMany([[concerts, concertId], [orders, orderId]]);
  if (!row || !order) return "nothing";
  const concert = await survivorOf(x.store, row, tx);
  const world = await loadOrderWorld(tx, order, order.paymentId);
  const need = needOf(concert, order, world.payment);
  if (need === "wait" || need === "nothing") {
    const movedAt = Math.max(row.movedAt ?? 0, concert.movedAt ?? 0) || null;
    commitWorld(tx, world, decideMoved({ ...world, concert: { ...concert, movedAt } }, x.settings));
    return need;
  }
  // Only `stepListing` takes the listing to another concert: until then the walk finds it again.
  const seen = concert.id === concertId ? inStep(world, concert) : world;
  const decision = need === "end"
    ? decideCancel(seen, "moderator", x.settings)
    : decideRefund(seen, "concert_cancelled");
  commitWorld(tx, world, decision.world);
  const walk = await tx.get(concertWalks, concertId);
  if (walk) {
    const done = need === "end" ? { ended: walk.ended + 1 } : { refunded: walk.refunded + 1 };
    tx.put(concertWalks, { ...walk, ...done });
  }
  return need;
}

/** The listing's copy follows its concert. A cancelled concert's listing leaves the lists. */
export async function stepListing(
  tx: Tx,
  x: Pick<Services, "store">,
  concertId: string,
  listingId: string,
): Promise<void> {
  const [row, listing] = await tx.getMany([[concerts, concertId], [listings, listingId]]);
  // The listing has left for another concert since it was read.
  if (!row || listing?.concertId !== concertId) return;
  const concert = await survivorOf(x.store, row, tx);
  const world: World = { ...emptyWorld(tx.now), listing };
  commitWorld(tx, world, offLists(inStep(world, concert), concert));
  // The walk of the other concert may have ended before, and the one of this concert does not find it any more.
  if (concert.id !== concertId && hasOpenOrders(listing, concert)) await walkAgain(tx, concert);
}

/** Whether one of its orders is still to be ended, refunded or waited for. */
const hasOpenOrders = ({ seats, startsAt }: Listing, concert: Concert): boolean =>
  seats.some(({ status, heldUntil }) => {
    if (concert.status === "cancelled") return status === "reserved" || status === "sold";
    return concert.startsAt !== startsAt && status === "reserved" && heldUntil !== null;
  });

function offLists(world: World, { id: concertId, status, startsAt }: Concert): World {
  const listing = world.listing!;
  const cancelled = status === "cancelled";
  // A concert that had begun and was moved has its listings on the lists again.
  const retired = cancelled || listing.retired && startsAt <= world.now;
  if (retired === listing.retired) return world;
  const next = { ...world, listing: { ...listing, retired } };
  const unsold = listing.seats.some(({ status }) => status === "available" || status === "pending");
  if (!cancelled || !unsold) return next;
  const payload = { listingId: listing.id, concertId };
  return withEvent(next, { name: "listing:concert_cancelled", payload });
}

/** Invariants of concerts and their listings. Pure. */
import type { Concert } from "../concerts/concert.ts";
import { isInStep } from "../concerts/listing.ts";
import type { ConcertWalk } from "../concerts/walk.ts";
import type { Payment } from "../payments/payment.ts";
import type { Order } from "../orders/order.ts";
import type { Listing } from "../tickets/listing.ts";
import { isApproved } from "../tickets/seat.ts";
import type { Problem } from "./rules.ts";

/**
 * `concert`, `walk`: those that the listing names; `orders`: those that its tickets name; `paid`: the payments of
 * the complete ones, if the concert was cancelled.
 */
export function problemsOfListed(
  listing: Listing,
  concert: Concert | null,
  walk: ConcertWalk | null,
  orders: readonly (Order | null)[],
  paid: readonly (Payment | null)[],
): Problem[] {
  if (listing.concertId === null) return []; // of an older version
  if (!concert) return [{ rule: "listing_without_concert", detail: `${listing.concertId}` }];
  const problems: Problem[] = [];
  const wrong = (rule: Problem["rule"], detail: string) => problems.push({ rule, detail });
  if (!concert.listed) wrong("concert_not_listed", `${concert.id} has this listing`);
  if (!concert.approved && listing.seats.some(isApproved)) {
    wrong("concert_not_public", `${concert.id} has this listing, which is`);
  }
  if (walk && walk.finishedAt === null) return problems; // what follows is under way
  if (concert.mergedInto !== null || !isInStep(listing, concert)) {
    wrong("listing_behind", `concert ${concert.id} says something else`);
  }
  if (concert.status !== "cancelled") return problems;
  for (const { id, status, paymentId } of orders.filter((order) => order !== null)) {
    const dispute = paid.find((payment) => payment?.id === paymentId)?.dispute?.status;
    // The bank decides about that money, or has returned it.
    if (dispute === "open" || dispute === "lost") continue;
    if (status === "refunded" || status === "cancelled") continue;
    wrong("cancelled_concert_has_order", `${id} is ${status}`);
  }
  return problems;
}

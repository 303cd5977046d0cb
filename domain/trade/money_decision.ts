/**
 * Whose money it is: a buyer's payment was authorised or captured, and the order's table decides whether the
 * order gets its tickets (claim, also late) or the money goes back (refuse money). Pure.
 */
import { sameMoney } from "../money.ts";
import { isLapsed, type Order } from "../orders/order.ts";
import type { Payment, RefusalReason } from "../payments/payment.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import { sameTerms, termsOf } from "../tickets/terms.ts";
import { isLapsedHold } from "../tickets/ticket.ts";
import { bookTaken } from "./booking.ts";
import { whyOff } from "./concert_rules.ts";
import { impossible, type Observed } from "./decision.ts";
import { isLiveHold } from "./hold_rules.ts";
import { type OrderEvent, orderSteps } from "./order_machine.ts";
import { stateOf } from "./order_state.ts";
import { claim, complete, letGo, type OrderRules, refuseMoney } from "./order_steps.ts";
import type { World } from "./world.ts";

export function decideMoney(world: World, snapshot: PaymentSnapshot, rules: OrderRules): Observed {
  const order = world.order!;
  const { event, reason } = classify(world, snapshot);
  const taken = snapshot.state === "taken";
  const refusalReason: RefusalReason = event === "amount_differs"
    ? reason
    : order.status === "claimed" || order.status === "complete"
    ? "other_payment"
    : /_(late|after_start|no_concert)$/.test(event)
    ? reason
    : "order_ended";
  const refuseIt = (w: World): Observed => ({
    world: refuseMoney(taken ? bookTaken(w, snapshot) : w, taken, refusalReason),
    next: "none",
  });
  let seen: Observed = { world, next: "none" };
  for (const step of orderSteps(event, stateOf(order, world.now))) {
    switch (step) {
      case "nothing":
        break;
      case "let_go:expired":
        seen = { ...seen, world: letGo(seen.world, "order", "expired", rules) };
        break;
      case "let_go:moderator":
        seen = { ...seen, world: letGo(seen.world, "order", "moderator", rules) };
        break;
      case "claim":
        seen = { world: claim(seen.world), next: "none" };
        break;
      case "reclaim": {
        const available = availableForReclaim(seen.world, rules);
        if (!available) return refuseIt(seen.world);
        seen = { world: claim(available), next: "none" };
        break;
      }
      case "complete":
        seen = { world: complete(seen.world, rules), next: "none" };
        break;
      case "refuse_money":
        seen = refuseIt(seen.world);
        break;
      default:
        throw impossible(event, step);
    }
  }
  return seen;
}

/** The row of the order's table that an authorisation falls into, and why the money would be refused. */
function classify(world: World, snapshot: PaymentSnapshot): {
  event: OrderEvent;
  reason: RefusalReason;
} {
  const { order, payment, concert, now } = world as World & { order: Order; payment: Payment };
  if (!snapshot.amount || !sameMoney(snapshot.amount, payment.amount)) {
    return { event: "amount_differs", reason: "amount_differs" };
  }
  // By our clock or by the provider's charge; the time of a webhook never counts.
  const inTime = now < order.expiresAt ||
    (snapshot.authorizedAt !== null && snapshot.authorizedAt < order.expiresAt);
  const verb = snapshot.state === "taken" ? "taken" : "authorized";
  if (!inTime) return { event: `${verb}_late`, reason: "late" };
  const off = whyOff(concert, order.terms.startsAt);
  if (off) return { event: `${verb}_no_concert`, reason: off };
  // Even money that was in time buys nothing once the concert has started.
  if (now >= order.terms.startsAt) return { event: `${verb}_after_start`, reason: "concert_began" };
  return { event: `${verb}_in_time`, reason: "late" };
}

/**
 * The world in which an expired order can still be claimed; null if it cannot. Its tickets must be available,
 * or held by another order that has lapsed, on the terms that the buyer agreed to. `world.rival` is let go: that
 * order, or a lapsed one of the same buyer for other tickets of the listing.
 */
function availableForReclaim(world: World, rules: OrderRules): World | null {
  const { listing, order, rival, now } = world;
  if (!listing || !order) return null;
  const seats = listing.seats.filter(({ id }) => order.ticketIds.includes(id));
  if (!sameTerms(termsOf(listing, seats), order.terms) || !sameConcert(world)) return null;
  // The buyer has chosen anew: nobody has two open orders of one listing.
  const other = world.holds[order.buyerId]?.entries[listing.id];
  if (other && other.orderId !== order.id && isLiveHold(other, now)) return null;
  const taken = seats.filter(({ status }) => status !== "available");
  const free = taken.every((seat) => seat.orderId === rival?.id && isLapsedHold(seat, now));
  if (!free) return null;
  return rival && isLapsed(rival, now) ? letGo(world, "rival", "expired", rules) : world;
}

/**
 * The listing is still for the order's concert, or for the one that it became part of. Name, venue and city may have
 * changed with that. The commit checks the row of `world.concert`, so it takes place then.
 */
function sameConcert({ listing, order, concert, orderedConcertId }: World): boolean {
  const { concertId, terms } = order!;
  if (concertId === null) return listing!.venue === terms.venue && listing!.city === terms.city;
  return listing!.concertId === concertId || concert !== null && concert.id === orderedConcertId;
}

/**
 * Invariants of orders, tickets, holds and payments: what must be true at every moment. Pure: each rule
 * gets the values of one snapshot and returns the problems as texts.
 */
import type { Hold, Holds } from "../orders/holds.ts";
import { isLiveHold } from "../trade/hold_rules.ts";
import { isOpen, type Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import { sameMoney } from "../money.ts";
import type { Listing } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import { sameTerms, termsOf } from "../tickets/terms.ts";

export interface Problem {
  readonly rule:
    /** A value that is needed for the comparison cannot be read. */
    | "unreadable"
    | "order_without_ticket"
    | "order_does_not_hold_ticket"
    | "order_not_sold"
    | "refunded_ticket_not_withdrawn"
    | "ended_order_keeps_ticket"
    | "terms_differ"
    | "listing_without_concert"
    | "listing_behind"
    | "concert_not_listed"
    | "concert_not_public"
    | "cancelled_concert_has_order"
    | "deadline_after_start"
    | "hold_missing"
    | "hold_wrong"
    | "hold_left"
    | "hold_of_nothing"
    | "ticket_without_order"
    | "free_ticket_with_order"
    | "order_without_money"
    | "money_without_order"
    | "captured_here_not_there"
    | "held_here_not_there"
    | "money_left_there"
    | "claim_block_wrong"
    | "claim_wrong"
    | "report_of_nothing"
    | "report_wrong"
    | "verdict_missing"
    | "verdict_without_effect";
  readonly detail: string;
}

/**
 * `holds`: the holds of the order's buyer; `payment`: the payment that the order names; `moved`: its concert was
 * moved, so that the listing may show another start.
 */
export function problemsOfOrder(
  order: Order,
  listing: Listing | null,
  holds: Holds | null,
  payment: Payment | null,
  moved = false,
): Problem[] {
  const hold = holds?.entries[order.listingId];
  const itsHold = hold?.orderId === order.id ? hold : undefined;
  const problems = [...problemsOfHold(order, itsHold), ...problemsOfMoney(order, payment)];
  const wrong = (rule: Problem["rule"], detail: string) => problems.push({ rule, detail });
  if (order.expiresAt > order.terms.startsAt) {
    wrong("deadline_after_start", `${order.expiresAt} is after ${order.terms.startsAt}`);
  }
  const seats = listing?.seats.filter(({ id }) => order.ticketIds.includes(id)) ?? [];
  if (!listing || seats.length < order.ticketIds.length) {
    wrong("order_without_ticket", `a ticket of ${order.ticketIds.join(", ")} is not there`);
    return problems;
  }
  problems.push(...seats.flatMap((seat) => problemsOfSeat(order, seat)));
  // What is left of a listing may be changed once the rest is sold, so these terms are compared before.
  const start = moved ? { startsAt: order.terms.startsAt } : {};
  const terms = { ...termsOf(listing, seats), ...start };
  if (order.status === "claimed" && !sameTerms(terms, order.terms)) {
    wrong("terms_differ", "the listing was changed after the buyer agreed to it");
  }
  if (order.status === "complete" && !sameBarcodes(order, seats)) {
    wrong("terms_differ", "a ticket was changed after it was sold");
  }
  return problems;
}

const sameBarcodes = ({ terms }: Order, seats: readonly Seat[]): boolean =>
  terms.seats.every((sold) => {
    const now = seats.find(({ id }) => id === sold.id);
    return now?.codeHash === sold.codeHash && now.seat === sold.seat;
  });

/** One ticket of the order. */
function problemsOfSeat(order: Order, seat: Seat): Problem[] {
  const is = `ticket ${seat.id} is ${seat.status} by ${seat.orderId} until ${seat.heldUntil}`;
  const mine = seat.orderId === order.id;
  switch (order.status) {
    case "created":
    case "awaiting:payment":
    case "claimed": {
      const until = order.status === "claimed" ? null : order.expiresAt;
      const holds = mine && seat.status === "reserved" && seat.heldUntil === until;
      const detail = `${order.status}, but ${is}`;
      return holds ? [] : [{ rule: "order_does_not_hold_ticket", detail }];
    }
    case "complete":
      return mine && seat.status === "sold" ? [] : [{ rule: "order_not_sold", detail: is }];
    case "refunded": {
      const withdrawn = mine && seat.status === "withdrawn";
      return withdrawn ? [] : [{ rule: "refunded_ticket_not_withdrawn", detail: is }];
    }
    case "cancelled":
      return mine ? [{ rule: "ended_order_keeps_ticket", detail: is }] : [];
  }
}

function problemsOfHold(order: Order, hold: Hold | undefined): Problem[] {
  const claimed = order.status === "claimed";
  if (claimed || isOpen(order)) {
    if (!hold) return [{ rule: "hold_missing", detail: `${order.status} by ${order.buyerId}` }];
    if (hold.claimed === claimed && hold.until === order.expiresAt) return [];
    return [{ rule: "hold_wrong", detail: `until ${hold.until}, claimed: ${hold.claimed}` }];
  }
  // A hold that was let go leaves an entry with its cooldown; nothing else may leave one.
  const letGo = order.status === "cancelled" && hold?.claimed === false && hold.cooldownUntil > 0;
  if (!hold || letGo) return [];
  return [{ rule: "hold_left", detail: `${order.status}, yet ${order.buyerId} holds it` }];
}

function problemsOfMoney(order: Order, payment: Payment | null): Problem[] {
  const is = payment ? `payment ${payment.id} is ${payment.status}` : "it names no payment";
  const wrong: Problem[] = [{ rule: "order_without_money", detail: `${order.status}, but ${is}` }];
  switch (order.status) {
    case "claimed":
      return payment?.status === "authorized" ? [] : wrong;
    case "complete":
      return payment?.status === "captured" ? [] : wrong;
    case "refunded":
      return payment?.status === "refunding" || payment?.status === "refunded" ? [] : wrong;
    default:
      return [];
  }
}

/** `found`: the orders that its seats name. */
export function problemsOfListing(
  listing: Listing,
  found: readonly (Order | null)[],
): Problem[] {
  return listing.seats.flatMap((seat) =>
    problemsOfTicket(seat, found.find((order) => order?.id === seat.orderId) ?? null)
  );
}

function problemsOfTicket(seat: Seat, order: Order | null): Problem[] {
  const { id, status, orderId } = seat;
  if (orderId === null) {
    return status === "reserved" || status === "sold"
      ? [{ rule: "ticket_without_order", detail: `${id} is ${status} by nobody` }]
      : [];
  }
  if (status === "available" || status === "pending" || status === "rejected") {
    return [{ rule: "free_ticket_with_order", detail: `${id} is ${status}, yet names ${orderId}` }];
  }
  if (!order?.ticketIds.includes(id)) {
    const detail = `${id} is ${status} by ${orderId}, which is not its`;
    return [{ rule: "ticket_without_order", detail }];
  }
  const fits = status === "reserved"
    ? isOpen(order) || order.status === "claimed"
    : order.status === (status === "sold" ? "complete" : "refunded");
  return fits ? [] : [{
    rule: "ticket_without_order",
    detail: `${id} is ${status}, and its order is ${order.status}`,
  }];
}

/** `order`: the order that the payment is for. */
export function problemsOfPayment(payment: Payment, order: Order | null): Problem[] {
  const needs = { authorized: "claimed", captured: "complete" } as const;
  if (payment.status !== "authorized" && payment.status !== "captured") return [];
  if (order?.paymentId === payment.id && order.status === needs[payment.status]) return [];
  const is = order ? `its order is ${order.status} by ${order.paymentId}` : "it has no order";
  return [{ rule: "money_without_order", detail: `${payment.status}, and ${is}` }];
}

/** `order`: the order that holds tickets of the listing according to the buyer's holds. */
export function problemsOfHoldEntry(
  buyerId: string,
  listingId: string,
  hold: Hold,
  order: Order | null,
  now: number,
): Problem[] {
  if (!isLiveHold(hold, now)) return [];
  const live = order && (isOpen(order) || order.status === "claimed");
  if (live && order.buyerId === buyerId && order.listingId === listingId) return [];
  const is = order ? `is ${order.status}` : "is not there";
  return [{
    rule: "hold_of_nothing",
    detail: `of ${listingId} by order ${hold.orderId}, which ${is}`,
  }];
}

/** Compares a payment with the provider's view of it. Statuses that are still in progress are no problem. */
export function problemsOfBooks(payment: Payment, there: PaymentSnapshot): Problem[] {
  const is = `${payment.status} here, ${there.state} there`;
  const hasMoney = there.state === "held" || there.state === "taken";
  switch (payment.status) {
    case "captured": {
      const same = there.amount !== null && sameMoney(there.amount, payment.amount);
      if (there.state === "taken" && same) return [];
      const amount = there.amount ? `, ${there.amount.amount} ${there.amount.currency}` : "";
      return [{
        rule: "captured_here_not_there",
        detail: `${is}${amount} of ${payment.amount.amount} ${payment.amount.currency}`,
      }];
    }
    case "authorized":
      return hasMoney ? [] : [{ rule: "held_here_not_there", detail: is }];
    case "voided":
    case "failed":
    case "refunded": {
      // What the buyer's bank has returned is not refunded by the provider, which goes on saying that it was taken.
      const byBank = payment.status === "refunded" && there.dispute?.status === "lost";
      return hasMoney && !byBank ? [{ rule: "money_left_there", detail: is }] : [];
    }
    case "pending":
    case "voiding":
    case "refunding":
      return [];
  }
}

/** What every commit must keep of orders for several tickets; says so itself, without the code under test. */
import type { Order } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import { totalEach } from "./people/fees.ts";

type Wrong = (what: string) => void;

/** Live, claimed or complete at this time. */
const binds = ({ status, expiresAt }: Order, now: number): boolean =>
  status === "claimed" || status === "complete" ||
  (status === "created" || status === "awaiting:payment") && now < expiresAt;

/** No ticket is in two orders that bind it, and nobody has two open orders of one listing. */
export function watchOverlap(order: Order, all: Iterable<Order>, now: number, wrong: Wrong): void {
  if (!binds(order, now)) return;
  for (const other of all) {
    if (other.id === order.id || other.listingId !== order.listingId || !binds(other, now)) {
      continue;
    }
    const both = other.ticketIds.filter((id) => order.ticketIds.includes(id));
    if (both.length > 0) {
      wrong(`${both.join(" and ")} has two live orders: ${other.id} and ${order.id}`);
    }
    const open = order.status !== "complete" && other.status !== "complete";
    if (open && other.buyerId === order.buyerId) {
      wrong(
        `${order.buyerId} has two orders of listing ${order.listingId}: ${other.id} and ${order.id}`,
      );
    }
  }
}

/** An order is held, sold and withdrawn as a whole. */
export function watchWhole(
  listing: Listing,
  orders: ReadonlyMap<string, Order>,
  wrong: Wrong,
): void {
  for (const orderId of new Set(listing.seats.map((seat) => seat.orderId))) {
    const order = orderId && orders.get(orderId);
    if (!order) continue;
    const named = listing.seats.filter(({ id }) => order.ticketIds.includes(id));
    const statuses = new Set(named.map((seat) => seat.orderId === orderId ? seat.status : "free"));
    if (statuses.size > 1) {
      wrong(`a part of order ${orderId} is ${[...statuses].join(", another ")}`);
    }
    const others = listing.seats.filter((seat) =>
      seat.orderId === orderId && !named.includes(seat)
    );
    for (const { id } of others) {
      wrong(`ticket ${id} is held for ${orderId}, which does not name it`);
    }
  }
}

/** A new order leaves what its seller allows to be left. `before`: the listing as the order found it. */
export function watchSplit(order: Order, before: Listing, wrong: Wrong): void {
  const free = before.seats.filter(({ status, heldUntil }) =>
    status === "available" ||
    status === "reserved" && heldUntil !== null && heldUntil <= order.createdAt
  ).length;
  const left = free - order.ticketIds.length;
  const allowed = { any: left >= 0, together: left === 0, no_single: left >= 0 && left !== 1 };
  if (!allowed[before.split]) {
    wrong(`order ${order.id} takes ${order.ticketIds.length} of ${free}, sold ${before.split}`);
  }
}

/** Who is charged agreed to these tickets on these terms. */
export function watchTerms({ id, ticketIds, terms }: Order, listing: Listing, wrong: Wrong): void {
  const agreed = JSON.stringify([terms.price, terms.faceValue, terms.startsAt, terms.seats]);
  const seats = listing.seats.filter((seat) => ticketIds.includes(seat.id))
    .map(({ id, seat, codeHash }) => ({ id, seat, codeHash }));
  const now = JSON.stringify([listing.price, listing.faceValue, listing.startsAt, seats]);
  if (agreed !== now) wrong(`terms_differ: ${id} is claimed on other terms than were agreed`);
}

/** A payment is for all of its order's tickets. */
export function watchAmount(payment: Payment, order: Order | undefined, wrong: Wrong): void {
  const due = order && totalEach(order.terms.price.amount) * order.ticketIds.length;
  if (payment.amount.amount !== due) {
    wrong(`payment ${payment.id} is of ${payment.amount.amount} cents, its order costs ${due}`);
  }
}

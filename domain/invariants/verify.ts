/** Checks the invariants over the whole database. Reads only; others may write at the same time. */
import { type Claim, claims } from "../claims/claim.ts";
import { type Concert, concerts } from "../concerts/concert.ts";
import { lastMove } from "../concerts/moves.ts";
import { type ConcertWalk, concertWalks } from "../concerts/walk.ts";
import { decisionsOnTicket } from "../decisions/queries.ts";
import { type ModeratorDecision, moderatorDecisions } from "../decisions/decision.ts";
import type { Store } from "#store/types.ts";
import { type Holds, holdsOf } from "../orders/holds.ts";
import { type Order, orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { type Reports, reportsOf } from "../reports/report.ts";
import { type Listing, listingIdOf, listings } from "../tickets/listing.ts";
import { ordersOf } from "../tickets/seat.ts";
import { comparing, type Finding, findingsOf, type Part } from "./checking.ts";
import { problemsOfClaim } from "./claim_rules.ts";
import { problemsOfListed } from "./concert_rules.ts";
import { problemsOfDecision, problemsOfRejection, problemsOfReports } from "./moderation_rules.ts";
import {
  type Problem,
  problemsOfBooks,
  problemsOfHoldEntry,
  problemsOfListing,
  problemsOfOrder,
  problemsOfPayment,
} from "./rules.ts";

/** Compares orders, tickets, holds, payments, claims, reports and decisions. Each value is checked in one snapshot. */
export const ordersPart: Part = {
  name: "orders and money",
  checks: [
    comparing({
      entity: orders,
      kind: "order",
      names: ({ listingId, buyerId, paymentId }) => [
        [listings, listingId],
        [holdsOf, buyerId],
        [payments, paymentId],
      ],
      // Whether its concert was moved is looked up only if that matters.
      mayBeWrong: (order, around) =>
        problemsOfOrder(
          order,
          around.get(listings, order.listingId),
          around.get(holdsOf, order.buyerId),
          around.get(payments, order.paymentId),
        ).length > 0,
      look: lookAtOrder,
    }),
    comparing({
      entity: listings,
      kind: "ticket",
      names: ({ concertId, seats }) => [
        [concerts, concertId],
        ...ordersOf(seats).map((orderId) => [orders, orderId] as const),
      ],
      mayBeWrong(listing, around) {
        const { seats, concertId } = listing;
        const concert = around.get(concerts, concertId);
        const found = ordersOf(seats).map((orderId) => around.get(orders, orderId));
        return concert?.status === "cancelled" || isRejected(listing) ||
          problemsOfListing(listing, found).length > 0 ||
          problemsOfListed(listing, concert, null, found, []).length > 0;
      },
      look: lookAtListing,
    }),
    comparing({
      entity: payments,
      kind: "payment",
      names: ({ orderId }) => [[orders, orderId]],
      mayBeWrong: (payment, around) =>
        problemsOfPayment(payment, around.get(orders, payment.orderId)).length > 0,
      look: lookAtPayment,
    }),
    comparing({
      entity: holdsOf,
      kind: "holds",
      names: ({ entries }) => Object.values(entries).map(({ orderId }) => [orders, orderId]),
      mayBeWrong: ({ id, entries }, around, store) =>
        Object.entries(entries).some(([listingId, hold]) => {
          const order = around.get(orders, hold.orderId);
          return problemsOfHoldEntry(id, listingId, hold, order, store.now()).length > 0;
        }),
      look: lookAtHolds,
    }),
    comparing({
      entity: claims,
      kind: "claim",
      names: ({ id }) => [[orders, id], [payouts, id]],
      mayBeWrong: (claim, around) =>
        problemsOfClaim(claim, around.get(orders, claim.id), around.get(payouts, claim.id)).length >
          0,
      look: lookAtClaim,
    }),
    comparing({
      entity: reportsOf,
      kind: "reports",
      names: ({ id }) => [[listings, id]],
      mayBeWrong: (reports, around) =>
        problemsOfReports(reports, around.get(listings, reports.id)).length > 0,
      look: lookAtReports,
    }),
    comparing({
      entity: moderatorDecisions,
      kind: "verdict",
      names: namedBy,
      mayBeWrong(decision, around) {
        const [[, listingId], [, orderId]] = namedBy(decision);
        const listing = around.get(listings, listingId);
        return problemsOfDecision(decision, listing, around.get(orders, orderId)).length > 0;
      },
      look: lookAtDecision,
    }),
  ],
};

export const verifyOrders = (store: Store): AsyncGenerator<Finding> =>
  findingsOf(store, ordersPart);

/** Compares payments with the provider's view: one call to the provider for each. */
export async function* verifyMoney(
  x: Pick<Services, "store" | "gateway">,
): AsyncGenerator<Finding> {
  for await (const { id } of x.store.scan(payments)) {
    // A payment that changed during the call is checked once more.
    for (let tries = 0; tries < 2; tries++) {
      const before = await x.store.get(payments, id);
      if (!before || !before.sessionId) break;
      const problems = problemsOfBooks(before, await x.gateway.read(before));
      if (problems.length === 0) break;
      if ((await x.store.get(payments, id))?.version !== before.version) continue;
      for (const problem of problems) yield { entity: "payment", id, ...problem };
      break;
    }
  }
}

async function lookAtOrder(store: Store, scanned: Order): Promise<Problem[]> {
  const { id, listingId, buyerId, paymentId, concertId } = scanned;
  // The order's payment may change between the scan and the snapshot; then try once more.
  for (let named = paymentId, tries = 0; tries < 2; tries++) {
    const [order, listing, holds, payment] = await store.snapshot([
      [orders, id],
      [listings, listingId],
      [holdsOf, buyerId],
      [payments, named],
    ]);
    if (!order) return [];
    if (order.paymentId === named) {
      // A move is never taken back: read after the snapshot, all that its listing has followed are known.
      const move = await lastMove(store, concertId ?? listing?.concertId ?? null);
      const moved = move !== null && move.movedAt !== null;
      return problemsOfOrder(order, listing, holds, payment, moved);
    }
    named = order.paymentId;
  }
  return [];
}

const isRejected = ({ seats }: Listing): boolean =>
  seats.some(({ status }) => status === "rejected");

/** With all orders that it names. If they change between the scan and the snapshot, tries once more. */
async function lookAtListing(store: Store, scanned: Listing): Promise<Problem[]> {
  const { id, concertId } = scanned;
  for (let named = ordersOf(scanned.seats), tries = 0; tries < 2; tries++) {
    const [listing, concert, walk, ...found] = await store.snapshot([
      [listings, id] as const,
      [concerts, concertId] as const,
      [concertWalks, concertId] as const,
      ...named.map((orderId) => [orders, orderId] as const),
    ]) as [Listing | null, Concert | null, ConcertWalk | null, ...(Order | null)[]];
    if (!listing) return [];
    const now = ordersOf(listing.seats);
    if (now.join() === named.join() && listing.concertId === concertId) {
      const sold = found.filter((order) => order?.status === "complete");
      const paid = concert?.status === "cancelled"
        ? await store.getMany(payments, sold.map((order) => order!.paymentId!))
        : [];
      // A decision is in the same commit as the rejection and stays, so it must exist now.
      const decisions = isRejected(listing) ? await decisionsOnTicket(store, id) : [];
      return [
        ...problemsOfListing(listing, found),
        ...problemsOfListed(listing, concert, walk, found, paid),
        ...problemsOfRejection(listing, decisions),
      ];
    }
    named = now;
  }
  return [];
}

async function lookAtPayment(store: Store, { id, orderId }: Payment): Promise<Problem[]> {
  const [payment, order] = await store.snapshot([[payments, id], [orders, orderId]]);
  return payment ? problemsOfPayment(payment, order) : [];
}

async function lookAtClaim(store: Store, { id }: Claim): Promise<Problem[]> {
  const [claim, order, payout] = await store.snapshot([[claims, id], [orders, id], [payouts, id]]);
  return claim ? problemsOfClaim(claim, order, payout) : [];
}

async function lookAtReports(store: Store, { id }: Reports): Promise<Problem[]> {
  const [reports, listing] = await store.snapshot([[reportsOf, id], [listings, id]]);
  return reports ? problemsOfReports(reports, listing) : [];
}

async function lookAtDecision(store: Store, decision: ModeratorDecision): Promise<Problem[]> {
  const [listing, order] = await store.snapshot(namedBy(decision));
  return problemsOfDecision(decision, listing, order);
}

/** The listing and the order that a decision is about. */
function namedBy({ ticketId, orderId }: ModeratorDecision) {
  return [[listings, ticketId && listingIdOf(ticketId)], [orders, orderId]] as const;
}

async function lookAtHolds(store: Store, scanned: Holds): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [listingId, { orderId }] of Object.entries(scanned.entries)) {
    const [holds, order] = await store.snapshot([[holdsOf, scanned.id], [orders, orderId]]);
    const hold = holds?.entries[listingId];
    if (hold?.orderId !== orderId) continue; // another order's by now
    problems.push(...problemsOfHoldEntry(scanned.id, listingId, hold, order, store.now()));
  }
  return problems;
}

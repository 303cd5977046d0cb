/** Checks the invariants over the whole database. Reads only; others may write at the same time. */
import { type Claim, claims } from "../claims/claim.ts";
import { type Concert, concerts } from "../concerts/concert.ts";
import { lastMove } from "../concerts/moves.ts";
import { type ConcertWalk, concertWalks } from "../concerts/walk.ts";
import { decisionsOnTicket } from "../decisions/queries.ts";
import { type ModeratorDecision, moderatorDecisions } from "../decisions/decision.ts";
import { isError } from "#store/base/errors.ts";
import type { Store } from "#store/types.ts";
import { type Holds, holdsOf } from "../orders/holds.ts";
import { type Order, orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { type Reports, reportsOf } from "../reports/report.ts";
import { type Listing, listingIdOf, listings } from "../tickets/listing.ts";
import { ordersOf } from "../tickets/seat.ts";
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

interface Finding extends Problem {
  /** The kind of the value with the problem ("verdict": a moderator decision). */
  readonly entity: "order" | "ticket" | "payment" | "holds" | "claim" | "reports" | "verdict";
  readonly id: string;
}

/** Compares orders, tickets, holds, payments, claims, reports and decisions. Each value is checked in one snapshot. */
export async function* verifyOrders(store: Store): AsyncGenerator<Finding> {
  for await (const order of store.scan(orders)) {
    yield* checked("order", order, ofOrder(store, order));
  }
  for await (const listing of store.scan(listings)) {
    yield* checked("ticket", listing, ofListing(store, listing));
  }
  for await (const payment of store.scan(payments)) {
    yield* checked("payment", payment, ofPayment(store, payment));
  }
  for await (const holds of store.scan(holdsOf)) {
    yield* checked("holds", holds, ofHolds(store, holds));
  }
  for await (const claim of store.scan(claims)) {
    yield* checked("claim", claim, ofClaim(store, claim));
  }
  for await (const reports of store.scan(reportsOf)) {
    yield* checked("reports", reports, ofReports(store, reports));
  }
  for await (const decision of store.scan(moderatorDecisions)) {
    yield* checked("verdict", decision, ofDecision(store, decision));
  }
}

/** An unreadable related value is a finding; the check of the other values continues. */
async function* checked(
  entity: Finding["entity"],
  { id }: { id: string },
  findings: AsyncGenerator<Finding>,
): AsyncGenerator<Finding> {
  try {
    yield* findings;
  } catch (error) {
    if (!isError(error, "Unreadable")) throw error;
    yield { entity, id, rule: "unreadable", detail: error.message };
  }
}

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
      yield* findingsOf("payment", id, problems);
      break;
    }
  }
}

function* findingsOf(
  entity: Finding["entity"],
  id: string,
  problems: Problem[],
): Generator<Finding> {
  for (const problem of problems) yield { entity, id, ...problem };
}

async function* ofOrder(store: Store, scanned: Order) {
  const { id, listingId, buyerId, paymentId, concertId } = scanned;
  // The order's payment may change between the scan and the snapshot; then try once more.
  for (let named = paymentId, tries = 0; tries < 2; tries++) {
    const [order, listing, holds, payment] = await store.snapshot([
      [orders, id],
      [listings, listingId],
      [holdsOf, buyerId],
      [payments, named],
    ]);
    if (!order) return;
    if (order.paymentId === named) {
      // A move is never taken back: read after the snapshot, all that its listing has followed are known.
      const move = await lastMove(store, concertId ?? listing?.concertId ?? null);
      const moved = move !== null && move.movedAt !== null;
      const problems = problemsOfOrder(order, listing, holds, payment, moved);
      return yield* findingsOf("order", id, problems);
    }
    named = order.paymentId;
  }
}

/** With all orders that it names. If they change between the scan and the snapshot, tries once more. */
async function* ofListing(store: Store, scanned: Listing) {
  const { id, concertId } = scanned;
  for (let named = ordersOf(scanned.seats), tries = 0; tries < 2; tries++) {
    const [listing, concert, walk, ...found] = await store.snapshot([
      [listings, id] as const,
      [concerts, concertId] as const,
      [concertWalks, concertId] as const,
      ...named.map((orderId) => [orders, orderId] as const),
    ]) as [Listing | null, Concert | null, ConcertWalk | null, ...(Order | null)[]];
    if (!listing) return;
    const now = ordersOf(listing.seats);
    if (now.join() === named.join() && listing.concertId === concertId) {
      yield* findingsOf("ticket", id, problemsOfListing(listing, found));
      const sold = found.filter((order) => order?.status === "complete");
      const paid = concert?.status === "cancelled"
        ? await store.getMany(payments, sold.map((order) => order!.paymentId!))
        : [];
      yield* findingsOf("ticket", id, problemsOfListed(listing, concert, walk, found, paid));
      // A decision is in the same commit as the rejection and stays, so it must exist now.
      const rejected = listing.seats.some(({ status }) => status === "rejected");
      const decisions = rejected ? await decisionsOnTicket(store, id) : [];
      return yield* findingsOf("ticket", id, problemsOfRejection(listing, decisions));
    }
    named = now;
  }
}

async function* ofPayment(store: Store, { id, orderId }: Payment) {
  const [payment, order] = await store.snapshot([[payments, id], [orders, orderId]]);
  if (payment) yield* findingsOf("payment", id, problemsOfPayment(payment, order));
}

async function* ofClaim(store: Store, { id }: Claim) {
  const [claim, order, payout] = await store.snapshot([[claims, id], [orders, id], [payouts, id]]);
  if (claim) yield* findingsOf("claim", id, problemsOfClaim(claim, order, payout));
}

async function* ofReports(store: Store, { id }: Reports) {
  const [reports, listing] = await store.snapshot([[reportsOf, id], [listings, id]]);
  if (reports) yield* findingsOf("reports", id, problemsOfReports(reports, listing));
}

async function* ofDecision(store: Store, decision: ModeratorDecision) {
  const { id, ticketId, orderId } = decision;
  const [listing, order] = await store.snapshot([
    [listings, ticketId && listingIdOf(ticketId)],
    [orders, orderId],
  ]);
  yield* findingsOf("verdict", id, problemsOfDecision(decision, listing, order));
}

async function* ofHolds(store: Store, scanned: Holds) {
  for (const [listingId, { orderId }] of Object.entries(scanned.entries)) {
    const [holds, order] = await store.snapshot([[holdsOf, scanned.id], [orders, orderId]]);
    const hold = holds?.entries[listingId];
    if (hold?.orderId !== orderId) continue; // another order's by now
    const problems = problemsOfHoldEntry(scanned.id, listingId, hold, order, store.now());
    yield* findingsOf("holds", scanned.id, problems);
  }
}

/** Invariants of moderator decisions and of open reports. Pure. */
import type { ModeratorDecision } from "../decisions/decision.ts";
import type { Order } from "../orders/order.ts";
import type { Reports } from "../reports/report.ts";
import type { Listing } from "../tickets/listing.ts";
import type { Problem } from "./rules.ts";

/** `listing`: the reported one. */
export function problemsOfReports(
  { sellerId, open }: Reports,
  listing: Listing | null,
): Problem[] {
  if (!listing) return [{ rule: "report_of_nothing", detail: "its ticket is not there" }];
  const wrong = (detail: string): Problem => ({ rule: "report_wrong", detail });
  const problems: Problem[] = [];
  if (listing.sellerId !== sellerId) problems.push(wrong(`the seller is ${listing.sellerId}`));
  const reporters = open.map(({ reporterId }) => reporterId);
  if (reporters.includes(sellerId)) problems.push(wrong("by the seller"));
  if (new Set(reporters).size < reporters.length) problems.push(wrong("twice by one person"));
  return problems;
}

/** A rejected listing needs a decision that rejected it. `decisions`: the latest about the listing. */
export function problemsOfRejection(
  { seats }: Listing,
  decisions: readonly ModeratorDecision[],
): Problem[] {
  const isRejected = seats.some(({ status }) => status === "rejected");
  if (!isRejected || decisions.some(({ action }) => action === "reject")) return [];
  return [{ rule: "verdict_missing", detail: "it was turned down by nobody" }];
}

/** The listing and the order that a decision names: effects that cannot be undone must still be there. */
export function problemsOfDecision(
  { action, ticketId, orderId }: ModeratorDecision,
  listing: Listing | null,
  order: Order | null,
): Problem[] {
  const statuses = listing?.seats.map(({ status }) => status) ?? [];
  const is = `ticket ${ticketId} is ${
    statuses.join(" and ")
  }, order ${orderId} is ${order?.status}`;
  const stopped = order?.status === "cancelled" && order.cancelReason === "moderator";
  // What was sold stays sold, until it is refunded.
  const isGone = statuses.includes("withdrawn") &&
    statuses.every((status) => status === "withdrawn" || status === "sold");
  const has = {
    approve: true,
    reject: orderId === null || stopped,
    withdraw: (ticketId === null || isGone) && (orderId === null || stopped),
    cancel: stopped,
    refund: order?.status === "refunded",
    claim_upheld: order?.status === "refunded",
    claim_rejected: true,
    dismiss: true,
    refuse_name: true,
    group_add: true,
    group_remove: true,
    concert_correct: true,
    concert_move: true,
    concert_merge: true,
    concert_cancel: true,
    payout_release: true,
    payout_block: true,
    payout_settled: true,
    debt_repaid: true,
    debt_writeoff: true,
    debt_recover: true,
    loss_charged: true,
  }[action];
  return has ? [] : [{ rule: "verdict_without_effect", detail: `${action}, but ${is}` }];
}

/** Invariants of moderator decisions and of open reports. Pure. */
import type { ModeratorDecision } from "../decisions/decision.ts";
import type { Order } from "../orders/order.ts";
import type { Reports } from "../reports/report.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Problem } from "./rules.ts";

/** `ticket`: the reported ticket. */
export function problemsOfReports({ sellerId, open }: Reports, ticket: Ticket | null): Problem[] {
  if (!ticket) return [{ rule: "report_of_nothing", detail: "its ticket is not there" }];
  const wrong = (detail: string): Problem => ({ rule: "report_wrong", detail });
  const problems: Problem[] = [];
  if (ticket.sellerId !== sellerId) problems.push(wrong(`the seller is ${ticket.sellerId}`));
  const reporters = open.map(({ reporterId }) => reporterId);
  if (reporters.includes(sellerId)) problems.push(wrong("by the seller"));
  if (new Set(reporters).size < reporters.length) problems.push(wrong("twice by one person"));
  return problems;
}

/** A rejected ticket needs a decision that rejected it. `decisions`: the latest about the ticket. */
export function problemsOfRejection(
  ticket: Ticket,
  decisions: readonly ModeratorDecision[],
): Problem[] {
  if (ticket.status !== "rejected" || decisions.some(({ action }) => action === "reject")) {
    return [];
  }
  return [{ rule: "verdict_missing", detail: "it was turned down by nobody" }];
}

/** The ticket and the order that a decision names: effects that cannot be undone must still be there. */
export function problemsOfDecision(
  { action, ticketId, orderId }: ModeratorDecision,
  ticket: Ticket | null,
  order: Order | null,
): Problem[] {
  const is = `ticket ${ticketId} is ${ticket?.status}, order ${orderId} is ${order?.status}`;
  const stopped = order?.status === "cancelled" && order.cancelReason === "moderator";
  const has = {
    approve: true,
    reject: orderId === null || stopped,
    withdraw: ticket?.status === "withdrawn" && (orderId === null || stopped),
    cancel: stopped,
    refund: order?.status === "refunded",
    dismiss: true,
    refuse_name: true,
    group_add: true,
    group_remove: true,
  }[action];
  return has ? [] : [{ rule: "verdict_without_effect", detail: `${action}, but ${is}` }];
}

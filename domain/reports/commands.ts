/** Reporting a ticket, and closing what was reported. */
import { says } from "#words/problems.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { mayJudge } from "../moderation/may.ts";
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import { isHidden, type Ticket, tickets } from "../tickets/ticket.ts";
import { findTicket } from "../tickets/queries.ts";
import { MAX_OPEN_REPORTS, type Report, type ReportInput, reportsOf } from "./report.ts";

/** Whether the person may report the ticket, as far as the ticket itself says. */
export async function findReportable(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const found = await findTicket(x, userId, ticketId);
  return found.ok ? reportable(found.value, userId) : found;
}

function reportable(ticket: Ticket, userId: string): Result<Ticket> {
  if (ticket.sellerId === userId) return refuse("own_ticket", { detail: says("own_report") });
  if (isHidden(ticket) || ticket.status === "withdrawn") {
    return refuse("ticket_not_available", { detail: says("off_sale_already") });
  }
  return ok(ticket);
}

/**
 * Puts it before the moderators. A person has one open report of a ticket at most (`already_reported`),
 * a ticket `MAX_OPEN_REPORTS` of all (`reports_enough`).
 */
export async function reportTicket(
  x: Services,
  userId: string,
  ticketId: string,
  { reason, words }: ReportInput,
): Promise<Result<null>> {
  const may = await findReportable(x, userId, ticketId);
  if (!may.ok) return may;
  return await x.store.transact(async (tx): Promise<Result<null>> => {
    const [ticket, found] = await tx.getMany([[tickets, ticketId], [reportsOf, ticketId]]);
    if (!ticket) return refuse("not_found");
    const still = reportable(ticket, userId);
    if (!still.ok) return still;
    const open = found?.open ?? [];
    if (open.some(({ reporterId }) => reporterId === userId)) return refuse("already_reported");
    if (open.length >= MAX_OPEN_REPORTS) return refuse("reports_enough");
    const more = [...open, { reporterId: userId, reason, words, at: tx.now }];
    if (found) tx.put(reportsOf, { ...found, open: more });
    else tx.create(reportsOf, { id: ticketId, sellerId: ticket.sellerId, open: more });
    return ok(null);
  });
}

/** Ends what is open about a ticket, with the decision of that id; each reporter hears of it. */
export async function closeReports(tx: Tx, ticketId: string, verdictId: string): Promise<Report[]> {
  const found = await tx.get(reportsOf, ticketId);
  if (!found) return [];
  tx.delete(reportsOf, ticketId);
  for (const { reporterId } of found.open) {
    emit(tx, { name: "report:closed", payload: { verdictId, reporterId } });
  }
  return found.open;
}

/**
 * A moderator finds nothing wrong. `version` is that of the reports which they have read: another one
 * that came meanwhile is `version_mismatch`. Nothing open: nothing is done.
 */
export async function dismissReports(
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  { reason, requestId }: Because,
): Promise<Result<Ticket>> {
  const may = await mayJudge(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<Ticket>> => {
    const [ticket, found] = await tx.getMany([[tickets, ticketId], [reportsOf, ticketId]]);
    if (!ticket) return refuse("not_found");
    if (!found) return ok(ticket);
    if (found.version !== version) return refuse("version_mismatch");
    const reports = await closeReports(tx, ticketId, id);
    record(tx, id, person(moderatorId, requestId), {
      action: "dismiss",
      reason,
      ticketId,
      ticketVersion: ticket.version,
      people: [ticket.sellerId],
      reports,
    });
    return ok(ticket);
  });
}

/** Reporting a ticket, and closing reports. */
import { says } from "#words/problems.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { mayModerate } from "../moderation/may.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listingIdOf, listings, ticketOf } from "../tickets/listing.ts";
import { findTicket } from "../tickets/queries.ts";
import { isHidden } from "../tickets/seat.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { MAX_OPEN_REPORTS, type Report, type ReportInput, reportsOf } from "./report.ts";

/** The ticket, if the user may report it. Does not check for earlier reports. */
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
 * Reports a ticket to the moderators. Refusals: `already_reported` if the user has an open report about it,
 * `reports_enough` if the ticket has `MAX_OPEN_REPORTS`.
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
    const listingId = listingIdOf(ticketId);
    const [listing, found] = await tx.getMany([[listings, listingId], [reportsOf, listingId]]);
    const ticket = ticketOf(listing, ticketId);
    if (!ticket) return refuse("not_found");
    const still = reportable(ticket, userId);
    if (!still.ok) return still;
    const open = found?.open ?? [];
    if (open.some(({ reporterId }) => reporterId === userId)) return refuse("already_reported");
    if (open.length >= MAX_OPEN_REPORTS) return refuse("reports_enough");
    const more = [...open, { reporterId: userId, reason, words, at: tx.now }];
    if (found) tx.put(reportsOf, { ...found, open: more });
    else tx.create(reportsOf, { id: listingId, sellerId: ticket.sellerId, open: more });
    return ok(null);
  });
}

/** Closes the open reports about a listing by a decision; each reporter is notified. `verdictId`: the decision's id. */
export async function closeReports(
  tx: Tx,
  listingId: string,
  verdictId: string,
): Promise<Report[]> {
  const found = await tx.get(reportsOf, listingId);
  if (!found) return [];
  tx.delete(reportsOf, listingId);
  for (const { reporterId } of found.open) {
    emit(tx, { name: "report:closed", payload: { verdictId, reporterId } });
  }
  return found.open;
}

/**
 * A moderator finds nothing wrong. `version`: the version of the reports that the moderator has read.
 * Refusal: `version_mismatch` if there is a new report. Has no effect if there are no open reports.
 */
export async function dismissReports(
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  { reason, requestId }: Because,
): Promise<Result<Ticket>> {
  const may = await mayModerate(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<Ticket>> => {
    const listingId = listingIdOf(ticketId);
    const [listing, found] = await tx.getMany([[listings, listingId], [reportsOf, listingId]]);
    const ticket = ticketOf(listing, ticketId);
    if (!ticket) return refuse("not_found");
    if (!found) return ok(ticket);
    if (found.version !== version) return refuse("version_mismatch");
    const reports = await closeReports(tx, listingId, id);
    record(tx, id, person(moderatorId, requestId), {
      action: "dismiss",
      reason,
      ticketId: listingId,
      ticketVersion: ticket.version,
      people: [ticket.sellerId],
      reports,
    });
    return ok(ticket);
  });
}

/** What moderators decide about tickets. The same commit records a `ModeratorDecision`. */
import { says } from "#words/problems.ts";
import { concertOf } from "../concerts/find_or_make.ts";
import { inStep, noteListing, openConcert } from "../concerts/listing.ts";
import type { Decision } from "../trade/decision.ts";
import { contentOf } from "../decisions/content.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { closeReports } from "../reports/commands.ts";
import { decideReview, decideTakeOff } from "../trade/ticket_decisions.ts";
import { commitWorld, loadTicketWorld } from "../world_store.ts";
import { type Listing, ticketOf } from "../tickets/listing.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { ok, type Result } from "../result.ts";
import type { World } from "../trade/world.ts";
import { mayModerate } from "./may.ts";
import { approveName } from "./names.ts";

export const approveTicket = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  requestId: string | null = null,
  /** The seller's name as the moderator saw it: this approves the name, too. */
  seenName: string | null = null,
): Promise<Result<Ticket>> =>
  review(
    x,
    moderatorId,
    { ticketId, action: "approve", reason: null, requestId, seenName },
    (world) => decideReview(world, "approve", version, x.settings),
  );

/** Also takes down a listed ticket; a live hold on it is let go and nobody is charged. */
export const rejectTicket = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  reason: string,
  requestId: string | null = null,
): Promise<Result<Ticket>> =>
  review(
    x,
    moderatorId,
    { ticketId, action: "reject", reason, requestId },
    (world) => decideReview(world, "reject", version, x.settings),
  );

/** Withdraws the ticket for good: the seller cannot submit it again. */
export const takeTicketOff = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  reason: string,
  requestId: string | null = null,
): Promise<Result<Ticket>> =>
  review(
    x,
    moderatorId,
    { ticketId, action: "withdraw", reason, requestId },
    (world) => decideTakeOff(world, version, x.settings),
  );

async function review(
  x: Services,
  moderatorId: string,
  asked: Because & {
    ticketId: string;
    action: "approve" | "reject" | "withdraw";
    seenName?: string | null;
  },
  decide: (world: World) => Decision<Listing>,
): Promise<Result<Ticket>> {
  const { ticketId, action, reason, requestId, seenName } = asked;
  const may = await mayModerate(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  // An approval makes the listing's concert public.
  const shown = action === "approve" ? await concertOf(x, may.value) : null;
  return await x.store.transact(async (tx) => {
    const read = await loadTicketWorld(tx, ticketId, { holder: true });
    const concert = shown && await openConcert(tx, shown.id);
    if (concert && !concert.ok) return concert;
    const world = concert ? inStep(read, concert.value) : read;
    const decision = decide(world);
    const { listing, rival } = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return explained(decision.answer.refusal, world);
    const ticket = ticketOf(listing, ticketId)!;
    if (listing === world.listing) return ok(ticket);
    if (concert) noteListing(tx, concert.value, listing!);
    if (seenName) await approveName(tx, listing!.sellerId, seenName);
    const stopped = rival !== world.rival && rival?.cancelReason === "moderator" ? rival : null;
    // A ticket that is no longer on sale needs no further decision about its reports.
    const reports = action === "approve" ? [] : await closeReports(tx, listing!.id, id);
    record(tx, id, person(moderatorId, requestId), {
      action,
      reason,
      ticketId: listing!.id,
      ticketVersion: listing!.version,
      orderId: stopped?.id ?? null,
      people: [listing!.sellerId, stopped?.buyerId ?? []].flat(),
      content: contentOf(listing!),
      reports,
    });
    return ok(ticket);
  });
}

/** Explains that a sold or claimed ticket has to be dealt with through its order. */
function explained(refusal: Refusal, { listing }: World): { ok: false; refusal: Refusal } {
  const locking = listing?.seats.find(({ status }) => status === "reserved") ??
    listing?.seats.find(({ status }) => status === "sold");
  if (refusal.code !== "ticket_locked" || !locking?.orderId) return { ok: false, refusal };
  const { orderId, status } = locking;
  const detail = says(status === "sold" ? "refund_instead" : "wait_for_payment");
  return { ok: false, refusal: { ...refusal, detail, orderId } };
}

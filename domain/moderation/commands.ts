/** What moderators decide about tickets. The same commit records a `ModeratorDecision`. */
import { says } from "#words/problems.ts";
import { concertOf } from "../concerts/find_or_make.ts";
import { inStep, noteListing, openConcert } from "../concerts/listing.ts";
import type { Decision } from "../trade/decision.ts";
import { contentOf } from "../decisions/content.ts";
import { type DecisionAction, record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { closeReports } from "../reports/commands.ts";
import { type LetGo, lettingGoFirst } from "../orders/let_go_first.ts";
import { isLapsed, orders } from "../orders/order.ts";
import { decideCancel, decideDeadline } from "../trade/order_decisions.ts";
import { decideReview, decideTakeOff } from "../trade/review_decisions.ts";
import { commitWorld } from "../commit_world.ts";
import { loadListingWorld, loadOrderWorld } from "../load_world.ts";
import { type Listing, ticketOf } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { World } from "../trade/world.ts";
import { mayModerate } from "./may.ts";
import { approveName } from "./names.ts";
import { suggestions } from "./suggestion.ts";

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
    { ticketId, version, action: "approve", reason: null, requestId, seenName },
    (world, seen) => decideReview(world, "approve", seen, x.settings),
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
    { ticketId, version, action: "reject", reason, requestId },
    (world, seen) => decideReview(world, "reject", seen, x.settings),
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
    { ticketId, version, action: "withdraw", reason, requestId },
    (world, seen) => decideTakeOff(world, seen, x.settings),
  );

async function review(
  x: Services,
  moderatorId: string,
  asked: Because & {
    ticketId: string;
    version: number;
    action: "approve" | "reject" | "withdraw";
    seenName?: string | null;
  },
  decide: (world: World, version: number) => Decision<Listing>,
): Promise<Result<Ticket>> {
  const { ticketId, action, reason, requestId, seenName } = asked;
  const may = await mayModerate(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  // An approval makes the listing's concert public.
  const shown = action === "approve" ? await concertOf(x, may.value) : null;
  let { version } = asked;
  const run = () =>
    x.store.transact(async (tx) => {
      const read = await loadListingWorld(tx, ticketId, {
        version,
        ends: action === "approve" ? "none" : "live",
      });
      const concert = shown && await openConcert(tx, shown.id);
      if (concert && !concert.ok) {
        return concert.refusal.code === "invalid" ? refuse("concert_cancelled") : concert;
      }
      const world = concert ? inStep(read, concert.value) : read;
      const decision = decide(world, version);
      const { listing, rival } = commitWorld(tx, read, decision.world);
      if (!decision.answer.ok) return explained(decision.answer.refusal, world);
      const ticket = ticketOf(listing, ticketId)!;
      if (decision.world.listing === world.listing) return ok(ticket);
      if (concert) noteListing(tx, concert.value, listing!);
      if (seenName) await approveName(tx, listing!.sellerId, seenName);
      const stopped = rival !== world.rival && rival?.cancelReason === "moderator" ? rival : null;
      // A ticket that is no longer on sale needs no further decision about its reports.
      const reports = action === "approve" ? [] : await closeReports(tx, listing!.id, id);
      // What was suggested has been decided.
      if (await tx.get(suggestions, listing!.id)) tx.delete(suggestions, listing!.id);
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
  return await lettingGoFirst(run, async (orderId) => {
    const { was, is } = await stopOrder(x, moderatorId, orderId, { action, reason, requestId });
    // The moderator's own doing is no change that they have not seen.
    if (was === version) version = is;
  });
}

/** Ends one of several orders that hold tickets of a listing, before the listing is taken down. */
async function stopOrder(
  x: Services,
  moderatorId: string,
  orderId: string,
  { action, reason, requestId }: Because & { action: DecisionAction },
): Promise<LetGo> {
  const found = (await x.store.get(orders, orderId))!;
  const id = x.store.newId();
  return await x.store.transact(async (tx) => {
    const world = await loadOrderWorld(tx, found);
    // One that has lapsed meanwhile ended by itself.
    const { world: next } = isLapsed(world.order!, tx.now)
      ? decideDeadline(world, x.settings)
      : decideCancel(world, "moderator", x.settings);
    const { listing, order } = commitWorld(tx, world, next);
    if (order !== world.order && order?.cancelReason === "moderator") {
      // About this order alone: the decision about the listing comes with its own commit.
      record(tx, id, person(moderatorId, requestId), {
        action,
        reason,
        orderId,
        people: [found.sellerId, found.buyerId],
      });
    }
    return { was: world.listing!.version, is: listing!.version };
  });
}

/** Explains that a sold or claimed ticket has to be dealt with through its order. */
function explained(refusal: Refusal, { listing }: World): { ok: false; refusal: Refusal } {
  const isClaimed = ({ status, heldUntil }: Seat) => status === "reserved" && heldUntil === null;
  const locking = listing?.seats.find(isClaimed) ??
    listing?.seats.find(({ status }) => status === "sold");
  if (refusal.code !== "ticket_locked" || !locking?.orderId) return { ok: false, refusal };
  const { orderId, status } = locking;
  const detail = says(status === "sold" ? "refund_instead" : "wait_for_payment");
  return { ok: false, refusal: { ...refusal, detail, orderId } };
}

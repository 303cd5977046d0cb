/** What moderators decide about tickets; each decision is a decision in the same commit. */
import { says } from "#words/problems.ts";
import type { Decision } from "../trade/order_decisions.ts";
import { contentOf } from "../decisions/content.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { closeReports } from "../reports/commands.ts";
import { decideReview, decideTakeOff } from "../trade/ticket_decisions.ts";
import { loadTicketWorld } from "../tickets/load.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Services } from "../ports/mod.ts";
import type { Refusal } from "../refusals.ts";
import { ok, type Result } from "../result.ts";
import { commitWorld, type World } from "../trade/world.ts";
import { mayJudge } from "./may.ts";
import { approveName } from "./names.ts";

export const approveTicket = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  requestId: string | null = null,
  /** The seller's name as the moderator saw it: others see it from then on. */
  seenName: string | null = null,
): Promise<Result<Ticket>> =>
  judge(
    x,
    moderatorId,
    { ticketId, action: "approve", reason: null, requestId, seenName },
    (world) => decideReview(world, "approve", version, x.settings),
  );

/** Also takes a listed ticket down; a live hold on it ends with it, and nobody is charged. */
export const rejectTicket = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  reason: string,
  requestId: string | null = null,
): Promise<Result<Ticket>> =>
  judge(
    x,
    moderatorId,
    { ticketId, action: "reject", reason, requestId },
    (world) => decideReview(world, "reject", version, x.settings),
  );

/** The same for good: its seller cannot send it in again. */
export const takeTicketOff = (
  x: Services,
  moderatorId: string,
  ticketId: string,
  version: number,
  reason: string,
  requestId: string | null = null,
): Promise<Result<Ticket>> =>
  judge(
    x,
    moderatorId,
    { ticketId, action: "withdraw", reason, requestId },
    (world) => decideTakeOff(world, version, x.settings),
  );

async function judge(
  x: Services,
  moderatorId: string,
  asked: Because & {
    ticketId: string;
    action: "approve" | "reject" | "withdraw";
    seenName?: string | null;
  },
  decide: (world: World) => Decision<Ticket>,
): Promise<Result<Ticket>> {
  const { ticketId, action, reason, requestId, seenName } = asked;
  const may = await mayJudge(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx) => {
    const world = await loadTicketWorld(tx, ticketId, { holder: true });
    const decision = decide(world);
    const { ticket, rival } = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return explained(decision.answer.refusal, world);
    if (ticket === world.ticket) return ok(ticket!);
    if (seenName) await approveName(tx, ticket!.sellerId, seenName);
    const stopped = rival !== world.rival && rival?.cancelReason === "moderator" ? rival : null;
    // What is off sale needs no second decision about what was reported of it.
    const reports = action === "approve" ? [] : await closeReports(tx, ticketId, id);
    record(tx, id, person(moderatorId, requestId), {
      action,
      reason,
      ticketId,
      ticketVersion: ticket!.version,
      orderId: stopped?.id ?? null,
      people: [ticket!.sellerId, stopped?.buyerId ?? []].flat(),
      content: contentOf(ticket!),
      reports,
    });
    return ok(ticket!);
  });
}

/** A ticket that was sold, or is being paid, is a matter of its order. */
function explained(refusal: Refusal, { ticket }: World): { ok: false; refusal: Refusal } {
  if (refusal.code !== "ticket_locked" || !ticket?.orderId) return { ok: false, refusal };
  const { orderId, status } = ticket;
  const detail = says(status === "sold" ? "refund_instead" : "wait_for_payment");
  return { ok: false, refusal: { ...refusal, detail, orderId } };
}

/** Approving and rejecting tickets; each decision leaves a trace in the same commit. */
import { decideReview } from "../tickets/decide.ts";
import { loadTicketWorld } from "../tickets/load.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";
import type { Exchange } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { commitWorld } from "../world.ts";
import { verdicts } from "./audit.ts";

export const approveTicket = (
  x: Exchange,
  moderatorId: string,
  ticketId: string,
  version: number,
): Promise<Result<Ticket>> => review(x, moderatorId, ticketId, version, "approve", null);

/** Also takes a listed ticket down; a live hold on it ends with it, and nobody is charged. */
export const rejectTicket = (
  x: Exchange,
  moderatorId: string,
  ticketId: string,
  version: number,
  reason: string,
): Promise<Result<Ticket>> => review(x, moderatorId, ticketId, version, "reject", reason);

async function review(
  x: Exchange,
  moderatorId: string,
  ticketId: string,
  version: number,
  action: "approve" | "reject",
  reason: string | null,
): Promise<Result<Ticket>> {
  const found = await x.store.get(tickets, ticketId);
  if (!await mayReview(x, moderatorId)) {
    const thing = found && { namespace: "Ticket", value: found } as const;
    const visible = thing && await x.permissions.allows(moderatorId, "view", thing);
    return refuse(visible ? "forbidden" : "not_found");
  }
  if (!found) return refuse("not_found");
  const id = x.store.newId();
  return await x.store.transact(async (tx) => {
    const world = await loadTicketWorld(tx, ticketId, { holder: true });
    const decision = decideReview(world, action, version, x.settings);
    const { ticket } = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    if (ticket !== world.ticket) tx.create(verdicts, { id, ticketId, moderatorId, action, reason });
    return ok(ticket!);
  });
}

export const mayReview = (x: Exchange, userId: string): Promise<boolean> =>
  x.permissions.allows(userId, "review", { namespace: "Group", value: { id: "moderators" } });

/** Who may see moderation cases and decide about other people's tickets. */
import { says } from "#words/problems.ts";
import { MODERATORS } from "../permissions/model.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { getTicket } from "../tickets/queries.ts";
import type { Ticket } from "../tickets/ticket.ts";

export const mayReview = (x: Services, userId: string): Promise<boolean> =>
  x.permissions.allows(userId, "review", { namespace: "Group", value: { id: MODERATORS } });

/** The ticket, for moderators. Refusals: `forbidden` if the user may view it, otherwise `not_found`. */
export async function maySeeCase(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const found = await getTicket(x.store, ticketId);
  if (await mayReview(x, userId)) return found ? ok(found) : refuse("not_found");
  const thing = found && { namespace: "Ticket", value: found } as const;
  const visible = thing && await x.permissions.allows(userId, "view", thing);
  return refuse(visible ? "forbidden" : "not_found");
}

/** The same, and refuses `own_ticket`: a moderator may not decide about their own ticket. */
export async function mayModerate(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const may = await maySeeCase(x, userId, ticketId);
  return may.ok && may.value.sellerId === userId ? ownCase() : may;
}

export const ownCase = () => refuse("own_ticket", { detail: says("own_case") });

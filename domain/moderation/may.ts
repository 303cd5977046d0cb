/** Who may decide about other people's tickets, and who may see what there is to decide. */
import { says } from "#words/problems.ts";
import { MODERATORS } from "../permissions/model.ts";
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";

export const mayReview = (x: Services, userId: string): Promise<boolean> =>
  x.permissions.allows(userId, "review", { namespace: "Group", value: { id: MODERATORS } });

/** The ticket; `forbidden` for who may only see it, `not_found` for all others. */
export async function maySeeCase(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const found = await x.store.get(tickets, ticketId);
  if (await mayReview(x, userId)) return found ? ok(found) : refuse("not_found");
  const thing = found && { namespace: "Ticket", value: found } as const;
  const visible = thing && await x.permissions.allows(userId, "view", thing);
  return refuse(visible ? "forbidden" : "not_found");
}

/** The same, and `own_ticket` for its seller: nobody judges what is theirs. */
export async function mayJudge(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  const may = await maySeeCase(x, userId, ticketId);
  return may.ok && may.value.sellerId === userId ? ownCase() : may;
}

export const ownCase = () => refuse("own_ticket", { detail: says("own_case") });

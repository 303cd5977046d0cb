/** What moderators decide about sellers' names, which are shown with their tickets. */
import type { Tx } from "#store/types.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listingIdOf, listings } from "../tickets/listing.ts";
import { type User, users } from "../users/user.ts";
import { mayModerate } from "./may.ts";

/** Approves the name if it is still the one that the moderator saw. */
export async function approveName(tx: Tx, sellerId: string, seen: string): Promise<void> {
  const seller = await tx.get(users, sellerId);
  if (!seller || seller.name !== seen || seller.approvedName === seen) return;
  if (seller.refusedName?.name === seen) return;
  tx.put(users, { ...seller, approvedName: seen });
}

/** Hides the name of this ticket's seller until the seller changes it. */
export async function refuseName(
  x: Services,
  moderatorId: string,
  ticketId: string,
  seen: string,
  { reason, requestId }: Because,
): Promise<Result<User>> {
  const may = await mayModerate(x, moderatorId, ticketId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<User>> => {
    const [ticket, seller] = await tx.getMany([
      [listings, listingIdOf(ticketId)],
      [users, may.value.sellerId],
    ]);
    if (!ticket || !seller) return refuse("not_found");
    if (seller.name !== seen) return refuse("version_mismatch");
    if (seller.refusedName?.name === seen) return ok(seller);
    record(tx, id, person(moderatorId, requestId), {
      action: "refuse_name",
      reason,
      ticketId: ticket.id,
      ticketVersion: ticket.version,
      people: [seller.id],
    });
    return ok(tx.put(users, { ...seller, refusedName: { name: seen, reason: reason ?? "" } }));
  });
}

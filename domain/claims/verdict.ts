/** What a moderator decides about a claim. The same commit records a `ModeratorDecision`. */
import { record } from "../decisions/decision.ts";
import { person } from "../decisions/who.ts";
import { mayModerateOrder } from "../orders/commands.ts";
import type { Services } from "../ports/services.ts";
import { ok, type Result } from "../result.ts";
import { decideVerdict } from "../trade/claims/claim_decisions.ts";
import { commitWorld } from "../commit_world.ts";
import { loadOrderWorld } from "../load_world.ts";
import type { Claim } from "./claim.ts";
import type { Verdict } from "./input.ts";

/**
 * Upheld: the buyer is refunded in the same commit · rejected: the payout is free again. Refusals: `not_found`,
 * `forbidden`, `own_ticket` for the buyer or the seller, `claim_waits` before the seller has had time to answer,
 * `claim_closed`, `disputed` while the buyer's bank decides.
 */
export async function decideOnClaim(
  x: Services,
  moderatorId: string,
  claimId: string,
  verdict: Verdict,
  requestId: string | null = null,
): Promise<Result<Claim>> {
  const may = await mayModerateOrder(x, moderatorId, "refund", claimId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<Claim>> => {
    const world = await loadOrderWorld(tx, may.value, may.value.paymentId);
    const decision = decideVerdict(world, verdict);
    const stored = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    if (stored.claim !== world.claim) {
      const { id: orderId, listingId, sellerId, buyerId } = may.value;
      record(tx, id, person(moderatorId, requestId), {
        action: `claim_${verdict.outcome}`,
        reason: verdict.reason,
        ticketId: listingId,
        ticketVersion: stored.listing?.version ?? null,
        orderId,
        people: [sellerId, buyerId],
      });
    }
    return ok(stored.claim!);
  });
}

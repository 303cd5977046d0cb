/** The steps of a claim, as pure functions from world to world, and how it ends by what happens elsewhere. */
import type { Claim, ClaimEnder, ClaimStatus } from "../../claims/claim.ts";
import type { Dispute } from "../../payments/payment.ts";
import { impossible } from "../decision.ts";
import { decideUnblocked } from "../payouts/payout_recall.ts";
import { withEvent, type World } from "../world.ts";
import { type ClaimEvent, type ClaimState, claimSteps } from "./claim_machine.ts";

export const claimStateOf = (claim: Claim | null): ClaimState => claim?.status ?? "none";

/** The claim changes, and people are told. */
export function changeClaim(
  world: World,
  name: "claim:opened" | "claim:answered" | "claim:decided",
  change: Partial<Claim>,
): World {
  const { id, version } = world.claim!;
  return withEvent(
    { ...world, claim: { ...world.claim!, ...change } },
    { name, payload: { claimId: id, orderId: id, version: version + 1 } },
  );
}

/** The claim ends, and blocks the payout no longer. Comes before the payout is taken back, which ends its blocks. */
export function closeClaim(
  world: World,
  status: Exclude<ClaimStatus, "open" | "answered">,
  closedBy: ClaimEnder,
  reason: string | null = null,
): World {
  const closed = { status, closedBy, reason, closedAt: world.now };
  return decideUnblocked(changeClaim(world, "claim:decided", closed), "claim");
}

/** The order is refunded: the buyer gets what they claim. */
export const endClaimByRefund = (world: World): World => end(world, "order_refunded");

const disputeEvents = {
  open: "dispute_opens",
  lost: "dispute_lost",
  won: "dispute_won",
  // A warning or an inquiry that did not become a dispute.
  closed: "dispute_won",
} as const satisfies Record<Dispute["status"], ClaimEvent>;

/** The buyer's bank has news of its dispute about the order's payment. */
export const endClaimByDispute = (world: World, status: Dispute["status"]): World =>
  end(world, disputeEvents[status]);

function end(world: World, event: ClaimEvent): World {
  const [step] = claimSteps(event, claimStateOf(world.claim));
  switch (step) {
    case "nothing":
      return world;
    case "end:refund":
      return closeClaim(world, "upheld", "refund");
    case "end:dispute":
      return closeClaim(world, "upheld", "dispute");
    default:
      throw impossible(event, step);
  }
}

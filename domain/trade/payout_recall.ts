/** What keeps a payout from being sent, and what takes it back: claims, disputes, refunds. Pure. */
import type { Dispute } from "../payments/payment.ts";
import type { Block, TakenBack } from "../payouts/payout.ts";
import { impossible } from "./decision.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
import type { World } from "./world.ts";

export function decideBlocked(world: World, kind: Block): World {
  const payout = world.payout;
  if (!payout || payoutSteps("blocked", payout.status)[0] === "nothing") return world;
  return steps.block(world, kind);
}

export function decideUnblocked(world: World, kind: Block): World {
  const payout = world.payout;
  if (!payout || payoutSteps("unblocked", payout.status)[0] === "nothing") return world;
  return steps.unblock(world, kind);
}

/** The buyer has, or gets, this much of the seller's money; by default all of it. */
export function decideTakenBack(
  world: World,
  reason: TakenBack,
  amount = Infinity,
): World {
  const payout = world.payout;
  if (!payout) return world;
  const [step] = payoutSteps("taken_back", payout.status);
  const noted = steps.because(world, reason, amount);
  switch (step) {
    case "nothing":
      return world;
    case "cancel":
      return steps.cancel(noted, amount);
    case "note":
      return steps.recall(noted, amount);
    case "reverse":
      return steps.startReversing(steps.recall(noted, amount));
    default:
      throw impossible("taken_back", step);
  }
}

/** A dispute that was lost is won after all: the seller gets the money again, unless the buyer was refunded. */
export function decideWonAfterLost(world: World): World {
  const payout = world.payout;
  if (!payout || payout.taken === 0 || world.order?.status === "refunded") return world;
  const { taken } = payout;
  const [step] = payoutSteps("won_after_lost", payout.status);
  switch (step) {
    case "add":
      return steps.withPayout(world, { amount: payout.amount + taken, taken: 0, reason: null });
    case "unnote":
      return steps.withPayout(world, { recall: payout.recall - taken, taken: 0, reason: null });
    case "renew":
      return steps.renew(world, taken);
    case "renew_later":
      return steps.goOn(steps.withPayout(world, { renewal: taken, taken: 0 }));
    default:
      throw impossible("won_after_lost", step);
  }
}

/** How a dispute about the order's payment changes the payout. `lost`: how much of the seller's money. */
export function decideDisputed(
  world: World,
  before: Dispute["status"] | null,
  now: Dispute["status"],
  lost = Infinity,
): World {
  switch (now) {
    case "open":
      return decideBlocked(world, "dispute");
    case "closed":
      return decideUnblocked(world, "dispute");
    case "won":
      return decideUnblocked(before === "lost" ? decideWonAfterLost(world) : world, "dispute");
    case "lost":
      return decideUnblocked(decideTakenBack(world, "dispute_lost", lost), "dispute");
  }
}

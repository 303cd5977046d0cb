/** What keeps a payout from being sent, and what takes it back: claims, disputes, refunds. Pure. */
import type { Dispute } from "../../payments/payment.ts";
import type { Block, TakenBack } from "../../payouts/payout.ts";
import { impossible } from "../decision.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
import type { World } from "../world.ts";

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
  if (!world.payout) return world;
  const { left, rest } = steps.dropRenewal(world, reason, amount);
  if (rest === 0) return left;
  const payout = left.payout!;
  const [step] = payoutSteps("taken_back", payout.status);
  // What the seller has kept of earlier transfers is no part of this one: they owe it.
  const { earlier } = payout;
  const owing = reason === "refunded" && earlier > 0 && step !== "nothing"
    ? steps.owe(left, earlier)
    : left;
  const noted = steps.because(owing, reason, rest);
  switch (step) {
    case "nothing":
      return left;
    case "cancel":
      return steps.cancel(noted, rest);
    case "note":
      return steps.recall(noted, rest);
    case "reverse":
      return steps.startReversing(steps.recall(noted, rest));
    default:
      throw impossible("taken_back", step);
  }
}

/** A lost dispute is won after all: the seller gets `amount` again, at most what it took, unless the buyer was refunded. */
export function decideWonAfterLost(world: World, amount = Infinity): World {
  const payout = world.payout;
  if (!payout || payout.taken === 0 || world.order?.status === "refunded") return world;
  const again = Math.min(payout.taken, amount);
  const taken = payout.taken - again;
  const [step] = payoutSteps("won_after_lost", payout.status);
  switch (step) {
    case "add":
      return steps.withPayout(world, { amount: payout.amount + again, taken, reason: null });
    case "unnote": {
      // What was taken before this transfer was decided is no part of it: it is sent once this one has arrived.
      const noted = Math.min(again, payout.recall);
      const renewal = payout.renewal + again - noted;
      return steps.unnote(steps.withPayout(world, { taken, renewal, reason: null }), noted);
    }
    case "renew":
      return steps.renew(world, again);
    case "renew_later":
      return steps.goOn(steps.withPayout(world, { renewal: payout.renewal + again, taken }));
    default:
      throw impossible("won_after_lost", step);
  }
}

/** What disputes have taken of the seller's money in this decision, and given back; minor units. */
export interface SellersPart {
  readonly lost: number;
  readonly won: number;
}

/** How a dispute about the order's payment changes the payout. `now`: its status, if that is new. */
export function decideDisputed(
  world: World,
  now: Dispute["status"] | null,
  { lost, won }: SellersPart,
): World {
  const taken = lost > 0 ? decideTakenBack(world, "dispute_lost", lost) : world;
  const given = won > 0 ? decideWonAfterLost(taken, won) : taken;
  if (now === null) return given;
  return now === "open" ? decideBlocked(given, "dispute") : decideUnblocked(given, "dispute");
}

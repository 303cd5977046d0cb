/** What keeps a payout from being sent, and what takes it back: claims, disputes, refunds. Pure. */
import type { Dispute } from "../../payments/payment.ts";
import type { Block, TakenBack } from "../../payouts/payout.ts";
import { bookSetOff } from "../booking.ts";
import { impossible } from "../decision.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
import * as taking from "./payout_taking.ts";
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

/**
 * The buyer has, or gets, this much of the seller's money: what the books say. By default all that the payout has.
 * What it does not have any more, the seller has of earlier transfers for the sale: it is taken back with it.
 */
export function decideTakenBack(
  world: World,
  reason: TakenBack,
  amount = Infinity,
): World {
  if (!world.payout) return world;
  const { left, rest } = taking.dropRenewal(world, reason, amount);
  const payout = left.payout!;
  const part = rest === Infinity ? steps.ownOf(payout) : rest;
  if (part === 0) return left;
  const [step] = payoutSteps("taken_back", payout.status);
  const noted = taking.because(left, reason, part);
  switch (step) {
    case "cancel":
      return taking.cancel(noted, part);
    case "note":
      return steps.recall(noted, part);
    case "reverse":
      return steps.startReversing(steps.recall(noted, part));
    case "reverse_next": {
      const recallNext = payout.recallNext + part;
      const calledAt = payout.calledAt ?? world.now;
      return steps.goOn(steps.withPayout(noted, { recallNext, calledAt }));
    }
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
      return steps.withPayout(world, {
        amount: payout.amount + again,
        taken,
        reason: taking.isRefused(payout) ? payout.reason : null,
      });
    case "unnote": {
      // What was taken before this transfer was decided is no part of it: it is sent once this one has arrived.
      const noted = Math.min(again, payout.recall);
      const renewal = payout.renewal + again - noted;
      const reason = noted < payout.recall ? payout.reason : null;
      return steps.unnote(steps.withPayout(world, { taken, renewal, reason }), noted);
    }
    case "renew":
      return steps.renew(steps.withPayout(world, { taken }), again);
    case "renew_later": {
      // What was to be taken back next stays with the seller.
      const stays = Math.min(again, payout.recallNext);
      const change = {
        taken,
        renewal: payout.renewal + again - stays,
        recallNext: payout.recallNext - stays,
      };
      return steps.goOn(bookSetOff(steps.withPayout(world, change), stays));
    }
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
  // In the order in which the books have it.
  const given = won > 0 ? decideWonAfterLost(world, won) : world;
  const taken = lost > 0 ? decideTakenBack(given, "dispute_lost", lost) : given;
  if (now === null) return taken;
  return now === "open" ? decideBlocked(taken, "dispute") : decideUnblocked(taken, "dispute");
}

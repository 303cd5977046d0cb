/** What the seller does not get after all, and why: steps from world to world. Pure. */
import { type Payout, type TakenBack, transferOf } from "../../payouts/payout.ts";
import type { World } from "../world.ts";
import { startReversing, told, withPayout } from "./payout_steps.ts";

/** Of what the seller was to get again, this much is not sent after all. `rest`: what is to be taken from elsewhere. */
export function dropRenewal(
  world: World,
  reason: TakenBack,
  amount: number,
): { left: World; rest: number } {
  const { renewal } = world.payout!;
  const unsent = Math.min(renewal, amount);
  if (unsent === 0) return { left: world, rest: amount };
  const left = withPayout(because(world, reason, unsent), { renewal: renewal - unsent });
  return { left: reason === "charged" ? told(left, "payout:lost") : left, rest: amount - unsent };
}

/**
 * Of a held payout: nothing or less will be sent. What has paid a debt of the seller's already is owed again. The
 * seller is told what was charged to them, or that nothing is left.
 */
export function cancel(world: World, amount: number): World {
  const payout = world.payout!;
  const reason = world.takenBecause ?? payout.reason;
  const isCharged = world.takenBecause === null
    ? chargedWhileSending(payout)
    : reason === "charged";
  const lost = (left: World) => isCharged ? told(left, "payout:lost") : left;
  const unsent = Math.min(amount, transferOf(payout));
  const left = withPayout(world, { amount: payout.amount - unsent });
  // Or it was sent before this payout.
  const netted = amount - unsent;
  if (netted > 0) {
    const back = startReversing(withPayout(left, { reason, recall: netted }));
    return unsent > 0 ? lost(back) : back;
  }
  if (left.payout!.amount > 0) return lost(left);
  // The amount stays as it would have been.
  const ended = withPayout(world, { status: "cancelled", reason, againAt: null });
  return reason === "refunded" ? ended : told(ended, "payout:lost");
}

/** Whether a part of what was being sent has been charged to the seller since the call was decided. */
function chargedWhileSending({ history }: Payout): boolean {
  const since = history.slice(history.findLastIndex(({ what }) => what === "sending") + 1);
  return since.some(({ what, why }) => what === "recalled" && why === "charged");
}

/** A held payout that the seller's account or our balance has refused waits for that, whatever it is of. */
export const isRefused = ({ status, reason }: Payout): boolean =>
  status === "held" && (reason === "account" || reason === "balance");

/** Notes why the seller does not get the money, and how much of it a lost dispute has taken. */
export function because(world: World, takenBecause: TakenBack, amount: number): World {
  const payout = world.payout!;
  const taken = payout.taken + (takenBecause === "dispute_lost" ? amount : 0);
  const reason = isRefused(payout) ? payout.reason : takenBecause;
  return { ...withPayout(world, { reason, taken }), takenBecause };
}

/** What the provider says about a payout's transfer. Pure. */
import { transferOf } from "../../payouts/payout.ts";
import { bookTransferred } from "../booking.ts";
import { impossible } from "../decision.ts";
import { again, done, type PayoutDecided } from "./payout_decisions.ts";
import { payoutSteps } from "./payout_machine.ts";
import { renewed } from "./payout_reversals.ts";
import * as steps from "./payout_steps.ts";
import { told } from "./payout_steps.ts";
import { cancel } from "./payout_taking.ts";
import { retryDelayMs } from "../retry_delay.ts";
import type { World } from "../world.ts";

/** Whether the provider is to be asked about a call that may have been made, and the call repeated. */
export const decideUnknown = (world: World): PayoutDecided =>
  payoutSteps("outcome_unknown", world.payout!.status)[0] === "look"
    ? { world, next: "call" }
    : done(world);

/** The provider knows nothing of a transfer after its key has ended: it is called for with another one. */
export function decideNewKey(world: World): PayoutDecided {
  const { attempt } = world.payout!;
  const next = { attempt: attempt + 1, calledAt: world.now };
  return { world: steps.withPayout(world, next), next: "call" };
}

/** The provider has made the transfer. */
export function decideTransferSeen(world: World, transferId: string): PayoutDecided {
  const payout = world.payout!;
  const seen = (): World =>
    bookTransferred(
      steps.withPayout(world, { transferId, sentAt: world.now, refusals: 0, againAt: null }),
      transferOf(payout),
      payout.attempt,
    );
  const [step] = payoutSteps("transfer_seen", payout.status);
  switch (step) {
    case "nothing":
      return done(world);
    case "alarm":
      return { ...done(world), alarm: contradiction(`transfer ${transferId} of a held payout`) };
    case "sent":
      return payout.recall > 0
        ? { world: steps.startReversing(seen()), next: "call" }
        : done(renewed(told(steps.withPayout(seen(), { status: "sent" }), "payout:sent")));
    case "reverse": {
      const all = steps.withPayout(seen(), { recall: payout.amount });
      return {
        world: steps.startReversing(all),
        next: "call",
        alarm: contradiction(`transfer ${transferId} of a cancelled payout`),
      };
    }
    default:
      throw impossible("transfer_seen", step);
  }
}

const contradiction = (detail: string) => ({ event: "contradiction" as const, detail });

/** The transfer was not made. `why`: the seller's account cannot take it, or the exchange's balance is too low. */
export function decideRefused(world: World, why: "account" | "balance"): PayoutDecided {
  const payout = world.payout!;
  const event = why === "account" ? "refused_by_account" : "refused_by_balance";
  const [step] = payoutSteps(event, payout.status);
  if (step === "nothing") return done(world);
  const refusals = payout.refusals + 1;
  const againAt = world.now + retryDelayMs(refusals);
  const asked = why === "account" ? steps.askAboutAccount(world) : world;
  const alarm = why === "balance"
    ? { event: "balance" as const, detail: "the exchange's balance does not cover a transfer" }
    : undefined;
  const held = steps.withPayout(asked, {
    status: "held",
    calledAt: null,
    provider: null,
    accountId: null,
    refusals,
    againAt,
    amount: payout.amount + payout.renewal,
    renewal: 0,
    recall: 0,
  });
  const left = payout.recall > 0 ? cancel(held, payout.recall) : held;
  if (left.payout!.status !== "held") return { ...done(left), alarm };
  return { ...again(steps.withPayout(left, { reason: why }), againAt), alarm };
}

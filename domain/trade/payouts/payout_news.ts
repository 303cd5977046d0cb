/** What the provider says about a payout's transfer, and what the seller owes. Pure. */
import { owedNow } from "../../payouts/debt.ts";
import { inAccount, type Payout, transferOf } from "../../payouts/payout.ts";
import { bookReversed, bookSetOff, bookTransferred } from "../booking.ts";
import { impossible } from "../decision.ts";
import { again, done, type PayoutDecided } from "./payout_decisions.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
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
        : done(renewed(steps.told(steps.withPayout(seen(), { status: "sent" }), "payout:sent")));
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
  const left = payout.recall > 0 ? steps.cancel(held, payout.recall) : held;
  if (left.payout!.status !== "held") return { ...done(left), alarm };
  return { ...again(steps.withPayout(left, { reason: why }), againAt), alarm };
}

/**
 * What the call that takes the money back asks for, in minor units; 0: nothing is left to take. The provider has no
 * transfer of what was paid by hand: the seller owes it.
 */
export const toReverse = (payout: Payout): number => Math.min(payout.recall, inAccount(payout));

/** What of a transfer was to come back: of a debt, as much as the seller owes now. */
const toComeBack = ({ status, recall }: Payout, world: World): number =>
  status === "reversing" ? recall : status === "owed" ? owedNow(world.debt) : 0;

/**
 * The provider has taken back this much of the transfer in all, in minor units. What was not to come back, somebody
 * has reversed at the provider: it is payable again, and an operator decides what becomes of it.
 */
export function decideReversalSeen(world: World, reversed: number): PayoutDecided {
  const payout = world.payout!;
  const [step] = payoutSteps("reversal_seen", payout.status);
  const taken = reversed - payout.reversed;
  if (step === "nothing" || (taken <= 0 && payout.status !== "reversing")) return done(world);
  const again = Math.max(0, taken - toComeBack(payout, world));
  const booked = bookReversed(steps.withPayout(world, { reversed }), taken, reversed, again);
  const seen = again > 0 ? heldForOperator(booked, again) : booked;
  const detail = `${again} of transfer ${payout.transferId} were taken back at the provider`;
  const alarm = again > 0 ? { event: "reversed_outside" as const, detail } : undefined;
  if (payout.status === "owed") {
    // As if the seller had paid it: the oldest debts first.
    const paid = decideDebtPaid(steps.pay(seen, taken - again));
    return again > 0 ? { ...done(renewed(paid.world)), alarm } : paid;
  }
  const rest = Math.max(0, payout.recall - taken);
  if (rest > 0) return { ...done(owing(seen, rest)), alarm };
  if (transferOf(payout) > reversed) {
    const kept = steps.withPayout(seen, { status: "sent", recall: 0, calledAt: null });
    return { ...done(renewed(kept)), alarm };
  }
  const back = steps.withPayout(seen, { status: "reversed", recall: 0, calledAt: null });
  // The sale stands if nobody has asked for it.
  return { ...done(renewed(again > 0 ? back : steps.told(back, "payout:reversed"))), alarm };
}

/** The seller is to get `amount` again, once an operator has said so. */
function heldForOperator(world: World, amount: number): World {
  const renewal = world.payout!.renewal + amount;
  return steps.block(steps.withPayout(world, { renewal }), "operator");
}

/** The seller's account has no money. `reversed`: what the provider has taken back so far. */
export function decideReversalRefused(world: World, reversed: number): PayoutDecided {
  const payout = world.payout!;
  const [step] = payoutSteps("reversal_refused", payout.status);
  if (step === "nothing") return done(world);
  const taken = reversed - payout.reversed;
  const seen = bookReversed(steps.withPayout(world, { reversed }), taken, reversed);
  return done(owing(seen, payout.recall - taken));
}

function owing(world: World, owed: number): World {
  const more = steps.owe(world, owed);
  const change = { owed, owedUpTo: more.debt!.incurred, recall: 0, calledAt: null };
  return renewed(
    steps.told(steps.withPayout(more, { ...change, status: "owed" }), "payout:owed"),
  );
}

/** After a dispute that was won at last, or a reversal that we did not ask for: what is still owed is forgiven, the rest is sent again. */
export function renewed(world: World): World {
  const payout = world.payout!;
  const { renewal } = payout;
  if (renewal === 0) return world;
  const still = payout.status === "owed"
    ? Math.min(steps.stillOwed(payout, world.debt), renewal)
    : 0;
  const set = bookSetOff(steps.pay(world, still), still);
  const paid = steps.withPayout(set, { renewal: 0 });
  return renewal > still
    ? steps.renew(paid, renewal - still)
    // The seller keeps what they got: nobody has taken the money from them.
    : steps.told(
      steps.withPayout(paid, { status: "reversed", reason: null }),
      "payout:reversed",
    );
}

/** Some of what the seller owes was paid: perhaps all of what this payout was about. */
export function decideDebtPaid(world: World): PayoutDecided {
  const payout = world.payout!;
  const [step] = payoutSteps("debt_paid", payout.status);
  if (step === "nothing" || steps.stillOwed(payout, world.debt) > 0) return done(world);
  return done(steps.told(steps.withPayout(world, { status: "reversed" }), "payout:reversed"));
}

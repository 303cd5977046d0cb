/** What comes back of a payout's transfers, and what the seller owes of it. Pure. */
import { owedNow } from "../../payouts/debt.ts";
import { inAccount, keptOf, type Payout, transferOf } from "../../payouts/payout.ts";
import { bookEarlierReversed, bookForgiven, bookReversed } from "../booking.ts";
import { done, type PayoutDecided } from "./payout_decisions.ts";
import { oweMore, pay, stillOwed } from "./payout_debts.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
import { told } from "./payout_steps.ts";
import type { World } from "../world.ts";

/**
 * What the call that takes the money back asks for, in minor units; 0: nothing is left to take. The provider has no
 * transfer of what was paid by hand: the seller owes it.
 */
export const toReverse = (payout: Payout): number => Math.min(payout.recall, inAccount(payout));

/** What of a transfer was to come back. */
const toComeBack = ({ status, recall }: Payout, world: World): number =>
  status === "reversing" ? recall : status === "owed" ? owedOfSale(world) : 0;

/** What of the sale the seller owes by the books, at most what they owe in all: what comes back of it pays this. */
const owedOfSale = ({ debt, payment }: World): number =>
  Math.max(0, Math.min(owedNow(debt), payment!.balances?.owed ?? 0));

/** `amount` has come back of the sale, as if the seller had paid it: the oldest debts first, perhaps of other sales. */
function payBack(world: World, amount: number): World {
  const payout = world.payout!;
  const paid = pay(world, amount);
  const ofThis = stillOwed(payout, world.debt) - stillOwed(payout, paid.debt);
  return steps.withPayout(paid, { owed: payout.owed - ofThis });
}

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
    const paid = decideDebtPaid(payBack(seen, taken - again));
    return again > 0 ? { ...done(renewed(paid.world)), alarm } : paid;
  }
  const rest = Math.max(0, payout.recall - taken);
  if (rest > 0) return { ...done(owing(seen, rest)), alarm };
  const back = steps.withPayout(seen, { recall: 0, calledAt: null });
  const { recallNext } = payout;
  if (recallNext > 0) {
    const next = steps.withPayout(back, { recall: recallNext, recallNext: 0 });
    return { world: steps.startReversing(next), next: "call", alarm };
  }
  // The sale stands if nobody has asked for it, and the seller is told that an operator decides.
  return {
    ...done(renewed(again > 0 ? ended(back) : told(ended(back), "payout:reversed"))),
    alarm,
  };
}

/** Nothing more of it is to come back: what the seller keeps of it stays sent. */
function ended(world: World): World {
  const payout = world.payout!;
  if (keptOf(payout) === 0) return steps.withPayout(world, { status: "reversed" });
  const byHand = payout.transferId === null && transferOf(payout) > 0;
  return steps.withPayout(world, { status: "sent", ...byHand && { reason: "by_hand" } });
}

/**
 * Somebody has taken back `amount` of earlier transfers for the sale, at the provider. It pays what the seller owes
 * of the sale; the rest is payable again, and an operator decides what becomes of it.
 */
export function decideEarlierReversed(world: World, amount: number): PayoutDecided {
  const payout = world.payout!;
  const { status, recall, transferId, earlier } = payout;
  const ofThis = status === "sending"
    ? transferOf(payout)
    : transferId === null
    ? 0
    : transferOf(payout) - payout.reversed;
  const toCome = status === "owed" ? owedOfSale(world) : Math.max(0, recall - ofThis);
  const paid = Math.min(amount, toCome);
  const rest = amount - paid;
  const detail = `${rest} of an earlier transfer were taken back at the provider`;
  const alarm = rest > 0 ? { event: "reversed_outside" as const, detail } : undefined;
  // Of a refunded sale, the seller has given everything back already: nobody here can say what this is.
  const again = world.payment!.status === "captured" ? rest : 0;
  if (paid + again === 0) return { ...done(world), alarm };
  const seen = bookEarlierReversed(
    steps.withPayout(world, { earlier: earlier - paid - again }),
    paid + again,
    again,
  );
  const less = status === "owed"
    ? decideDebtPaid(payBack(seen, paid)).world
    : steps.withPayout(seen, { recall: recall - paid });
  if (again === 0) return { world: less, next: "call" };
  if (status === "held") {
    const more = steps.withPayout(less, { amount: payout.amount + again });
    return { world: steps.block(more, "operator"), next: "call", alarm };
  }
  const held = heldForOperator(less, again);
  const isMoving = status === "sending" || status === "reversing";
  return { world: isMoving ? held : renewed(held), next: "call", alarm };
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

function owing(world: World, rest: number): World {
  const { recallNext } = world.payout!;
  const none = { owed: 0, recall: 0, recallNext: 0, calledAt: null } as const;
  const owed = oweMore(steps.withPayout(world, none), rest + recallNext);
  return renewed(told(steps.withPayout(owed, { status: "owed" }), "payout:owed"));
}

/** What a refund or a bank has added to what is owed of the payout, or taken from it. */
export function decideOwed(world: World): PayoutDecided {
  const { recallNext } = world.payout!;
  if (recallNext === 0) return done(renewed(world));
  const taken = steps.withPayout(world, { recallNext: 0, calledAt: null });
  const more = oweMore(taken, recallNext);
  return done(renewed(told(more, "payout:owed")));
}

/**
 * After a dispute that was won at last, or a reversal that we did not ask for: what is still owed is forgiven, the
 * rest is sent again.
 */
export function renewed(world: World): World {
  const payout = world.payout!;
  const { renewal } = payout;
  if (renewal === 0) return world;
  const owed = payout.status === "owed" ? stillOwed(payout, world.debt) : 0;
  const forgiven = Math.min(owed, renewal);
  const set = bookForgiven(pay(world, forgiven), forgiven);
  const left = steps.withPayout(set, { renewal: 0, owed: payout.owed - forgiven });
  if (renewal > forgiven) return steps.renew(left, renewal - forgiven);
  return owed > forgiven ? left : debtEnded(left);
}

/** Some of what the seller owes was paid: perhaps all of what this payout was about. */
export function decideDebtPaid(world: World): PayoutDecided {
  const payout = world.payout!;
  const [step] = payoutSteps("debt_paid", payout.status);
  if (step === "nothing" || stillOwed(payout, world.debt) > 0) return done(world);
  return done(debtEnded(world));
}

/** The seller owes nothing of the payout any more. */
function debtEnded(world: World): World {
  const { repaid, owed } = world.payout!;
  const left = ended(steps.withPayout(world, { repaid: repaid + owed }));
  return left.payout!.status === "sent"
    ? told(steps.withPayout(left, { owed: 0, owedUpTo: null }), "payout:sent")
    : told(left, "payout:reversed");
}

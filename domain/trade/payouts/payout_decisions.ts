/**
 * When a payout is sent: the table says which steps (`payout_machine.ts`), this file runs them. Pure. The world has
 * the payout, and to send it also the concert and the seller's debt.
 */
import { isWaiting, type Payout, transferOf } from "../../payouts/payout.ts";
import { owedNow } from "../../payouts/debt.ts";
import { bookNetted, bookPaidByHand, bookTransferred } from "../booking.ts";
import { impossible } from "../decision.ts";
import { pay } from "./payout_debts.ts";
import { payoutSteps } from "./payout_machine.ts";
import * as steps from "./payout_steps.ts";
import type { PayoutRules } from "./payout_steps.ts";
import type { World } from "../world.ts";

/** A cancelled concert's orders are refunded shortly; their payouts are looked at again after this. */
const CANCELLED_AGAIN_MS = 10 * 60_000;
/** When a seller without an account is reminded, and then an operator alarmed; days after the payout was due. */
const REMINDER_DAYS = [7, 30, 60] as const;
const WAITING_ALARM_DAYS = 80;
const DAY_MS = 86_400_000;

/** call: ask the provider · again: look at `until` · none: it is done. */
export interface PayoutDecided {
  world: World;
  next: "none" | "call" | "again";
  until?: number;
  alarm?: { event: "balance" | "contradiction" | "waiting" | "reversed_outside"; detail: string };
}

export const done = (world: World): PayoutDecided => ({ world, next: "none" });
export const again = (world: World, until: number): PayoutDecided => ({
  world,
  next: "again",
  until,
});

/** Where the money goes; null: the seller's account cannot take it. */
type Destination = Pick<Payout, "provider" | "accountId">;

/** The row of a payout has come: is it due, and can it be sent? */
export function decideDue(
  world: World,
  destination: Destination | null,
  rules: PayoutRules,
): PayoutDecided {
  const payout = world.payout!;
  const event = destination || payout.amount === 0 ? "due" : "due_without_account";
  const [step] = payoutSteps(event, payout.status);
  if (step === "nothing") return done(world);
  const { concert, now } = world;
  const releaseAt = steps.releaseAtOf(payout.startsAt, concert, rules);
  if (now < releaseAt) return done(moveTo(world, releaseAt));
  if (payout.blocks.length > 0) return done(world);
  if (concert?.status === "cancelled") return again(world, now + CANCELLED_AGAIN_MS);
  if (payout.againAt !== null && now < payout.againAt) return again(world, payout.againAt);
  switch (step) {
    case "send":
      return send(world, destination);
    case "wait":
      return wait(world);
    default:
      throw impossible(event, step);
  }
}

/** Netted with what the seller owes; a payout of nothing needs no call. */
function send(world: World, destination: Destination | null): PayoutDecided {
  const payout = world.payout!;
  const kept = Math.min(owedNow(world.debt), transferOf(payout));
  const attempt = payout.attempt + 1;
  const netted = steps.withPayout(bookNetted(pay(world, kept), kept, attempt), {
    withheld: payout.withheld + kept,
    reason: null,
    waitingSince: null,
  });
  if (transferOf(netted.payout!) === 0) {
    const sent = steps.withPayout(netted, { status: "sent", attempt, sentAt: world.now });
    return done(steps.told(bookTransferred(sent, 0, attempt), "payout:sent"));
  }
  const next = { ...destination, status: "sending", attempt, calledAt: world.now } as const;
  return { world: steps.withPayout(netted, next), next: "call" };
}

function wait(world: World): PayoutDecided {
  const { waitingSince, reminded } = world.payout!;
  const since = waitingSince ?? world.now;
  const days = [...REMINDER_DAYS, WAITING_ALARM_DAYS];
  const nextDay = (n: number) => days[n] === undefined ? Infinity : since + days[n] * DAY_MS;
  if (waitingSince === null) {
    return again(startWaiting(world), nextDay(0));
  }
  if (world.now < nextDay(reminded)) {
    return reminded < days.length ? again(world, nextDay(reminded)) : done(world);
  }
  const next = steps.withPayout(world, { reminded: reminded + 1 });
  if (reminded < REMINDER_DAYS.length) {
    return again(steps.told(next, "payout:waiting"), nextDay(reminded + 1));
  }
  const detail = `the seller has had no account for ${WAITING_ALARM_DAYS} days`;
  return { ...done(next), alarm: { event: "waiting", detail } };
}

/** The seller's account, which has refused the payout, cannot take money: they are told at once, and once. */
export function decideAccountLacks(world: World): World {
  const payout = world.payout!;
  if (payoutSteps("due_without_account", payout.status)[0] !== "wait") return world;
  const { reason, waitingSince, blocks } = payout;
  if (reason !== "account" || waitingSince !== null || blocks.length > 0) return world;
  return startWaiting(world);
}

const startWaiting = (world: World): World =>
  steps.told(steps.withPayout(world, { waitingSince: world.now, reminded: 0 }), "payout:waiting");

/** The concert is at another time now. */
export function decideMoved(world: World, rules: PayoutRules): World {
  const payout = world.payout;
  if (!payout || payoutSteps("concert_moved", payout.status)[0] === "nothing") return world;
  const releaseAt = steps.releaseAtOf(payout.startsAt, world.concert, rules);
  return releaseAt === payout.releaseAt ? world : moveTo(world, releaseAt);
}

/** One new row for the new time; rows for the former one find that the payout is not due, or is sent. */
const moveTo = (world: World, releaseAt: number): World =>
  steps.dueAt(steps.withPayout(world, { releaseAt }), releaseAt);

/** Whether the seller's payout, which waited for their account or was refused by it, can be looked at again. */
export function decideAccountChanged(world: World): World {
  const payout = world.payout!;
  if (payoutSteps("account_changed", payout.status)[0] === "nothing") return world;
  if (!isWaiting(payout)) return world;
  const refused = payout.reason === "account";
  const free = refused ? steps.withPayout(world, { againAt: null }) : world;
  return steps.dueAt(free, payout.releaseAt);
}

/** An operator has paid the seller by hand. Null: the payout is past that. */
export function decidePaidByHand(world: World): World | null {
  const payout = world.payout!;
  const [step] = payoutSteps("paid_by_hand", payout.status);
  if (step !== "settle") return null;
  const sent = { status: "sent", sentAt: world.now, reason: "by_hand" } as const;
  // The other blocks end with what made them.
  const blocks = payout.blocks.filter((one) => one !== "operator");
  const settled = steps.withPayout(world, { ...sent, blocks, againAt: null });
  return steps.told(bookPaidByHand(settled), "payout:sent");
}

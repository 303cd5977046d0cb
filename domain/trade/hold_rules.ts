/** What a buyer may hold, and for how long not again: pure functions over their holds. */
import { z } from "zod";
import { says } from "#words/problems.ts";
import { type Refusal } from "../refusals.ts";
import type { CancelReason } from "../orders/order.ts";
import { type Hold, type Holds, MAX_HOLD_ENTRIES } from "../orders/holds.ts";

/** A ticket let go again within this time doubles the cooldown. */
export const LET_GO_MEMORY_MS = 24 * 3_600_000;
/** The cooldown is never longer. */
export const MAX_COOLDOWN_MS = 24 * 3_600_000;

/** So many holds of a ticket without payment, within such a time, make the next ones short. */
export const UNPAID_HOLDS = 3;
export const UNPAID_WITHIN_MS = 3_600_000;
/** How long a hold somebody says to have seen: what `ORDER_EXPIRATION_SECONDS` can be. */
export const holdSecondsInput = z.int(says("whole_number")).min(0, says("at_least", { min: 0 }))
  .max(86_400, says("at_most", { max: 86_400 }));

/** Long enough to pay, short enough that holding in turns keeps no ticket off the market. */
export const SHORT_HOLD_SECONDS = 300;

/** How long a hold lasts that begins now; `unpaidAt`: when the latest ones ended without payment. */
export function holdSeconds(unpaidAt: readonly number[], now: number, usual: number): number {
  const lately = unpaidAt.filter((at) => at > now - UNPAID_WITHIN_MS).length;
  return lately >= UNPAID_HOLDS ? Math.min(usual, SHORT_HOLD_SECONDS) : usual;
}

/** What is left of a hold when its end is fixed by the concert's start shrinks while one reads. Seconds. */
const READING_SECONDS = 60;

/** A hold that would begin now, in whole seconds: never beyond the concert's start. */
export function holdOffered(seconds: number, startsAt: number, now: number): number {
  return Math.min(seconds, Math.max(0, Math.floor((startsAt - now) / 1000)));
}

/** Whether a hold that begins now would be shorter than the one that the buyer was told of. */
export const isShorterThanSeen = (
  seconds: number,
  startsAt: number,
  now: number,
  seen: number,
): boolean => seconds < seen || holdOffered(seconds, startsAt, now) < seen - READING_SECONDS;

export interface HoldLimits {
  /** 0: no limit. */
  maxHolds: number;
  reholdCooldownSeconds: number;
}

export const isLiveHold = (hold: Hold, now: number): boolean => hold.claimed || hold.until > now;

/** Why the buyer may not hold this ticket now; null if they may. */
export function refusesHold(
  holds: Holds | null,
  ticketId: string,
  now: number,
  limits: HoldLimits,
): Refusal | null {
  const entries = Object.entries(prune(holds, now));
  const live = entries.filter(([, hold]) => isLiveHold(hold, now)).length;
  const before = holds?.entries[ticketId];
  if (before && before.cooldownUntil > now && limits.reholdCooldownSeconds > 0) {
    return {
      code: "rehold_cooldown",
      retryAfterSeconds: Math.ceil((before.cooldownUntil - now) / 1000),
    };
  }
  const full = entries.length >= MAX_HOLD_ENTRIES && !before;
  if (full || (limits.maxHolds > 0 && live >= limits.maxHolds)) return { code: "hold_limit" };
  return null;
}

/** The buyer's holds with this ticket held by this order. */
export function withHold(
  holds: Holds | null,
  buyerId: string,
  ticketId: string,
  hold: Pick<Hold, "orderId" | "until" | "claimed">,
  now: number,
): Holds {
  const entries = prune(holds, now);
  const lets = entries[ticketId]?.lets ?? 0;
  return {
    ...(holds ?? blank(buyerId, now)),
    entries: { ...entries, [ticketId]: { ...hold, lets, cooldownUntil: 0 } },
  };
}

/**
 * The buyer's holds after this order let the ticket go at `at`. Another order's newer hold on the
 * same ticket stays. What was not the buyer's doing has no cooldown.
 */
export function withoutHold(
  holds: Holds | null,
  ticketId: string,
  orderId: string,
  reason: CancelReason,
  at: number,
  limits: HoldLimits,
): Holds | null {
  const hold = holds?.entries[ticketId];
  if (!holds || hold?.orderId !== orderId) return holds;
  const entries = { ...prune(holds, at) };
  if (reason === "payment_failed" || reason === "moderator") {
    delete entries[ticketId];
    return { ...holds, entries };
  }
  const cooldownMs = Math.min(
    limits.reholdCooldownSeconds * 1000 * 2 ** Math.min(hold.lets, 20),
    MAX_COOLDOWN_MS,
  );
  entries[ticketId] = {
    orderId,
    until: at,
    claimed: false,
    lets: hold.lets + 1,
    cooldownUntil: at + cooldownMs,
  };
  return { ...holds, entries };
}

/** The buyer's holds once the ticket is bought. */
export function withoutBought(
  holds: Holds | null,
  ticketId: string,
  orderId: string,
): Holds | null {
  if (holds?.entries[ticketId]?.orderId !== orderId) return holds;
  const { [ticketId]: _bought, ...entries } = holds.entries;
  return { ...holds, entries };
}

/** Leaves out what is neither held nor remembered. */
function prune(holds: Holds | null, now: number): Record<string, Hold> {
  const kept = Object.entries(holds?.entries ?? {}).filter(([, hold]) =>
    isLiveHold(hold, now) || hold.cooldownUntil > now || hold.until + LET_GO_MEMORY_MS > now
  );
  return Object.fromEntries(kept);
}

const blank = (buyerId: string, now: number): Holds => ({
  id: buyerId,
  createdAt: now,
  updatedAt: now,
  version: 1,
  entries: {},
});

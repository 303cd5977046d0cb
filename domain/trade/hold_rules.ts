/** How many tickets a buyer may hold, for how long, and the cooldown before the same ticket again. Pure. */
import type { Refusal } from "../refusals.ts";
import type { CancelReason } from "../orders/order.ts";
import { type Hold, type Holds, MAX_HOLD_ENTRIES } from "../orders/holds.ts";

/** Letting the same ticket go again within this time doubles the cooldown. */
const LET_GO_MEMORY_MS = 24 * 3_600_000;
/** The longest cooldown. */
const MAX_COOLDOWN_MS = 24 * 3_600_000;

/** After this many unpaid holds of a ticket within this time, its next holds are short. */
const UNPAID_HOLDS = 3;
const UNPAID_WITHIN_MS = 3_600_000;
/** Long enough to pay; short enough that users who take turns holding a ticket cannot block it. */
const SHORT_HOLD_SECONDS = 300;

/** The length of a hold that starts now; `unpaidAt`: when recent holds ended without payment. */
export function holdSeconds(unpaidAt: readonly number[], now: number, usual: number): number {
  const lately = unpaidAt.filter((at) => at > now - UNPAID_WITHIN_MS).length;
  return lately >= UNPAID_HOLDS ? Math.min(usual, SHORT_HOLD_SECONDS) : usual;
}

/** Tolerance in seconds: a hold that ends at the concert's start gets shorter while the buyer reads. */
const READING_SECONDS = 60;

/** The length of a hold that starts now, in whole seconds. It ends at the concert's start at the latest. */
export function holdOffered(seconds: number, startsAt: number, now: number): number {
  return Math.min(seconds, Math.max(0, Math.floor((startsAt - now) / 1000)));
}

/** Whether a hold that starts now would be shorter than the one that the buyer saw. */
export const isShorterThanSeen = (
  seconds: number,
  startsAt: number,
  now: number,
  seen: number,
): boolean => seconds < seen || holdOffered(seconds, startsAt, now) < seen - READING_SECONDS;

interface HoldLimits {
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

/** The buyer's holds after this order has taken the ticket. */
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
 * The buyer's holds after this order let the ticket go at `at`. A newer order's hold on the same ticket
 * stays. There is no cooldown if the buyer did not cause it.
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

/** The buyer's holds after the ticket is bought. */
export function withoutBought(
  holds: Holds | null,
  ticketId: string,
  orderId: string,
): Holds | null {
  if (holds?.entries[ticketId]?.orderId !== orderId) return holds;
  const { [ticketId]: _bought, ...entries } = holds.entries;
  return { ...holds, entries };
}

/** Removes holds that have ended and no longer matter for a cooldown. */
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

/** Idempotency keys of the calls to the payout provider. */
import type { Payout } from "./payout.ts";

/** How long a provider knows a key; a call whose outcome is unknown for longer is made with another one. */
export const KEY_MS = 24 * 3_600_000;

/** The key stays the same while the outcome is unknown; each attempt has its own. */
export const transferKey = ({ id, attempt }: Pick<Payout, "id" | "attempt">): string =>
  `${id}:transfer:${attempt}`;

/**
 * When it was decided, and the amount that was taken back before, tell reversals of one transfer apart: a key gives
 * its first answer again, also a refusal. After a day there is another key.
 */
export function reverseKey(
  { id, attempt, calledAt }: Pick<Payout, "id" | "attempt" | "calledAt">,
  reversed: number,
  now: number,
): string {
  const since = calledAt ?? now;
  const days = Math.floor((now - since) / KEY_MS);
  return `${id}:reverse:${attempt}:${reversed}:${since}:${days}`;
}

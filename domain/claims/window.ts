/** When a buyer can claim that they were not let in. Pure. */
import type { Concert } from "../concerts/concert.ts";
import type { Settings } from "../ports/settings.ts";

/** From the concert's start until `until`, epoch ms. */
export interface ClaimWindow {
  from: number;
  until: number;
}

/**
 * `concert`: the one that the order's is part of now; null for an order from before there were concerts, then
 * `soldFor` counts. A moved concert's own start counts. Null: the concert was cancelled.
 */
export function claimWindow(
  soldFor: number,
  concert: Pick<Concert, "startsAt" | "status"> | null,
  { claimSeconds }: Pick<Settings, "claimSeconds">,
): ClaimWindow | null {
  if (concert?.status === "cancelled") return null;
  const from = concert?.startsAt ?? soldFor;
  return { from, until: from + claimSeconds * 1000 };
}

export const isWithin = ({ from, until }: ClaimWindow, now: number): boolean =>
  now >= from && now < until;

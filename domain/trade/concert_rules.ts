/** Whether a concert still takes place when a buyer was told. Pure. */
import type { Concert } from "../concerts/concert.ts";

/**
 * Why nothing may be held or paid for a concert at this start; null if it takes place then. A concert that has
 * become part of one at another time counts as moved.
 */
export function whyOff(
  concert: Concert | null,
  startsAt: number,
): "concert_cancelled" | "concert_moved" | null {
  if (!concert) return null; // a ticket of an older version, which has no concert yet
  if (concert.status === "cancelled") return "concert_cancelled";
  const left = concert.mergedInto !== null && concert.movedFrom === startsAt;
  return left || concert.startsAt !== startsAt ? "concert_moved" : null;
}

/** What follows for sales when their concert is moved or cancelled. Pure. */
import type { Concert } from "../concerts/concert.ts";

/** How long after a move buyers can give tickets for the former start back, and sellers wait for their money. */
export const GIVE_BACK_MS = 7 * 86_400_000;

/**
 * Why nothing may be held or paid for a concert at this start; null if it takes place then. `concert`: the one
 * that the listing's concert is part of by now.
 */
export function whyOff(
  concert: Concert | null,
  startsAt: number,
): "concert_cancelled" | "concert_moved" | null {
  if (!concert) return null; // a ticket of an older version, which has no concert yet
  if (concert.status === "cancelled") return "concert_cancelled";
  return concert.startsAt === startsAt ? null : "concert_moved";
}

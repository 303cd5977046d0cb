/** Why moderators ended an order that was not paid: by a decision about it, or about its concert. */
import { lastMove } from "../concerts/moves.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import { findDecision } from "../decisions/queries.ts";
import type { Services } from "../ports/services.ts";
import { type Order, shownOrderStatus } from "./order.ts";

/** The decisions that cancel an unpaid order. */
const ENDING = ["cancel", "reject", "withdraw"] as const;

/** The decision that cancelled the order; null: none was about it or its listing. */
export const stoppingDecision = (
  { store }: Pick<Services, "store">,
  orderId: string,
): Promise<ModeratorDecision | null> => findDecision(store, orderId, ENDING);

type ShownReason = Order["cancelReason"] | "concert_cancelled" | "concert_moved";

/** The reason to show. An order that ended with its concert is cancelled by moderators, but not for itself. */
export async function shownReason(
  x: Pick<Services, "store">,
  order: Order,
  now: number,
): Promise<ShownReason> {
  const { status, cancelReason } = shownOrderStatus(order, now);
  if (status !== "cancelled" || cancelReason !== "moderator") return cancelReason;
  if (await stoppingDecision(x, order.id)) return cancelReason;
  const move = await lastMove(x.store, order.concertId);
  if (move?.concert.status === "cancelled") return "concert_cancelled";
  return move && move.movedAt !== null ? "concert_moved" : cancelReason;
}

/** After a move, buyers for the former time may give their tickets back. */
import { type Order, orders } from "../orders/order.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { refuse, type Result } from "../result.ts";
import { GIVE_BACK_MS } from "../trade/concert_rules.ts";
import { decideRefund } from "../trade/order_decisions.ts";
import { commitWorld } from "../commit_world.ts";
import { loadOrderWorld } from "../load_world.ts";
import { listings } from "../tickets/listing.ts";
import type { Concert } from "./concert.ts";
import { lastMove } from "./moves.ts";
import type { Store, Tx } from "#store/types.ts";
import { says } from "#words/problems.ts";

/** Until when tickets for a former start may be given back, epoch ms; never past the new start. Null: it never moved. */
export const givingBackEnds = (
  { movedAt, startsAt }: Pick<Concert, "movedAt" | "startsAt">,
): number | null => movedAt === null ? null : Math.min(movedAt + GIVE_BACK_MS, startsAt);

/**
 * Until when this order may be given back, epoch ms; null if its concert takes place when the buyer was told, or
 * not at all. It may be past. `tx`: reads the last of the concerts, so that the commit checks it.
 */
export async function givenBackUntil(
  store: Pick<Store | Tx, "get">,
  order: Order,
  tx = store,
): Promise<number | null> {
  const { until } = await givingBack(store, order, tx);
  return until ?? null;
}

type GivingBack =
  | { until: number; startsAt: number }
  | { until?: undefined; why: "back_unsold" | "back_cancelled" | "back_same_time" };

async function givingBack(
  store: Pick<Store | Tx, "get">,
  order: Order,
  tx: Pick<Store | Tx, "get">,
): Promise<GivingBack> {
  if (order.status !== "complete") return { why: "back_unsold" };
  const concertId = order.concertId ?? (await store.get(listings, order.listingId))?.concertId;
  const move = await lastMove(store, concertId ?? null, tx);
  if (move?.concert.status === "cancelled") return { why: "back_cancelled" };
  const startsAt = move?.concert.startsAt ?? order.terms.startsAt;
  // Also after it was moved away and back: who bought for this start has what they bought.
  if (!move || move.movedAt === null || startsAt === order.terms.startsAt) {
    return { why: "back_same_time" };
  }
  return { until: givingBackEnds({ movedAt: move.movedAt, startsAt })!, startsAt };
}

/** The buyer is refunded and the tickets are withdrawn. Refusals: `not_found`, `order_not_cancellable`. */
export async function giveBack(
  x: Services,
  buyerId: string,
  orderId: string,
): Promise<Result<Order>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, buyerId, "edit", { namespace: "Order", value: found });
  if (!may.ok) return may;
  return await x.store.transact(async (tx): Promise<Result<Order>> => {
    const world = await loadOrderWorld(tx, found, found.paymentId);
    const order = world.order!;
    if (order.status === "refunded") return { ok: true, value: order };
    // The refusal's own words say that its payment is going through.
    if (order.status === "claimed") return refuse("order_not_cancellable");
    const back = await givingBack(x.store, order, tx);
    if (back.until === undefined) {
      const begun = back.why === "back_same_time" && tx.now >= order.terms.startsAt;
      return refuseBack(begun ? "back_begun" : back.why);
    }
    if (tx.now >= back.startsAt) return refuseBack("back_begun");
    if (tx.now >= back.until) return refuseBack("back_late");
    const decision = decideRefund(world, "given_back");
    const stored = commitWorld(tx, world, decision.world);
    return decision.answer.ok ? { ok: true, value: stored.order! } : decision.answer;
  });
}

const refuseBack = (
  why: "back_unsold" | "back_cancelled" | "back_same_time" | "back_begun" | "back_late",
) => refuse("order_not_cancellable", { detail: says(why) });

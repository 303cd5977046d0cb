/** Loads the world of a payout's decision in a transaction, and commits what it decided. */
import type { OutboxRow, Tx } from "#store/types.ts";
import { lastMove } from "../concerts/moves.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { PayoutWork } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import type { PayoutDecided } from "../trade/payouts/payout_decisions.ts";
import { emptyWorld, type World } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";
import { sellerDebts } from "./debt.ts";
import { type Payout, payouts } from "./payout.ts";

/** What of a payout says where its world is. */
type Of = Pick<Payout, "id" | "sellerId" | "paymentId">;

/**
 * The payout with what its seller owes, and the payment, on which the books of the sale hang; null: there is no such
 * payout. Takes three checks.
 */
async function loadPayoutWorld(
  tx: Tx,
  { id, sellerId, paymentId }: Of,
): Promise<World | null> {
  const [payout, debt, payment] = await tx.getMany([
    [payouts, id],
    [sellerDebts, sellerId],
    [payments, paymentId],
  ]);
  return payout && { ...emptyWorld(tx.now), payout, debt, payment };
}

/** An order from before there were concerts: its listing has been given one since. */
async function concertSince(store: PayoutWork["store"], orderId: string): Promise<string | null> {
  const order = await store.get(orders, orderId);
  const listing = order && await store.get(listings, order.listingId);
  return listing?.concertId ?? null;
}

/** The concert of the payout's order as it is now; takes a check. */
export async function withItsConcert(
  tx: Tx,
  x: Pick<PayoutWork, "store">,
  world: World,
): Promise<World> {
  const concertId = world.payout!.concertId ?? await concertSince(x.store, world.payout!.id);
  const move = await lastMove(x.store, concertId, tx);
  return { ...world, concert: move && { ...move.concert, movedAt: move.movedAt } };
}

/**
 * Commits a decision about a payout, and settles or moves the row that led to it, unless a call is left to make.
 * `version`: the payout that the decision is about; null if it has changed since.
 */
export async function commitDecision(
  x: PayoutWork,
  payout: Of & Pick<Payout, "version">,
  row: OutboxRow | undefined,
  decide: (world: World, tx: Tx) => PayoutDecided | Promise<PayoutDecided>,
): Promise<PayoutDecided | null> {
  const decided = await x.store.transact(async (tx) => {
    const world = await loadPayoutWorld(tx, payout);
    if (world?.payout?.version !== payout.version) return null;
    const decided = await decide(world, tx);
    commitWorld(tx, world, decided.world);
    if (row && decided.next === "none") tx.settle(row);
    if (row && decided.next === "again") tx.reschedule(row, decided.until!);
    return decided;
  });
  const alarm = decided?.alarm;
  if (alarm) x.log.alarm(`payout.${alarm.event}`, { payoutId: payout.id, detail: alarm.detail });
  return decided;
}

/**
 * Decides about the payout as it is now, without a row: one that somebody else changes meanwhile is read again. Null:
 * there is no such payout.
 */
export async function decideNow(
  x: PayoutWork,
  payoutId: string,
  decide: (world: World, tx: Tx) => PayoutDecided,
): Promise<World | null> {
  for (;;) {
    const payout = await x.store.get(payouts, payoutId);
    if (!payout) return null;
    const decided = await commitDecision(x, payout, undefined, decide);
    if (decided) return decided.world;
  }
}

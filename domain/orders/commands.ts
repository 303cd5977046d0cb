/** Reserving, cancelling, refunding and expiring orders: one transaction each. */
import type { OutboxRow, Tx } from "#store/types.ts";
import { inStepFirst } from "../concerts/in_step_first.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person, type Who } from "../decisions/who.ts";
import type { Money } from "../money.ts";
import { ownCase } from "../moderation/may.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { closeReports } from "../reports/commands.ts";
import type { Report } from "../reports/report.ts";
import { commitWorld } from "../commit_world.ts";
import { loadForReserving, loadOrderWorld } from "../load_world.ts";
import { listingIdOf } from "../tickets/listing.ts";
import { listingRulesOf } from "../tickets/listing_rules.ts";
import type { Choice } from "../trade/choice.ts";
import type { World } from "../trade/world.ts";
import { says } from "#words/problems.ts";
import {
  decideCancel,
  decideDeadline,
  decideRefund,
  decideReserve,
} from "../trade/order_decisions.ts";
import { letLapsedGo, lettingGoFirst } from "./let_go_first.ts";
import { findAtBank } from "./queries.ts";
import { type Order, orders } from "./order.ts";

export interface Reservation {
  order: Order;
  /** The buyer already had this order. */
  existing: boolean;
}

/** What a buyer wants: tickets by their ids, all of one listing, or a number of them. */
export type Wish =
  & ({ ticketId: string } | { ticketIds: string[] } | { listingId: string; quantity: number })
  & {
    /**
     * What the buyer saw: the seller's price of one ticket, and what all cost together, fees included. Absent: not
     * checked.
     */
    price?: Money;
    total?: Money;
    /** The length of the hold that the buyer saw. */
    holdSeconds?: number;
    /** The start of the concert that the buyer saw, epoch ms. */
    startsAt?: number;
  };

/**
 * Holds tickets for a buyer until the order's deadline, all or none of them. Returns the buyer's current order if
 * it is for the same tickets, or for as many (`existing`).
 */
export async function reserveTicket(
  x: Services,
  buyerId: string,
  wish: Wish,
  once?: Once<Reservation>,
): Promise<Result<Reservation>> {
  const { price, total, holdSeconds, startsAt } = wish;
  if (x.sales.problems.length > 0) return refuse("sales_stopped");
  const { currency } = x.settings;
  const isForeign = (seen?: Money) => seen !== undefined && seen.currency !== currency;
  if (isForeign(price) || isForeign(total)) return refuse("price_changed");
  const { listingId, choice } = choiceOf(wish);
  const reserve = {
    buyerId,
    choice,
    orderId: x.store.newId(),
    priceSeen: price?.amount,
    totalSeen: total?.amount,
    secondsSeen: holdSeconds,
    startSeen: startsAt,
  };
  const attempt = () =>
    x.store.transact(async (tx): Promise<Result<Reservation>> => {
      const world = await loadForReserving(tx, listingId, choice, buyerId);
      const fresh = await mustBeNew(tx, x, once);
      if (!fresh.ok) return fresh;
      const decision = decideReserve(world, reserve, listingRulesOf(x));
      const stored = commitWorld(tx, world, decision.world);
      if (!decision.answer.ok) return decision.answer;
      const { existing, order } = decision.answer.value;
      const reservation = existing ? { order, existing } : { order: stored.order!, existing };
      await keepAnswer(tx, x, once, reservation);
      return ok(reservation);
    });
  const run = () => inStepFirst(x, attempt);
  const result = await lettingGoFirst(run, (orderId) => letLapsedGo(x, orderId));
  if (result.ok || result.refusal.code !== "rehold_cooldown") return result;
  const paid = await findAtBank(x, buyerId, listingId);
  if (!paid) return result;
  return {
    ok: false,
    refusal: { ...result.refusal, detail: says("bank_decides"), orderId: paid.id },
  };
}

function choiceOf(wish: Wish): { listingId: string; choice: Choice } {
  if ("quantity" in wish) return { listingId: wish.listingId, choice: { quantity: wish.quantity } };
  const ticketIds = "ticketIds" in wish ? wish.ticketIds : [wish.ticketId];
  return { listingId: listingIdOf(ticketIds[0] ?? ""), choice: { ticketIds } };
}

/** For API clients, which give no reason. */
const UNSAID: Because = { reason: null, requestId: null };

/** Cancels an order. A moderator's reason is recorded in a decision. */
export async function cancelOrder(
  x: Services,
  userId: string,
  orderId: string,
  because: Because = UNSAID,
): Promise<Result<Order>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const thing = { namespace: "Order", value: found } as const;
  const by = await x.permissions.allows(userId, "edit", thing) ? "buyer" : "moderator";
  if (by === "moderator") {
    const may = await mayModerateOrder(x, userId, "cancel", orderId);
    if (!may.ok) return may;
  }
  const id = x.store.newId();
  return await x.store.transact(async (tx) => {
    const world = await loadOrderWorld(tx, found);
    const decision = decideCancel(world, by, x.settings);
    const stored = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    if (by === "moderator" && stored.order !== world.order) {
      recordOrder(tx, id, person(userId, because.requestId), "cancel", stored, because.reason);
    }
    return ok(stored.order!);
  });
}

/** The order, if the user may do this as a moderator. Refusals: `forbidden`, `not_found`, `own_ticket`. */
export async function mayModerateOrder(
  x: Services,
  userId: string,
  permit: "cancel" | "refund",
  orderId: string,
): Promise<Result<Order>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, userId, permit, { namespace: "Order", value: found });
  if (may.ok) {
    return found.buyerId === userId || found.sellerId === userId ? ownCase() : ok(found);
  }
  const { code } = may.refusal;
  return code === "forbidden" ? refuse(code, { detail: says("moderators_only") }) : may;
}

/** A moderator undoes a sale: the buyer is refunded and the ticket is withdrawn. */
export async function refundOrder(
  x: Services,
  userId: string,
  orderId: string,
  because: Because = UNSAID,
): Promise<Result<Order>> {
  const may = await mayModerateOrder(x, userId, "refund", orderId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx) => {
    const now = await tx.get(orders, orderId);
    const world = await loadOrderWorld(tx, now!, now!.paymentId);
    const decision = decideRefund(world);
    const stored = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    if (stored.order !== world.order) {
      const who = person(userId, because.requestId);
      const reports = await closeReports(tx, stored.order!.listingId, id);
      recordOrder(tx, id, who, "refund", stored, because.reason, reports);
    }
    return ok(stored.order!);
  });
}

function recordOrder(
  tx: Tx,
  id: string,
  who: Who,
  action: "cancel" | "refund",
  { order, listing }: World,
  reason: string | null,
  reports: Report[] = [],
): void {
  const { id: orderId, listingId, sellerId, buyerId } = order!;
  const people = [sellerId, buyerId];
  record(tx, id, who, {
    action,
    reason,
    ticketId: listingId,
    ticketVersion: listing?.version ?? null,
    orderId,
    people,
    reports,
  });
}

/** Handles the deadline's event: lets a lapsed order go, or reschedules an event that came too early. */
export async function expireOrder(x: Services, orderId: string, row: OutboxRow): Promise<void> {
  const found = await x.store.get(orders, orderId);
  await x.store.transact(async (tx) => {
    if (!found) return tx.settle(row);
    const world = await loadOrderWorld(tx, found);
    const { world: next, wait } = decideDeadline(world, x.settings);
    if (wait !== null) return tx.reschedule(row, wait);
    commitWorld(tx, world, next);
    tx.settle(row);
  });
}

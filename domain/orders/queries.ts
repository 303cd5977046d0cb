/** Reading orders. */
import { goesBack } from "#store/read/cursor.ts";
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import { holdsOf } from "./holds.ts";
import { payments } from "../payments/payment.ts";
import {
  isLive,
  type Order,
  orders,
  type OrderStatus,
  shownOrderStatus,
  waitsForBank,
} from "./order.ts";

/** Rows that one filtered page reads at most; its cursor goes on from there. */
const FILTER_BATCH = 100;

/** The order, or `not_found`, alike for what does not exist and for what the viewer may not know. */
export async function findOrder(x: Services, viewerId: string, id: string): Promise<Result<Order>> {
  const order = await x.store.get(orders, id);
  if (!order) return refuse("not_found");
  const visible = await x.permissions.allows(viewerId, "view", {
    namespace: "Order",
    value: order,
  });
  return visible ? ok(order) : refuse("not_found");
}

/** `waitsForBank`, with its payment read where that matters: seldom. */
export async function isAtBank(x: Pick<Services, "store">, order: Order): Promise<boolean> {
  if (!order.atBank) return false;
  const payment = order.paymentId && await x.store.get(payments, order.paymentId);
  return waitsForBank(order, payment ? payment.status : undefined, x.store.now());
}

/** An order of this buyer for this ticket that their bank decides about, though its hold is over. */
export async function findAtBank(
  x: Pick<Services, "store">,
  buyerId: string,
  ticketId: string,
): Promise<Order | null> {
  const hold = (await x.store.get(holdsOf, buyerId))?.entries[ticketId];
  const order = hold && await x.store.get(orders, hold.orderId);
  return order && await isAtBank(x, order) ? order : null;
}

/** How long after its end a hold is still news to its buyer. Milliseconds. */
export const ENDED_LATELY_MS = 60_000;

export interface HoldNews {
  /** The hold that ends first; else the one that lapsed lately. */
  order: Order;
  /** It can still be paid. */
  live: boolean;
  /** Paid, and the bank is deciding. */
  atBank: boolean;
  /** Holds that end later. */
  others: number;
}

/** What a buyer should be reminded of: one read where there is nothing, two otherwise. */
export async function findHoldNews(x: Services, buyerId: string): Promise<HoldNews | null> {
  const now = x.store.now();
  const holds = Object.values((await x.store.get(holdsOf, buyerId))?.entries ?? {})
    .filter(({ claimed, until }) => !claimed && until > now - ENDED_LATELY_MS)
    .sort((a, b) => a.until - b.until);
  const live = holds.filter(({ until }) => until > now);
  const next = live[0] ?? holds.at(-1);
  const order = next && await x.store.get(orders, next.orderId);
  if (!order) return null;
  const atBank = await isAtBank(x, order);
  if (isLive(order, now)) return { order, live: true, atBank, others: live.length - 1 };
  // Let go, paid or cancelled: whoever did it knows.
  const lapsed = shownOrderStatus(order, now).cancelReason === "expired";
  return lapsed ? { order, live: false, atBank, others: 0 } : null;
}

/**
 * The orders that a user made, or those for their tickets; newest first. With `status` a page may
 * be short and still go on: it reads a bounded number of rows.
 */
export async function listOrders(
  x: Services,
  userId: string,
  ask: { role: "buyer" | "seller"; status?: OrderStatus; limit: number; cursor?: string },
): Promise<Page<Order>> {
  const { role, status, limit, cursor } = ask;
  const page = { prefix: [userId], reverse: true, limit, cursor };
  if (!status) return await x.store.list(orders, role, page);
  const back = cursor !== undefined && goesBack(cursor);
  let items: Order[] = [];
  let read = 0;
  let ahead = cursor;
  let behind: string | undefined;
  do {
    const one = await x.store.list(orders, role, {
      ...page,
      limit: limit - items.length,
      cursor: ahead,
    });
    if (read === 0) behind = back ? one.next : one.previous;
    read += one.items.length;
    const found = one.items.filter((o) => shownOrderStatus(o, x.store.now()).status === status);
    items = back ? [...found, ...items] : [...items, ...found];
    ahead = back ? one.previous : one.next;
  } while (ahead && items.length < limit && read < FILTER_BATCH);
  return back ? { items, next: behind, previous: ahead } : { items, next: ahead, previous: behind };
}

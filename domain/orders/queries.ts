/** Reading orders. */
import { goesBack } from "#store/read/cursor.ts";
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listingIdOf } from "../tickets/listing.ts";
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

/** Most rows that one filtered page reads; its cursor continues from there. */
const FILTER_BATCH = 100;

/** The order. Refusal: `not_found`, also if the viewer may not see it. */
export async function findOrder(x: Services, viewerId: string, id: string): Promise<Result<Order>> {
  const order = await x.store.get(orders, id);
  if (!order) return refuse("not_found");
  const visible = await x.permissions.allows(viewerId, "view", {
    namespace: "Order",
    value: order,
  });
  return visible ? ok(order) : refuse("not_found");
}

/** `waitsForBank`; reads the payment only if needed, which is rare. */
export async function isAtBank(x: Pick<Services, "store">, order: Order): Promise<boolean> {
  if (!order.atBank) return false;
  const payment = order.paymentId && await x.store.get(payments, order.paymentId);
  return waitsForBank(order, payment ? payment.status : undefined, x.store.now());
}

/** This buyer's order for tickets of this ticket's listing whose hold has ended while the bank is still deciding. */
export async function findAtBank(
  x: Pick<Services, "store">,
  buyerId: string,
  ticketId: string,
): Promise<Order | null> {
  const hold = (await x.store.get(holdsOf, buyerId))?.entries[listingIdOf(ticketId)];
  const order = hold && await x.store.get(orders, hold.orderId);
  return order && await isAtBank(x, order) ? order : null;
}

/** How long pages remind the buyer of a lapsed hold. Milliseconds. */
const ENDED_LATELY_MS = 60_000;

interface HoldNews {
  /** The hold that ends first, or else the one that lapsed recently. */
  order: Order;
  /** It can still be paid. */
  live: boolean;
  /** Paid, and the bank is deciding. */
  atBank: boolean;
  /** Holds that end later. */
  others: number;
}

/** The hold that a buyer should be reminded of. Takes one read if there is none, two otherwise. */
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
  // Other endings are the buyer's or a moderator's own action.
  const lapsed = shownOrderStatus(order, now).cancelReason === "expired";
  return lapsed ? { order, live: false, atBank, others: 0 } : null;
}

/**
 * A user's orders, or those for their tickets; newest first. With `status` a page may be short although
 * there are more, because it reads a limited number of rows.
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

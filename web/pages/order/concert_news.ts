/** What has happened to an order's concert since. */
import { concerts } from "#domain/concerts/concert.ts";
import { survivorOf } from "#domain/concerts/find_or_make.ts";
import { givenBackUntil } from "#domain/concerts/give_back.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Store } from "#store/types.ts";
import type { ConcertNewsView } from "./ConcertNews.tsx";

/** Null: it takes place as ordered, or the order is from before there were concerts. */
export async function concertNews(
  store: Store,
  order: Order,
  now: number,
): Promise<ConcertNewsView | null> {
  const found = order.concertId && await store.get(concerts, order.concertId);
  if (!found) return null;
  const concert = await survivorOf(store, found);
  if (concert.status === "cancelled") return { kind: "cancelled" };
  const [from, to] = [order.terms.startsAt, concert.startsAt];
  if (from === to) return null;
  const until = await givenBackUntil(store, order);
  return { kind: "moved", from, to, until: until !== null && now < until ? until : null };
}

/** An order's concert as it is now, and what has changed since the order. */
import type { Concert } from "#domain/concerts/concert.ts";
import { givenBackUntil } from "#domain/concerts/give_back.ts";
import { type Whereabouts, whereaboutsOf } from "#domain/orders/as_now.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Store } from "#store/types.ts";
import type { ConcertNewsView } from "./ConcertNews.tsx";

interface Since {
  now: Whereabouts;
  news: ConcertNewsView[];
}

/** No news: it takes place as ordered, or the order is from before there were concerts. */
export async function concertSince(
  store: Store,
  { order, concert }: { order: Order; concert: Concert | null },
  at: number,
): Promise<Since> {
  const { venue, city, startsAt } = order.terms;
  const now = whereaboutsOf(order, concert);
  if (concert?.status === "cancelled") return { now, news: [{ kind: "cancelled" }] };
  const news: ConcertNewsView[] = [];
  if (now.startsAt !== startsAt) {
    const until = await givenBackUntil(store, order);
    const open = until !== null && at < until ? until : null;
    news.push({ kind: "moved", from: startsAt, to: now.startsAt, until: open });
  }
  if (now.venue !== venue || now.city !== city) {
    news.push({ kind: "elsewhere", from: { venue, city }, to: now });
  }
  return { now, news };
}

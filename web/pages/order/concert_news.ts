/** An order's concert as it is now, and what has changed since the order. */
import type { Concert } from "#domain/concerts/concert.ts";
import { givenBackUntil } from "#domain/concerts/give_back.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Store } from "#store/types.ts";
import type { ConcertNewsView } from "./ConcertNews.tsx";

/** Where and when to go: epoch ms, IANA time zone. */
export type Whereabouts = Pick<Concert, "venue" | "city" | "startsAt" | "timeZone">;

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
  const { venue, city, startsAt, timeZone } = order.terms;
  const ordered = { venue, city, startsAt, timeZone };
  if (!concert) return { now: ordered, news: [] };
  if (concert.status === "cancelled") return { now: ordered, news: [{ kind: "cancelled" }] };
  const now = {
    venue: concert.venue,
    city: concert.city,
    startsAt: concert.startsAt,
    timeZone: concert.timeZone,
  };
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

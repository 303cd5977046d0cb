/** How many sales of a cancelled concert are still to be refunded. */
import type { Services } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import { ordersOf } from "../tickets/seat.ts";

/** Listings that are read at once, and how often at most. */
const LISTINGS_PER_READ = 100;
const MAX_READS = 10;

/** `more`: the concert has more listings than were read. */
export async function salesLeft(
  { store }: Pick<Services, "store">,
  concertId: string,
): Promise<{ orders: number; more: boolean }> {
  let cursor: string | undefined;
  let orders = 0;
  for (let reads = 0; reads < MAX_READS; reads++) {
    const range = { prefix: [concertId], limit: LISTINGS_PER_READ, cursor };
    const { items, next } = await store.list(listings, "concert_all", range);
    // An order is about one listing.
    const sold = items.map(({ seats }) => seats.filter(({ status }) => status === "sold"));
    orders += sold.reduce((sum, seats) => sum + ordersOf(seats).length, 0);
    if (!next) return { orders, more: false };
    cursor = next;
  }
  return { orders, more: true };
}

/** Checks at every commit: nothing is held or claimed for a concert that does not take place then. */
import type { Concert } from "#domain/concerts/concert.ts";
import type { Order } from "#domain/orders/order.ts";

/** `concertAt`: concerts as they are stored when the order is made or claimed. */
export function watchConcert(
  { id, status, terms, concertId }: Order,
  concertAt: (id: string) => Concert | null,
  wrong: (what: string) => void,
): void {
  let concert = concertAt(concertId ?? "");
  while (concert?.mergedInto) concert = concertAt(concert.mergedInto);
  if (!concert) return;
  if (concert.status === "cancelled") {
    wrong(`order ${id} is ${status} for a concert that was cancelled before`);
  }
  if (concert.startsAt !== terms.startsAt) {
    wrong(`order ${id} is ${status} for a time that its concert was moved from before`);
  }
}

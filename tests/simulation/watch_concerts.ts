/** Checks at every commit: nothing is held or claimed for a concert that does not take place then. */
import type { Concert } from "#domain/concerts/concert.ts";
import type { Order } from "#domain/orders/order.ts";

/** `concert`: the order's, as it is stored when an order is made or claimed. */
export function watchConcert(
  order: Order,
  concert: Concert | null,
  wrong: (what: string) => void,
): void {
  if (!concert) return;
  const { id, status, terms } = order;
  if (concert.status === "cancelled") {
    wrong(`order ${id} is ${status} for a concert that was cancelled before`);
  }
  if (concert.mergedInto === null && concert.startsAt !== terms.startsAt) {
    wrong(`order ${id} is ${status} for a time that its concert was moved from before`);
  }
}

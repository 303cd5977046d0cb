/** When and where an order's concert takes place now, or was to take place; what was agreed stays in its terms. */
import type { Concert } from "../concerts/concert.ts";
import type { ConcertPart } from "../tickets/terms.ts";
import type { Order } from "./order.ts";

/** Epoch ms, IANA time zone. */
export type Whereabouts = Pick<ConcertPart, "venue" | "city" | "startsAt" | "timeZone">;

/** `concert`: the one that it is part of now; null: the order is from before there were concerts. */
export function whereaboutsOf({ terms }: Pick<Order, "terms">, concert: Concert | null) {
  const { venue, city, startsAt, timeZone }: Whereabouts = concert ?? terms;
  return { venue, city, startsAt, timeZone };
}

/** An order that was bought says when and where to go now; another one says what was reserved. */
export const isBought = ({ status }: Pick<Order, "status">): boolean =>
  status === "complete" || status === "refunded";

/** The order with its concert's time and place of now in its terms: to be shown, not to be stored. */
export const asNow = <T extends Pick<Order, "terms">>(order: T, concert: Concert | null): T => ({
  ...order,
  terms: { ...order.terms, ...whereaboutsOf(order, concert) },
});

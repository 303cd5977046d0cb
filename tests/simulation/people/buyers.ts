/** Which tickets a buyer asks for. */
import type { Wish } from "#domain/orders/commands.ts";
import { type At, part } from "./cast.ts";
import { totalEach } from "./fees.ts";
import { pick } from "../random.ts";

/** A listing as its seller was told of it. */
export interface Listed {
  id: string;
  sellerId: string;
  price: { amount: number; currency: string };
  ticketIds: string[];
}

/** One ticket, a number of them, or some by name, which may overlap with what others ask for. */
export function wishFor({ id, ticketIds, price }: Listed, at: At): Wish {
  const many = ticketIds.length;
  const seen = part(at[1], 7) < 0.3;
  const total = (tickets: number) =>
    seen ? { total: { ...price, amount: totalEach(price.amount) * tickets } } : {};
  const kind = part(at[2], 5);
  if (kind < 0.35) return { ticketId: pick(ticketIds, at[1]), price: seen ? price : undefined };
  if (kind < 0.7) {
    const quantity = 1 + Math.floor(at[1] * many);
    return { listingId: id, quantity, ...total(quantity) };
  }
  const first = Math.floor(at[1] * many);
  const named = ticketIds.slice(first, first + 1 + Math.floor(part(at[1], 3) * many));
  return { ticketIds: named, ...total(named.length) };
}

export const wordsOf = (wish: Wish): string =>
  "quantity" in wish
    ? `${wish.quantity} of ${wish.listingId}`
    : "ticketIds" in wish
    ? wish.ticketIds.join(" and ")
    : wish.ticketId;

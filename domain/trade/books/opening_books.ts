/** The books of payments from before there were any: row 23 of the table in `docs/books.md`. Pure. */
import { NOTHING_OPEN } from "../../books/balances.ts";
import { captured, takenForNothing } from "../../books/causes.ts";
import type { Books, Entry } from "../../books/entry.ts";
import type { Order } from "../../orders/order.ts";
import type { Payment } from "../../payments/payment.ts";
import { payoutOf } from "../../tickets/terms.ts";
import { booked } from "../booking.ts";
import type { World } from "../world.ts";

/**
 * The world with the opening posting of a payment from before there were books (row 23): what it says of its
 * money. `order`: the one that it is for.
 */
export function withBooks(world: World): World {
  const { payment, order } = world;
  if (!payment || payment.balances !== null) return world;
  const paid = payment.status === "captured";
  if (paid) return booked(world, "opening", (books) => opened(books, payment, order!));
  if (payment.status !== "refunding") {
    return { ...world, payment: { ...payment, balances: NOTHING_OPEN } };
  }
  return booked(world, "opening", (books) => takenForNothing(books, payment.amount.amount));
}

const opened = (books: Books, payment: Payment, { terms }: Order): Entry =>
  captured(books, payment.amount.amount, payoutOf(terms).amount);

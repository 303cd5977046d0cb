/** The books of payments from before there were any: row 23 of the table in `docs/books.md`. Pure. */
import { NOTHING_OPEN } from "../../books/balances.ts";
import { captured, takenForNothing } from "../../books/causes.ts";
import type { Books, Entry } from "../../books/entry.ts";
import type { Order } from "../../orders/order.ts";
import type { Payment } from "../../payments/payment.ts";
import type { ProviderDispute } from "../../ports/payments.ts";
import { payoutOf } from "../../tickets/terms.ts";
import { booked } from "../booking.ts";
import type { World } from "../world.ts";

/** The provider has taken the money. Of payments from before there were books, its fee is not posted. */
export const WAS_TAKEN: ReadonlySet<Payment["status"]> = new Set([
  "captured",
  "refunding",
  "refunded",
]);

/**
 * The world with the opening posting of a payment from before there were books (row 23): what it says of its
 * money. What has ended leaves no trace: a refund, and a lost dispute, after which nothing is payable to the
 * seller. `order`: the one that it is for.
 */
export function withBooks(world: World): World {
  const { payment, order } = world;
  if (!payment || payment.balances !== null) return world;
  const known = WAS_TAKEN.has(payment.status) ? { ...payment.known, fee: null } : payment.known;
  const before: World = { ...world, payment: { ...payment, known } };
  const isLost = payment.dispute?.status === "lost";
  if (payment.status === "captured" && !isLost) {
    return booked(before, "opening", (books) => opened(books, payment, order!));
  }
  if (payment.status !== "refunding") {
    return { ...before, payment: { ...before.payment!, balances: NOTHING_OPEN } };
  }
  return booked(before, "opening", (books) => takenForNothing(books, payment.amount.amount));
}

const opened = (books: Books, payment: Payment, { terms }: Order): Entry =>
  captured(books, payment.amount.amount, payoutOf(terms).amount);

/** Whether the bank had returned the money to the buyer before there were books, which know of no dispute yet. */
export function wasLostBefore({ status, known, balances }: Payment): boolean {
  if (status !== "captured" || known.fee !== null || known.disputes.length > 0) return false;
  return balances !== null && Object.values(balances).every((open) => open === 0);
}

/** What the provider tells of a dispute that was lost before: it is known from now on, and moves nothing. */
export function knownBefore(world: World, dispute: ProviderDispute): World {
  const { id, withdrawn, reinstated, fees } = dispute;
  const lost = {
    payable: 0,
    owes: 0,
    deferred: 0,
    earned: 0,
    due: 0,
    losses: withdrawn - reinstated,
  };
  const payment = world.payment!;
  const disputes = [...payment.known.disputes, { id, withdrawn, reinstated, fees, lost }];
  return { ...world, payment: { ...payment, known: { ...payment.known, disputes } } };
}

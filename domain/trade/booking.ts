/** Postings that go with a decision, and the payment's balances with them. Pure. */
import { type Books, booksOf, type Entry } from "../books/entry.ts";
import {
  captured,
  moneyReturned,
  refundBounced,
  refundDecided,
  takenForNothing,
} from "../books/causes.ts";
import type { PostingCause } from "../books/posting.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import { payoutOf } from "../tickets/terms.ts";
import { withPosting, type World } from "./world.ts";

/**
 * The world with a posting about its payment, whose balances move with it. `cause` and `about` make its id.
 * No lines: no posting.
 */
export function booked(
  world: World,
  cause: PostingCause,
  makes: (books: Books) => Entry,
  about: string = cause,
): World {
  const payment = world.payment!;
  const { lines, balances } = makes(booksOf(payment));
  const { id, orderId, amount: { currency } } = payment;
  const noted: World = { ...world, payment: { ...payment, balances } };
  if (lines.length === 0) return noted;
  return withPosting(noted, { id: `${id}:${about}`, cause, orderId, currency, lines });
}

/** The money is ours, and the order is complete. */
export const bookCaptured = (world: World): World =>
  booked(world, "captured", (books) => {
    const { amount } = world.payment!.amount;
    return captured(books, amount, payoutOf(world.order!.terms).amount);
  });

/** The provider has taken money that buys nothing. */
export const bookTaken = (world: World, { amount }: Pick<PaymentSnapshot, "amount">): World =>
  booked(
    world,
    "taken",
    (books) => takenForNothing(books, (amount ?? world.payment!.amount).amount),
  );

/** The sale is undone: its money goes back. */
export const bookRefund = (world: World): World =>
  booked(world, "refund", (books) => refundDecided(books, world.payment!.amount.amount));

/** What was to go back to the buyer has arrived there. */
export const bookReturned = (world: World, { refund }: Pick<PaymentSnapshot, "refund">): World =>
  booked(
    world,
    "returned",
    (books) => moneyReturned(books, books.balances.due),
    withId(world, "returned", refund),
  );

/** Money that had gone back has come again. */
export const bookBounced = (world: World, { amount, refund }: PaymentSnapshot): World =>
  booked(
    world,
    "bounced",
    (books) => refundBounced(books, (amount ?? world.payment!.amount).amount),
    withId(world, "bounced", refund),
  );

/** A payment can be returned more than once, each time by another refund. */
const withId = ({ payment }: World, cause: string, refund: PaymentSnapshot["refund"]): string =>
  `${cause}:${refund?.id ?? payment!.version}`;

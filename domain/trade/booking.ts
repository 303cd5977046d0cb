/** Postings that go with a decision, and the payment's balances with them. Pure. */
import { type Books, booksOf, type Entry } from "../books/entry.ts";
import {
  captured,
  chargedToSeller,
  moneyReturned,
  netted,
  paidByHand,
  refundBounced,
  refundDecided,
  reversalSeen,
  takenForNothing,
  transferSeen,
} from "../books/causes.ts";
import { debtSetOff } from "../books/dispute_causes.ts";
import { atBanks } from "../books/known.ts";
import type { PostingCause } from "../books/posting.ts";
import { transferOf } from "../payouts/payout.ts";
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

/** The sale is undone: its money goes back. `returned`: in all; by default all that no bank has of it. */
export const bookRefund = (world: World, returned?: number): World =>
  booked(world, "refund", (books) => {
    const { amount: { amount }, known } = world.payment!;
    const back = returned ?? amount - atBanks(known);
    return refundDecided(books, Math.max(0, back - known.returned));
  });

/** What was to go back to the buyer has arrived there. */
export const bookReturned = (world: World, { refund }: Pick<PaymentSnapshot, "refund">): World =>
  booked(
    world,
    "returned",
    (books) => moneyReturned(books, books.balances.due),
    withId(world, "returned", refund),
  );

/** Money that had gone back has come again, without what was returned in part before, is at banks, or is due already. */
export function bookBounced(world: World, { amount, refund, news }: PaymentSnapshot): World {
  const payment = world.payment!;
  const { known, balances } = payment;
  const gone = (news?.returned ?? known.returned) + atBanks(known) + (balances?.due ?? 0);
  const again = Math.max(0, (amount ?? payment.amount).amount - gone);
  const about = withId(world, "bounced", refund);
  return booked(world, "bounced", (books) => refundBounced(books, again), about);
}

/** What the seller owes of other sales is kept back of this one. */
export const bookNetted = (world: World, amount: number, attempt: number): World =>
  booked(world, "netted", (books) => netted(books, amount), `netted:${attempt}`);

/** The seller has this much more, and the fees are earned. */
export const bookTransferred = (world: World, amount: number, attempt: number): World =>
  booked(world, "transferred", (books) => transferSeen(books, amount), `transferred:${attempt}`);

/** This much of a transfer has come back; `total`: in all; `again`: the part that the seller did not owe. */
export const bookReversed = (world: World, amount: number, total: number, again = 0): World =>
  booked(
    world,
    "reversed",
    (books) => reversalSeen(books, amount, again),
    `reversed:${world.payout!.attempt}:${total}`,
  );

/** The same of a transfer before the present one. */
export const bookEarlierReversed = (world: World, amount: number, again: number): World =>
  booked(
    world,
    "reversed",
    (books) => reversalSeen(books, amount, again),
    `reversed:earlier:${world.payment!.version}`,
  );

/** What the seller still owes of the sale is set off against what is payable to them again for it. */
export const bookSetOff = (world: World, amount: number): World =>
  booked(
    world,
    "set_off",
    (books) => debtSetOff(books, amount),
    `set_off:${world.payment!.version}`,
  );

/** The same where the seller may owe less of the sale than that: the rest is of others, and is kept back of this one. */
export function bookForgiven(world: World, amount: number): World {
  const ofSale = Math.min(amount, Math.max(0, world.payment!.balances?.owed ?? 0));
  const about = `netted:${world.payment!.version}:set_off`;
  return booked(
    bookSetOff(world, ofSale),
    "netted",
    (books) => netted(books, amount - ofSale),
    about,
  );
}

/** What was lost on the sale is the seller's loss. */
export const bookCharged = (world: World, amount: number): World =>
  booked(
    world,
    "charged",
    (books) => chargedToSeller(books, amount),
    `charged:${world.payment!.version}`,
  );

/** An operator has paid the seller from our bank. */
export const bookPaidByHand = (world: World): World =>
  booked(
    world,
    "by_hand",
    (books) => paidByHand(books, transferOf(world.payout!)),
    `by_hand:${world.payment!.version}`,
  );

/** A payment can be returned more than once, each time by another refund. */
const withId = ({ payment }: World, cause: string, refund: PaymentSnapshot["refund"]): string =>
  `${cause}:${refund?.id ?? payment!.version}`;

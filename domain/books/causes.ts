/**
 * What moves money on the way from a buyer to a seller, and the lines of its posting. Each function returns the
 * lines and the payment's balances after them; amounts are minor units. The numbers are those of the table in
 * `docs/books.md`. Pure.
 */
import { type Books, type Entry, entry } from "./entry.ts";

/** 1. The money is captured and the order is complete. `net`: what the seller gets of `total`. */
export const captured = (books: Books, total: number, net: number): Entry =>
  entry(books, { provider_balance: total, payable: -net, fees_deferred: net - total });

/** 2. Money was taken that buys nothing: it goes back. */
export const takenForNothing = (books: Books, amount: number): Entry =>
  entry(books, { provider_balance: amount, refunds_due: -amount });

/**
 * 5, 6. A complete order is refunded. `due`: what the provider will return. It comes from what is still payable and
 * from the fees; the seller owes what they have got already. What is left makes good what was lost on this payment.
 */
export function refundDecided(books: Books, due: number): Entry {
  const { payable, deferred, earned, sent } = books.balances;
  return entry(books, {
    payable,
    fees_deferred: deferred,
    fee_income: earned,
    owes: sent,
    losses: due - payable - deferred - earned - sent,
    refunds_due: -due,
  }, -sent);
}

/** 7. The buyer has the money back. */
export const moneyReturned = (books: Books, amount: number): Entry =>
  entry(books, { refunds_due: amount, provider_balance: -amount });

/** 8. A refund that had succeeded came back. */
export const refundBounced = (books: Books, amount: number): Entry =>
  entry(books, { provider_balance: amount, refunds_due: -amount });

/**
 * 9. What the seller owes of other sales is kept back of this one, in the commit that starts the transfer. The
 * debt is that of another payment, so this one's `owed` stays.
 */
export function netted(books: Books, withheld: number): Entry {
  const { lines, balances } = entry(books, { payable: withheld, owes: -withheld }, withheld);
  return { lines, balances: { ...balances, owed: books.balances.owed } };
}

/**
 * 10, 11. The transfer of `amount` to the seller has been made, and the fees are earned. The seller owes what is
 * no longer payable to them.
 */
export function transferSeen(books: Books, amount: number): Entry {
  const { payable, deferred } = books.balances;
  const paid = Math.min(payable, amount);
  return entry(books, {
    payable: paid,
    owes: amount - paid,
    provider_balance: -amount,
    fees_deferred: deferred,
    fee_income: -deferred,
  }, paid);
}

/** 24. An operator has paid the seller from our own bank account. */
export function paidByHand(books: Books, amount: number): Entry {
  const { deferred } = books.balances;
  const lines = { payable: amount, bank: -amount, fees_deferred: deferred, fee_income: -deferred };
  return entry(books, lines, amount);
}

/**
 * 12. A transfer has been reversed, by this amount. `again`: the part of it that the seller did not owe, because
 * somebody has reversed it at the provider: it is payable to them again.
 */
export const reversalSeen = (books: Books, amount: number, again = 0): Entry =>
  entry(books, { provider_balance: amount, owes: again - amount, payable: -again }, -again);

/** 21. Somebody refunded a part at the provider, while the sale stands. */
export const partRefunded = (books: Books, amount: number): Entry =>
  entry(books, { losses: amount, provider_balance: -amount });

/** 21. What was lost on a sale is charged to its seller: from what is payable to them; the rest they owe. */
export function chargedToSeller(books: Books, amount: number): Entry {
  const payable = Math.min(books.balances.payable, amount);
  const owes = amount - payable;
  return entry(books, { payable, owes, losses: -amount }, -owes);
}

/** 19. What the seller owes is given up. */
export const writtenOff = (books: Books, amount: number): Entry =>
  entry(books, { losses: amount, owes: -amount });

/** 19. What was given up is owed again: the seller can pay after all. */
export const recovered = (books: Books, amount: number): Entry =>
  entry(books, { owes: amount, losses: -amount });

/** 19. The seller has paid outside what they owe, to our bank. */
export const repaidOutside = (books: Books, amount: number): Entry =>
  entry(books, { bank: amount, owes: -amount });

/** What disputes do to the books: rows 13 to 18 of the table in `docs/books.md`. Pure. */
import { type Books, type Entry, entry } from "./entry.ts";
import type { LostParts } from "./known.ts";

/** 13. The bank has withdrawn the disputed amount; the provider charges a fee for it. */
export const disputeWithdrawn = (books: Books, amount: number, fee: number): Entry =>
  entry(books, { disputed: amount, provider_fees: fee, provider_balance: -amount - fee });

/** 14. The bank has given it back, with the part of the fee that the provider returns. */
export const disputeReinstated = (books: Books, amount: number, fee: number): Entry =>
  entry(books, { provider_balance: amount + fee, disputed: -amount, provider_fees: -fee });

/** First what was due to the buyer anyway, then the seller's part, then the fees; the rest is lost. */
export function partsOfLost({ balances }: Books, amount: number): LostParts {
  let left = amount;
  const take = (most: number) => {
    const part = Math.min(most, left);
    left -= part;
    return part;
  };
  return {
    due: take(balances.due),
    payable: take(balances.payable),
    owes: take(balances.sent),
    deferred: take(balances.deferred),
    earned: take(balances.earned),
    losses: left,
  };
}

/** 15, 16, 17. The bank keeps the disputed amount: the buyer has it. */
export function disputeLost(books: Books, amount: number): Entry {
  const { due, payable, owes, deferred, earned, losses } = partsOfLost(books, amount);
  return entry(books, {
    refunds_due: due,
    payable,
    owes,
    fees_deferred: deferred,
    fee_income: earned,
    losses,
    disputed: -amount,
  }, -owes);
}

/** What a lost dispute has taken in all. */
export const totalOfLost = (lost: LostParts | null): number =>
  lost ? Object.values(lost).reduce((sum, part) => sum + part, 0) : 0;

/**
 * Where `amount` belongs, of what a lost dispute has taken: what was taken last comes back first. So the books are
 * those of a dispute about the rest.
 */
export function partsReturned(lost: LostParts, amount: number): LostParts {
  let left = amount;
  const give = (most: number) => {
    const part = Math.min(most, left);
    left -= part;
    return part;
  };
  return {
    losses: give(lost.losses),
    earned: give(lost.earned),
    deferred: give(lost.deferred),
    owes: give(lost.owes),
    payable: give(lost.payable),
    due: give(lost.due),
  };
}

/** The parts of both; `sign` -1: without those of the other one. */
export function addParts(one: LostParts | null, other: LostParts, sign: 1 | -1 = 1): LostParts {
  const sum = (name: keyof LostParts) => (one?.[name] ?? 0) + sign * other[name];
  return {
    payable: sum("payable"),
    owes: sum("owes"),
    deferred: sum("deferred"),
    earned: sum("earned"),
    due: sum("due"),
    losses: sum("losses"),
  };
}

/**
 * After a refund, what comes back is the buyer's: seller and fees have no part in the sale any more. `most`: what
 * the buyer does not have back otherwise; the rest makes good what was lost.
 */
export function toBuyer(lost: LostParts, most: number): LostParts {
  const total = totalOfLost(lost);
  const due = Math.min(most, total);
  return { due, payable: 0, owes: 0, deferred: 0, earned: 0, losses: total - due };
}

/**
 * 18. The bank gives back what it had kept, or a part of it (`partsReturned`). The seller's part is payable to them
 * again; what they still owe of it is set off against that once it is known (`debtSetOff`).
 */
export function wonAfterLost(books: Books, lost: LostParts): Entry {
  const { due, payable, owes, deferred, earned, losses } = lost;
  return entry(books, {
    provider_balance: totalOfLost(lost),
    refunds_due: -due,
    payable: -payable - owes,
    fees_deferred: -deferred,
    fee_income: -earned,
    losses: -losses,
  });
}

/** 18. What the seller still owes of a sale is set off against what is payable to them again for it. */
export const debtSetOff = (books: Books, amount: number): Entry =>
  entry(books, { payable: amount, owes: -amount }, amount);

/** 3. The provider has charged a fee for the payment or a dispute; below 0: it has given one back. */
export const feeCharged = (books: Books, amount: number): Entry =>
  entry(books, { provider_fees: amount, provider_balance: -amount });

/** What moves money beside the sales: rows 3, 20, 22 and 23 of the table in `docs/books.md`. Pure. */
import { type Line, linesBeside } from "./entry.ts";

/** 3, 22. The provider has charged us; below 0: it has given something back. */
export const providerCharged = (amount: number): Line[] =>
  linesBeside({ provider_fees: amount, provider_balance: -amount });

/** 20. An operator has moved money from the provider to our bank; below 0: the other way. */
export const withdrawn = (amount: number): Line[] =>
  linesBeside({ bank: amount, provider_balance: -amount });

/** 22. The provider's balance has changed by `amount`, and nobody knows why. */
export const unexplained = (amount: number): Line[] =>
  linesBeside({ provider_balance: amount, unexplained: -amount });

/** 23. The provider holds this much more than the postings of an old database say. */
export const openingDifference = (amount: number): Line[] =>
  linesBeside({ provider_balance: amount, opening: -amount });

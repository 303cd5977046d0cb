/** Posts the difference between the books of an old database and the provider's real balance (row 23), once. */
import { z } from "zod";
import { booksOfPayments } from "../books/migration.ts";
import { progressOf } from "../migration.ts";
import { openingDifference } from "../books/own_causes.ts";
import { postings, postOnce } from "../books/posting.ts";
import { type Money, toMajor } from "../money.ts";
import { balanceArgument, minorOf, tooExact } from "./arguments.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

export const openingQuestion = z.strictObject({
  /** What the provider's own pages show now, in the currency's unit; below 0 with a minus. */
  balance: balanceArgument,
});

/** Said by `done`. */
export interface OpeningPosted {
  /** What was posted to `provider_balance`; 0: nothing was. */
  difference: number;
  currency: string;
}

const ID = "opening:provider_balance";

/** Refused before all old payments have their opening postings, on a new database, and once it is posted. */
export async function postOpening(
  { store, settings: { currency } }: Ops,
  { balance }: z.infer<typeof openingQuestion>,
): Promise<OpsAnswer> {
  const real = minorOf(balance, currency);
  if (real === null) return refused("invalid", tooExact(balance, currency));
  const opening = await progressOf(store, booksOfPayments);
  if (!opening?.finishedAt) {
    return refused("order_not_payable", "Wait until the log says payments_have_books.");
  }
  if (opening.done === 0) {
    return refused(
      "order_not_payable",
      "This database has had books from its first payment: a difference has another cause.",
    );
  }
  const [byBooks] = await store.totalsOf(postings, "account", [[currency, "provider_balance"]]);
  const difference = real - Number(byBooks);
  const known = await store.transact(async (tx): Promise<Money | null> => {
    const before = await tx.get(postings, ID);
    if (before) return { amount: Math.abs(before.lines[0].amount), currency: before.currency };
    const lines = openingDifference(difference);
    if (lines.length === 0) return null;
    await postOnce(tx, { id: ID, cause: "opening", orderId: null, currency, lines });
    return null;
  });
  if (known) {
    return refused(
      "order_not_payable",
      `The difference was posted before (${toMajor(known)} ${known.currency}): nothing was done.`,
    );
  }
  return done({ difference, currency } satisfies OpeningPosted);
}

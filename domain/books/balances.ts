/** What is open for one payment: kept with it, and moved by the functions that make its postings. */
import { z } from "zod";

/** Never below 0. If one is, `ops verify` reports it; nothing else is refused because of it. */
const open = z.int();

/** Minor units of the payment's currency. */
export const balancesSchema = z.object({
  /** Still payable to the seller. */
  payable: open,
  /** Fees that become income when the seller is paid. */
  deferred: open,
  /** Goes back to the buyer. */
  due: open,
  /** Withdrawn by the buyer's bank, undecided. */
  disputed: open,
  /**
   * What the seller came to owe us of it, less what came back of it. What other sales pay of that debt stays in it:
   * the account of the seller has what they owe now.
   */
  owed: open,
  /** Fees that have become income. */
  earned: open,
  /** What we have lost of it. */
  lost: open,
  /** What the seller has got of it, and does not owe back. */
  sent: open,
});
export type Balances = z.infer<typeof balancesSchema>;

/** Of a payment whose money has not moved. */
export const NOTHING_OPEN: Balances = {
  payable: 0,
  deferred: 0,
  due: 0,
  disputed: 0,
  owed: 0,
  earned: 0,
  lost: 0,
  sent: 0,
};

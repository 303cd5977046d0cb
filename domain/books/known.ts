/** What the books know of a payment at its provider: kept with the payment, so that only news are posted. */
import { z } from "zod";

const amount = z.int();

/** From what a lost dispute was paid. */
const lostPartsSchema = z.object({
  /** Of what was payable to the seller. */
  payable: amount,
  /** Of what the seller had got, and owes now. */
  owes: amount,
  /** Of fees that were not earned yet, and of fees that were. */
  deferred: amount,
  earned: amount,
  /** Of money that was to go back to the buyer anyway. */
  due: amount,
  /** The rest is ours. */
  losses: amount,
});
export type LostParts = z.infer<typeof lostPartsSchema>;

const knownDisputeSchema = z.object({
  id: z.string().max(255),
  withdrawn: amount,
  reinstated: amount,
  /** Charged for it, less what was given back. */
  fees: amount,
  /** Null until it is lost, and again once it is won after that. */
  lost: lostPartsSchema.nullable(),
});
export type KnownDispute = z.infer<typeof knownDisputeSchema>;

/** A payment has one, rarely two; those beyond are not posted, and stand out as unexplained. */
export const MAX_DISPUTES = 20;

export const knownSchema = z.object({
  /** The provider's fee for the payment; null: from before there were books, and never posted. */
  fee: amount.nullable(),
  /** Refunded in part at the provider, while the sale stands. */
  returned: amount,
  disputes: z.array(knownDisputeSchema).max(MAX_DISPUTES),
});
type Known = z.infer<typeof knownSchema>;

/** What buyers' banks have of the payment, decided or not. */
export const atBanks = ({ disputes }: Known): number =>
  disputes.reduce((sum, { withdrawn, reinstated }) => sum + withdrawn - reinstated, 0);

export const NOTHING_KNOWN: Known = { fee: 0, returned: 0, disputes: [] };

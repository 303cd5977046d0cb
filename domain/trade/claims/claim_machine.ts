/**
 * What happens to a claim (the buyer was not let in), as a table: every event in every state. A claim that is
 * opened blocks the seller's payout in the same commit, and each end of it unblocks the payout in its own.
 */
import type { ClaimStatus } from "../../claims/claim.ts";
import type { RefusalCode } from "../../refusals.ts";

export const claimStates = [
  "none",
  "open",
  "answered",
  "upheld",
  "rejected",
  "withdrawn",
] as const satisfies readonly ("none" | ClaimStatus)[];
export type ClaimState = typeof claimStates[number];

type ClaimStep =
  /** Nothing is written. */
  | "nothing"
  | `refuse:${RefusalCode}`
  /** Returns the claim unchanged. */
  | "same_claim"
  /** The payout is blocked; the seller is told. */
  | "open"
  | "answer"
  /** For the buyer: the order is refunded in the same commit. */
  | "uphold"
  /** For the seller: the payout is free again. */
  | "reject"
  /** The buyer withdraws it: the payout is free again. */
  | "withdraw"
  /** The buyer has the money, or gets it, for another reason: upheld, and no second money. */
  | "end:refund"
  | "end:dispute";

type Row = Readonly<Record<ClaimState, readonly ClaimStep[]>>;

const same = ["same_claim"] as const;
const nothing = ["nothing"] as const;
const unknown = ["refuse:not_found"] as const;
const closed = ["refuse:claim_closed"] as const;
const disputed = ["refuse:disputed"] as const;

const unmoved = {
  none: nothing,
  open: nothing,
  answered: nothing,
  upheld: nothing,
  rejected: nothing,
  withdrawn: nothing,
} as const;

export const claimMachine = {
  buyer_claims: {
    none: ["open"],
    open: same,
    answered: same,
    upheld: same,
    rejected: same,
    withdrawn: same,
  },
  // Before the concert, too long after it, or the order is not complete.
  buyer_claims_outside: {
    none: closed,
    open: same,
    answered: same,
    upheld: same,
    rejected: same,
    withdrawn: same,
  },
  seller_answers: {
    none: unknown,
    open: ["answer"],
    answered: closed,
    upheld: closed,
    rejected: closed,
    withdrawn: closed,
  },
  upheld: {
    none: unknown,
    open: ["uphold"],
    answered: ["uphold"],
    upheld: same,
    rejected: closed,
    withdrawn: closed,
  },
  // While the seller still has time to answer.
  upheld_early: {
    none: unknown,
    open: ["refuse:claim_waits"],
    answered: ["uphold"],
    upheld: same,
    rejected: closed,
    withdrawn: closed,
  },
  rejected: {
    none: unknown,
    open: ["reject"],
    answered: ["reject"],
    upheld: closed,
    rejected: same,
    withdrawn: same,
  },
  verdict_in_dispute: {
    none: unknown,
    open: disputed,
    answered: disputed,
    upheld: disputed,
    rejected: disputed,
    withdrawn: disputed,
  },
  buyer_withdraws: {
    none: unknown,
    open: ["withdraw"],
    answered: ["withdraw"],
    upheld: closed,
    rejected: closed,
    withdrawn: closed,
  },
  // The seller may still answer; of an upheld one the refund waits (the payments' table).
  dispute_opens: unmoved,
  dispute_lost: { ...unmoved, open: ["end:dispute"], answered: ["end:dispute"] },
  // The claim goes on; so does the refund of an upheld one.
  dispute_won: unmoved,
  order_refunded: { ...unmoved, open: ["end:refund"], answered: ["end:refund"] },
} as const satisfies Record<string, Row>;

export type ClaimEvent = keyof typeof claimMachine;

/** The steps of a cell. */
export function claimSteps(event: ClaimEvent, state: ClaimState): readonly ClaimStep[] {
  return claimMachine[event][state];
}

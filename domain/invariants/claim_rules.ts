/** Invariants of claims. Pure. */
import { type Claim, isUndecided } from "../claims/claim.ts";
import type { Order } from "../orders/order.ts";
import type { Payout } from "../payouts/payout.ts";
import type { Problem } from "./rules.ts";

/** Payouts that blocks concern. */
const isBlockable = ({ status }: Payout): boolean =>
  status !== "cancelled" && status !== "reversed";

/** A claim keeps the seller's money exactly as long as nobody has decided it; an upheld one has ended the sale. */
export function problemsOfClaim(
  claim: Claim,
  order: Order | null,
  payout: Payout | null,
): Problem[] {
  const problems: Problem[] = [];
  const undecided = isUndecided(claim);
  if (payout && isBlockable(payout) && payout.blocks.includes("claim") !== undecided) {
    const detail = `it is ${claim.status}, and its payout is blocked by ${payout.blocks.join()}`;
    problems.push({ rule: "claim_block_wrong", detail });
  }
  const sale = order?.status ?? "not there";
  const refunded = sale === "refunded";
  if (undecided && sale !== "complete" || claim.closedBy === "refund" && !refunded) {
    problems.push({ rule: "claim_wrong", detail: `it is ${claim.status}, its order is ${sale}` });
  }
  return problems;
}

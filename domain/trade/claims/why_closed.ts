/** Why a claim cannot be made, or not be changed any more: details of `claim_closed`. Pure. */
import { says } from "#words/problems.ts";
import type { Order } from "../../orders/order.ts";
import type { Payment } from "../../payments/payment.ts";
import type { Claim } from "../../claims/claim.ts";
import type { ClaimWindow } from "../../claims/window.ts";

/** `window`: null if the concert was cancelled. Null: it can be made now. */
export function whyNotOpened(
  { status }: Pick<Order, "status">,
  payment: Pick<Payment, "dispute"> | null,
  window: ClaimWindow | null,
  now: number,
): string | null {
  if (status !== "complete" && status !== "refunded") return says("claim_unsold");
  if (window === null) return says("claim_off");
  if (status === "refunded") return says("claim_refunded");
  // What the bank has returned is not returned again.
  if (payment?.dispute?.status === "lost") return says("claim_bank_paid");
  if (now < window.from) return says("claim_early");
  return now < window.until ? null : says("claim_late");
}

/** What has become of a claim that takes no answer, withdrawal, picture or other verdict. */
export function whyClosed({ status, closedBy }: Pick<Claim, "status" | "closedBy">): string {
  if (closedBy === "refund") return says("claim_ended_by_refund");
  if (closedBy === "dispute") return says("claim_ended_by_bank");
  switch (status) {
    case "withdrawn":
      return says("claim_withdrawn");
    case "upheld":
      return says("claim_for_buyer");
    case "rejected":
      return says("claim_for_seller");
    case "open":
    case "answered":
      return says("claim_answered");
  }
}

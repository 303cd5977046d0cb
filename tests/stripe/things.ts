/** Stripe's objects, with the fields of its API that matter here. */

export interface Session {
  id: string;
  object: "checkout.session";
  created: number;
  expires_at: number;
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  mode: "payment";
  url: string | null;
  amount_total: number;
  currency: string;
  client_reference_id: string | null;
  customer_email: string | null;
  metadata: Record<string, string>;
  payment_intent: string | null;
  success_url: string;
  cancel_url: string;
}

export interface Intent {
  id: string;
  object: "payment_intent";
  created: number;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  capture_method: "manual" | "automatic";
  status: "requires_payment_method" | "processing" | "requires_capture" | "succeeded" | "canceled";
  cancellation_reason: string | null;
  latest_charge: string | null;
  transfer_group: string | null;
  metadata: Record<string, string>;
}

export interface Charge {
  id: string;
  object: "charge";
  created: number;
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  currency: string;
  captured: boolean;
  /** Fully refunded. */
  refunded: boolean;
  disputed: boolean;
  status: "succeeded" | "failed";
  payment_intent: string;
  /** Its entry in the account; null until it is captured. */
  balance_transaction: string | null;
  transfer_group: string | null;
  metadata: Record<string, string>;
  payment_method_details: { type: "card"; card: { capture_before?: number } };
}

export interface Refund {
  id: string;
  object: "refund";
  created: number;
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  status: "pending" | "succeeded" | "failed";
  metadata: Record<string, string>;
}

export type DisputeStatus =
  | "warning_needs_response"
  | "warning_closed"
  | "needs_response"
  | "under_review"
  | "won"
  | "lost";

export interface Dispute {
  id: string;
  object: "dispute";
  created: number;
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  reason: string;
  status: DisputeStatus;
  balance_transactions: BalanceTransaction[];
}

/** An entry in the account of the business. */
export interface BalanceTransaction {
  id: string;
  object: "balance_transaction";
  created: number;
  /** Before the fee. */
  amount: number;
  fee: number;
  net: number;
  currency: string;
  type: string;
  source: string | null;
}

/** A seller's account. */
export interface Account {
  id: string;
  object: "account";
  created: number;
  details_submitted: boolean;
  payouts_enabled: boolean;
  capabilities: { transfers: string };
  requirements: { disabled_reason: string | null; currently_due: string[] };
  external_accounts: { object: "list"; data: { id: string; object: string; last4: string }[] };
  metadata: Record<string, string>;
}

export interface Transfer {
  id: string;
  object: "transfer";
  created: number;
  amount: number;
  amount_reversed: number;
  currency: string;
  destination: string;
  source_transaction: string | null;
  transfer_group: string | null;
  reversed: boolean;
  metadata: Record<string, string>;
}

export interface TransferReversal {
  id: string;
  object: "transfer_reversal";
  created: number;
  amount: number;
  currency: string;
  transfer: string;
  metadata: Record<string, string>;
}

export type Thing =
  | Session
  | Intent
  | Charge
  | Refund
  | Dispute
  | Transfer
  | BalanceTransaction;

/** Terms of a session that the API does not return. */
export interface Terms {
  name: string;
  manual: boolean;
  intentMetadata: Record<string, string>;
  transferGroup?: string;
}

/** The payment provider. */
import type { Money } from "../money.ts";
import type { Dispute, Payment } from "../payments/payment.ts";

/** A refund as the provider has it. A refund after a failed one has another id. */
export interface ProviderRefund {
  id: string;
  status: "pending" | "failed" | "succeeded";
}

/** A dispute by the money that has moved for it, which its status does not tell; minor units. */
export interface ProviderDispute {
  id: string;
  status: Dispute["status"];
  /** Taken from our balance, and given back. */
  withdrawn: number;
  reinstated: number;
  /** Charged for it, less what was given back. */
  fees: number;
}

/** What the provider's account shows of one payment; minor units. */
export interface MoneyNews {
  /** The provider's fee; null: not known yet. */
  fee: number | null;
  /** What refunds that have succeeded returned in all. */
  returned: number;
  disputes: readonly ProviderDispute[];
}

/** The provider's current view of one payment. Read before each decision, never taken from a webhook's body. */
export interface PaymentSnapshot {
  /**
   * open: the buyer may still pay · gone: expired or cancelled, no money held · held: authorised,
   * ready to capture · taken: captured · returned: fully refunded.
   */
  state: "open" | "gone" | "held" | "taken" | "returned";
  /** While open: the buyer has paid on the provider's page, and the bank has not decided yet. */
  atBank: boolean;
  /** What was authorised or captured; null while open or gone. */
  amount: Money | null;
  /** When the buyer authorised it, by the provider's clock, floored to a second; epoch ms. */
  authorizedAt: number | null;
  /** Deadline for capturing the authorised amount; epoch ms. */
  captureBefore: number | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  /** The newest refund, if any. */
  refund: ProviderRefund | null;
  /** What the buyer's bank disputes, if anything. Of several: open before lost, before won, before closed. */
  dispute: Dispute | null;
  /** Absent where the provider has no account with fees and disputes, like the sandbox. */
  news?: MoneyNews;
}

/** An entry in the provider's account; minor units. */
export interface AccountEntry {
  id: string;
  /**
   * payment: of a buyer's payment, also refunds and disputes · transfer: to or from a seller · withdrawal: between
   * the account and our bank · charge: what the provider charges us beside payments · other: anything else.
   */
  kind: "payment" | "transfer" | "withdrawal" | "charge" | "other";
  /** What it changed, with its fee. */
  net: number;
  currency: string;
  /** The provider's name for what it is. */
  type: string;
  /** Of a payment: its fee if it is the charge itself, and whose it is. */
  fee: number | null;
  about: Notice | null;
  /** Of a transfer: the payout that it was made for, or taken back from; null: of none of ours. */
  payoutId: string | null;
}

/** The prices that the provider can charge in a currency, in our minor units. */
export interface PriceRule {
  minimum: number;
  maximum: number;
  /** A price must be a multiple of this. */
  step: number;
}

/** What a provider's webhook tells us: which payment to read, by any of its ids. */
export interface Notice {
  paymentId: string | null;
  sessionId: string | null;
  paymentIntentId: string | null;
  /** The payout whose transfer was taken back: that is to be read, and no payment. */
  payoutId?: string;
}

/** A payment in the provider's list; `null` where the list lacks the value. */
export interface Listed extends Notice {
  state: PaymentSnapshot["state"] | null;
  dispute: Dispute["status"] | null;
}

export interface CheckoutRequest {
  paymentId: string;
  orderId: string;
  attempt: number;
  amount: Money;
  description: string;
  buyerEmail: string;
  /** When our hold ends; epoch ms. */
  expiresAt: number;
  /** Ties the payment to transfers of its money. */
  transferGroup?: string;
  /** When the attempt began; epoch ms. */
  openedAt: number;
}

export interface OpenedCheckout {
  sessionId: string;
  url: string;
}

/**
 * A payment provider with separate authorisation and capture. Every call has a time limit. It throws
 * `GatewayUnavailable` when its outcome is unknown and `GatewayRefused` when it had no effect.
 * `key` is an idempotency key: a repeated call with the same key takes effect once.
 */
export interface PaymentGateway {
  readonly name: string;
  /** Origins that our forms may redirect to, for the `form-action` of the pages' CSP. */
  readonly formOrigins: readonly string[];
  prices(currency: string): PriceRule;
  openCheckout(request: CheckoutRequest, key: string): Promise<OpenedCheckout>;
  /**
   * The checkout of a payment from the commit on that stores this with it: no call opens it. Of a provider that reads
   * our own database; absent elsewhere.
   */
  readonly checkoutOf?: (payment: Pick<Payment, "id" | "attempt">) => Promise<OpenedCheckout>;
  read(payment: Payment): Promise<PaymentSnapshot>;
  /** Closes the checkout. Has no effect unless it is open. */
  expireCheckout(payment: Payment): Promise<void>;
  capture(payment: Payment, key: string): Promise<void>;
  cancel(payment: Payment, key: string): Promise<void>;
  refund(payment: Payment, key: string): Promise<void>;
  /**
   * Parses a webhook as it was sent. Returns null for an event we do not handle. Throws `BadNotice` if
   * the signature does not prove that the provider sent it. Null where the provider sends no webhooks.
   */
  readonly readNotice: ((body: Uint8Array, signature: string) => Promise<Notice | null>) | null;
  /**
   * Payments created, refunded or disputed since then (epoch ms), newest first, in pages. Null where
   * the provider keeps its data in our own database, so that there is nothing to reconcile.
   */
  readonly listSince:
    | ((since: number, cursor?: string) => Promise<{ items: Listed[]; next?: string }>)
    | null;
  /** Entries in our account since then (epoch ms), newest first, in pages. Absent where there is no account. */
  readonly listAccount?: (
    since: number,
    cursor?: string,
  ) => Promise<{ items: AccountEntry[]; next?: string }>;
}

/** The outcome is unknown: the call may have taken effect. */
export class GatewayUnavailable extends Error {
  override readonly name = "GatewayUnavailable";
  /** The provider repeats this answer for the same key, so the next try needs another key. */
  readonly keySpent: boolean;
  constructor(message: string, options: ErrorOptions & { keySpent?: boolean } = {}) {
    super(message, options);
    this.keySpent = options.keySpent ?? false;
  }
}
/** Neither this call nor an earlier one with its key took effect. */
export class GatewayRefused extends Error {
  override readonly name = "GatewayRefused";
}
/** A webhook without a valid signature. */
export class BadNotice extends Error {
  override readonly name = "BadNotice";
}

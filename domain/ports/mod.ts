/** What the domain needs from outside, as interfaces; `adapters/mod.ts` alone picks the adapters. */
import type { Store } from "#store/types.ts";
import type { Money } from "../money.ts";
import type { Dispute, Payment } from "../payments/payment.ts";
import type { Secrets } from "./secrets.ts";
import type { Clients } from "./clients.ts";
import type { Identity } from "./identity.ts";
import type { InUse } from "../webhooks/in_use.ts";
import type { WebhookSender } from "./webhook_sender.ts";
import type { Permissions } from "./permissions.ts";

/** The part of the configuration that the domain's rules use (`docs/configuration.md`). */
export interface Settings {
  /** The exchange's own origin, as browsers see it, without a trailing slash. */
  readonly origin: string;
  /** ISO 4217 code; the currency of all prices. */
  readonly currency: string;
  /** BCP 47 language tag; its region affects formats of its own language only. */
  readonly locale: string;
  /** IANA name; the zone in which dates are entered and shown. */
  readonly timeZone: string;
  /** How long a hold lasts. */
  readonly orderExpirationSeconds: number;
  /** Holds that a buyer may have at one time; 0: no limit. */
  readonly maxHolds: number;
  /** How long a buyer must wait before holding a ticket that they let go; doubles on each repeat; 0: no wait. */
  readonly reholdCooldownSeconds: number;
  /** Highest price, in percent of the face value; 0: no cap. */
  readonly priceCapPercent: number;
  /** Whether new and reworded tickets wait for a moderator. */
  readonly moderation: boolean;
  /** Whether third-party apps may act for users who allow it (`clients.apps`). */
  readonly thirdParties: boolean;
}

export interface Logger {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  /** Wakes an operator. */
  alarm(event: string, fields?: Record<string, unknown>): void;
  error(event: string, error: unknown, fields?: Record<string, unknown>): void;
}

/** All that commands, queries and handlers work with. */
export interface Services {
  readonly store: Store;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly gateway: PaymentGateway;
  readonly identity: Identity;
  readonly permissions: Permissions;
  readonly clients: Clients;
  readonly mailer: Mailer;
  readonly webhooks: WebhookSender;
  readonly webhooksInUse: InUse;
  readonly log: Logger;
}

/** As much of it as bringing a payment to rest takes. */
export type PaymentWork = Pick<Services, "store" | "settings" | "secrets" | "gateway" | "log">;

// ── Payments ────────────────────────────────────────────────────────────────────────────────────

/** A refund as the provider has it: one that failed is told from the next by its id. */
export interface ProviderRefund {
  id: string;
  status: "pending" | "failed" | "succeeded";
}

/** The provider's present view of one payment. Read anew before each decision, never a webhook's body. */
export interface PaymentSnapshot {
  /**
   * open: the buyer may still pay · gone: expired or cancelled, no money held · held: authorised,
   * ready to capture · taken: captured · returned: wholly refunded.
   */
  state: "open" | "gone" | "held" | "taken" | "returned";
  /** While open: the buyer has paid on the provider's page, and the bank has not decided yet. */
  atBank: boolean;
  /** What was authorised or captured; null while open or gone. */
  amount: Money | null;
  /** When the buyer authorised it, by the provider's clock, floored to a second; epoch ms. */
  authorizedAt: number | null;
  /** Until when the hold can be captured; epoch ms. */
  captureBefore: number | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  /** The newest refund, if any. */
  refund: ProviderRefund | null;
  /** What the buyer's bank says, where it took the payment up. */
  dispute: Dispute | null;
}

/** Which prices the provider can charge in a currency; all in our minor units. */
export interface PriceRule {
  minimum: number;
  maximum: number;
  /** A price must be a multiple of this. */
  step: number;
}

/** A provider's bell: which payment to look at, by whichever of its ids came along. */
export interface Notice {
  paymentId: string | null;
  sessionId: string | null;
  paymentIntentId: string | null;
}

/** What the provider lists of a payment; `null` where the list does not say it. */
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
  /** When the attempt began; epoch ms. */
  openedAt: number;
}

/**
 * A payment provider with separate authorisation and capture. Every call is bounded in time and
 * throws `GatewayUnavailable` when its outcome is unknown, `GatewayRefused` when it did nothing.
 * The same key repeats a call without doing it twice.
 */
export interface PaymentGateway {
  readonly name: string;
  /** Origins that a form of ours may lead to, for the pages' `form-action`. */
  readonly formOrigins: readonly string[];
  prices(currency: string): PriceRule;
  openCheckout(request: CheckoutRequest, key: string): Promise<{ sessionId: string; url: string }>;
  read(payment: Payment): Promise<PaymentSnapshot>;
  /** Ends the checkout; does nothing when it is not open. */
  expireCheckout(payment: Payment): Promise<void>;
  capture(payment: Payment, key: string): Promise<void>;
  cancel(payment: Payment, key: string): Promise<void>;
  refund(payment: Payment, key: string): Promise<void>;
  /**
   * Reads a webhook, as sent; null: none of our business. Throws `BadNotice` when it is not proven to
   * come from the provider. Null where the provider sends none.
   */
  readonly readNotice: ((body: Uint8Array, signature: string) => Promise<Notice | null>) | null;
  /**
   * What began, was refunded or disputed since then (epoch ms), newest first, in pages. Null where the
   * provider is our own database, which cannot be out of step with itself.
   */
  readonly listSince:
    | ((since: number, cursor?: string) => Promise<{ items: Listed[]; next?: string }>)
    | null;
}

/** The outcome is unknown: it may have taken effect. */
export class GatewayUnavailable extends Error {
  override readonly name = "GatewayUnavailable";
  /** The provider would give the same answer under the same key: the next try needs another. */
  readonly keySpent: boolean;
  constructor(message: string, options: ErrorOptions & { keySpent?: boolean } = {}) {
    super(message, options);
    this.keySpent = options.keySpent ?? false;
  }
}
/** Nothing was done, by this call or under its key. */
export class GatewayRefused extends Error {
  override readonly name = "GatewayRefused";
}
/** A webhook without a good signature. */
export class BadNotice extends Error {
  override readonly name = "BadNotice";
}

// ── Mail ────────────────────────────────────────────────────────────────────────────────────────

export interface Mail {
  /** Stable for the same message, so that a repeat can be recognised: becomes the Message-ID. */
  id: string;
  to: string;
  /** One line. */
  subject: string;
  /** The same words twice, plain and designed. */
  text: string;
  html: string;
}
export interface Mailer {
  /** Bounded in time. Throws `MailRefused`, or another error when the mail may be tried again. */
  send(mail: Mail): Promise<void>;
  /** Mails sent lately, newest first; null where the adapter keeps none. */
  sent(): readonly (Mail & { sentAt: number })[] | null;
  /** Gives back what it holds open; what is being sent fails. */
  close(): void;
}

/** Nobody will ever take this mail: there is no such mailbox, for example. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/**
 * The state of the fake: sessions, payment intents, charges, refunds and disputes. Changes that Stripe reports
 * by webhook are passed to `tell`. Times are in seconds, as in the API.
 */
import { Connect } from "./connect/connect.ts";
import { invalid, missing } from "./errors.ts";
import type {
  BalanceTransaction,
  Charge,
  Dispute,
  Intent,
  Refund,
  Session,
  Terms,
  Thing,
} from "./things.ts";

const DAY = 86_400;
/** Stripe's fee for a charge. */
const FEE_PERCENT = 1.5;
const FEE_FIXED = 25;
/** How long an authorisation can be captured. */
const CAPTURE_SECONDS = 7 * DAY;
const MIN_OPEN_SECONDS = 30 * 60;
const MAX_OPEN_SECONDS = DAY;

type Tell = (type: string, about: Thing) => void;

export class Ledger {
  readonly sessions = new Map<string, Session>();
  readonly terms = new Map<string, Terms>();
  readonly intents = new Map<string, Intent>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly disputes = new Map<string, Dispute>();
  readonly balance = new Map<string, BalanceTransaction>();
  /** Refunds stay pending until `settleRefund`. */
  refundsPend = false;
  /** Refunds are accepted, and then fail at the bank. */
  refundsFail = false;
  /** Sellers' accounts, and transfers to them. */
  readonly connect: Connect;
  #made = 0;

  constructor(
    private readonly now: () => number,
    readonly tell: Tell,
    private readonly pageOf: (sessionId: string) => string,
    tellAccount: (type: string, about: { id: string }, account: string) => void,
  ) {
    this.connect = new Connect(this, tellAccount, tell);
  }

  /** Whole seconds, floored. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  id(prefix: string): string {
    return `${prefix}_test_${String(++this.#made).padStart(6, "0")}`;
  }

  /** An entry in the account. */
  enter(
    type: string,
    { id: source, currency }: { id: string | null; currency: string },
    amount: number,
    fee = 0,
  ): BalanceTransaction {
    const entry: BalanceTransaction = {
      ...{ id: this.id("txn"), object: "balance_transaction", created: this.seconds() },
      ...{ amount, fee, net: amount - fee, currency, type, source },
    };
    this.balance.set(entry.id, entry);
    return entry;
  }

  // ── Sessions ──────────────────────────────────────────────────────────────────────────────────

  open(
    draft:
      & Omit<
        Session,
        | "id"
        | "object"
        | "created"
        | "status"
        | "payment_status"
        | "url"
        | "payment_intent"
        | "expires_at"
      >
      & { expires_at?: number },
    terms: Terms,
  ): Session {
    const created = this.seconds();
    const expires_at = draft.expires_at ?? created + MAX_OPEN_SECONDS;
    if (expires_at < created + MIN_OPEN_SECONDS) {
      throw invalid(
        "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
        { param: "expires_at" },
      );
    }
    if (expires_at > created + MAX_OPEN_SECONDS) {
      throw invalid(
        "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
        { param: "expires_at" },
      );
    }
    const id = this.id("cs");
    const session: Session = {
      ...draft,
      id,
      object: "checkout.session",
      created,
      expires_at,
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      url: this.pageOf(id),
    };
    this.sessions.set(id, session);
    this.terms.set(id, terms);
    return session;
  }

  session(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) throw missing("checkout.session", id, "session");
    if (session.status === "open" && this.seconds() >= session.expires_at) this.#close(session);
    return session;
  }

  expire(id: string): Session {
    const session = this.session(id);
    if (session.status !== "open") {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    }
    this.#close(session);
    return session;
  }

  #close(session: Session): void {
    session.status = "expired";
    session.url = null;
    const intent = session.payment_intent ? this.intents.get(session.payment_intent) : undefined;
    if (intent?.status === "requires_payment_method") this.#end(intent, "abandoned");
    this.tell("checkout.session.expired", session);
  }

  /** The buyer pays: the card is authorised, or declined, which leaves the session open. */
  pay(id: string, card: "good" | "declined"): Session {
    const session = this.session(id);
    if (session.status !== "open") throw invalid("This Checkout Session is not open.");
    const intent = this.#intentOf(session);
    const charge = this.#charge(intent, card === "good");
    intent.latest_charge = charge.id;
    if (card === "declined") {
      this.tell("payment_intent.payment_failed", intent);
      return session;
    }
    session.status = "complete";
    session.url = null;
    if (intent.capture_method === "manual") {
      intent.status = "requires_capture";
      intent.amount_capturable = intent.amount;
      this.tell("payment_intent.amount_capturable_updated", intent);
    } else {
      this.#take(intent, charge);
    }
    this.tell("checkout.session.completed", session);
    return session;
  }

  #intentOf(session: Session): Intent {
    const found = session.payment_intent ? this.intents.get(session.payment_intent) : undefined;
    if (found) return found;
    const terms = this.terms.get(session.id)!;
    const intent: Intent = {
      id: this.id("pi"),
      object: "payment_intent",
      created: this.seconds(),
      amount: session.amount_total,
      amount_capturable: 0,
      amount_received: 0,
      currency: session.currency,
      capture_method: terms.manual ? "manual" : "automatic",
      status: "requires_payment_method",
      cancellation_reason: null,
      latest_charge: null,
      metadata: terms.intentMetadata,
      transfer_group: terms.transferGroup ?? null,
    };
    this.intents.set(intent.id, intent);
    session.payment_intent = intent.id;
    return intent;
  }

  #charge(intent: Intent, good: boolean): Charge {
    const created = this.seconds();
    const charge: Charge = {
      id: this.id("ch"),
      object: "charge",
      created,
      amount: intent.amount,
      amount_captured: 0,
      amount_refunded: 0,
      currency: intent.currency,
      captured: false,
      refunded: false,
      disputed: false,
      status: good ? "succeeded" : "failed",
      payment_intent: intent.id,
      balance_transaction: null,
      metadata: intent.metadata,
      transfer_group: intent.transfer_group,
      payment_method_details: {
        type: "card",
        card: intent.capture_method === "manual"
          ? { capture_before: created + CAPTURE_SECONDS }
          : {},
      },
    };
    this.charges.set(charge.id, charge);
    return charge;
  }

  // ── Payment intents ───────────────────────────────────────────────────────────────────────────

  intent(id: string): Intent {
    const intent = this.intents.get(id);
    if (!intent) throw missing("payment_intent", id, "intent");
    const charge = intent.latest_charge ? this.charges.get(intent.latest_charge)! : null;
    const until = charge?.payment_method_details.card.capture_before;
    if (intent.status === "requires_capture" && until && this.seconds() >= until) {
      this.#end(intent, "automatic");
    }
    return intent;
  }

  capture(id: string, amount?: number): Intent {
    const intent = this.intent(id);
    if (intent.status !== "requires_capture") {
      throw unexpected(
        intent,
        `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      );
    }
    if (amount !== undefined && amount !== intent.amount) {
      throw invalid("This exchange captures whole amounts.", { param: "amount_to_capture" });
    }
    this.#take(intent, this.charges.get(intent.latest_charge!)!);
    return intent;
  }

  #take(intent: Intent, charge: Charge): void {
    intent.status = "succeeded";
    intent.amount_received = intent.amount;
    intent.amount_capturable = 0;
    charge.captured = true;
    charge.amount_captured = intent.amount;
    const fee = Math.round(intent.amount * FEE_PERCENT / 100) + FEE_FIXED;
    charge.balance_transaction = this.enter("charge", charge, intent.amount, fee).id;
    for (const session of this.sessions.values()) {
      if (session.payment_intent === intent.id) session.payment_status = "paid";
    }
    this.tell("payment_intent.succeeded", intent);
  }

  cancel(id: string): Intent {
    const intent = this.intent(id);
    if (intent.status !== "requires_capture" && intent.status !== "requires_payment_method") {
      throw unexpected(
        intent,
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      );
    }
    const open = [...this.sessions.values()].some((it) =>
      it.payment_intent === id && it.status === "open"
    );
    if (open) throw invalid("This PaymentIntent belongs to an open Checkout Session: expire it.");
    this.#end(intent, "requested_by_customer");
    return intent;
  }

  #end(intent: Intent, why: string): void {
    intent.status = "canceled";
    intent.cancellation_reason = why;
    intent.amount_capturable = 0;
    this.tell("payment_intent.canceled", intent);
  }

  /** Expires sessions and authorisations whose time is over. */
  tick(): void {
    for (const id of this.sessions.keys()) this.session(id);
    for (const id of this.intents.keys()) this.intent(id);
  }
}

export const unexpected = (intent: Intent, message: string) =>
  invalid(message, { code: "payment_intent_unexpected_state", payment_intent: intent });

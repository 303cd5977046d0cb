/** The payment provider: keeps its own accounts and supports idempotency keys. */
import type { Money } from "#domain/money.ts";
import type { CheckoutRequest, PaymentSnapshot, ProviderRefund } from "#domain/ports/payments.ts";

const CAPTURE_WINDOW_MS = 7 * 24 * 3_600_000;

export interface Session {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly asked: Money;
  state: PaymentSnapshot["state"];
  amount: Money | null;
  authorizedAt: number | null;
  refund: "none" | ProviderRefund["status"];
  /** Number of refunds requested so far; also numbers the newest one. */
  refunds: number;
  /** The bank released the authorisation on its own. */
  lost: boolean;
  /** What the buyer's bank asks about it, and the cents that it has taken for that and given back. */
  dispute?: PaymentSnapshot["dispute"];
  withdrawn: number;
  reinstated: number;
  /** What somebody has refunded of it at the provider, while the sale stands; cents. */
  part: number;
}

/** What the bank has of it: until it decides, and for good once it has decided for the buyer; cents. */
export const heldByBank = ({ withdrawn, reinstated }: Session): number => withdrawn - reinstated;

/** What the buyer has back of it; cents. */
export const backWithBuyer = (session: Session): number =>
  session.state === "returned" ? session.amount!.amount : session.part + keptByBank(session);

/** What its bank has decided for the buyer; cents. */
export const keptByBank = (session: Session): number =>
  session.dispute?.status === "open" ? 0 : heldByBank(session);

const disputesOf = ({ id, dispute, withdrawn, reinstated }: Session) =>
  dispute ? [{ id: `dp_${id}`, status: dispute.status, withdrawn, reinstated, fees: 0 }] : [];

/** A definite error of the provider. */
export class Refusal extends Error {}

export class Provider {
  readonly sessions = new Map<string, Session>();
  readonly #byKey = new Map<string, Session>();
  readonly #refundKeys = new Set<string>();
  /** Payments with a notice to send. */
  news: string[] = [];
  /** Called before money moves. */
  onMoney: (verb: "capture" | "cancel" | "refund", session: Session) => void = () => {};
  /** The outcome of the next refund. */
  nextRefund: "succeeded" | "pending" | "failed" = "succeeded";

  constructor(readonly now: () => number) {}

  open(request: CheckoutRequest, key: string): { sessionId: string; url: string } {
    let session = this.#byKey.get(key);
    if (!session) {
      session = {
        id: `cs_${this.sessions.size + 1}`,
        paymentId: request.paymentId,
        orderId: request.orderId,
        asked: request.amount,
        state: "open",
        amount: null,
        authorizedAt: null,
        refund: "none",
        refunds: 0,
        lost: false,
        withdrawn: 0,
        reinstated: 0,
        part: 0,
      };
      this.#byKey.set(key, session);
      this.sessions.set(session.id, session);
    }
    return { sessionId: session.id, url: `https://pay.example/${session.id}` };
  }

  read(sessionId: string | null): PaymentSnapshot {
    const session = sessionId === null ? undefined : this.sessions.get(sessionId);
    const state = session?.state ?? "gone";
    const money = state === "held" || state === "taken" || state === "returned";
    return {
      state,
      atBank: false,
      amount: money ? session!.amount : null,
      authorizedAt: money ? session!.authorizedAt : null,
      captureBefore: money ? session!.authorizedAt! + CAPTURE_WINDOW_MS : null,
      paymentIntentId: money ? `pi_${session!.id}` : null,
      chargeId: money ? `ch_${session!.id}` : null,
      dispute: session?.dispute ?? null,
      news: {
        fee: null,
        returned: state === "returned"
          ? session!.amount!.amount - heldByBank(session!)
          : session?.part ?? 0,
        disputes: session ? disputesOf(session) : [],
      },
      refund: session && session.refund !== "none"
        ? { id: `re_${session.id}_${session.refunds}`, status: session.refund }
        : null,
    };
  }

  expire(sessionId: string | null): void {
    const session = this.sessions.get(sessionId ?? "");
    if (session?.state === "open") session.state = "gone";
  }

  capture(sessionId: string | null): void {
    const session = this.#known(sessionId);
    if (session.state === "taken" || session.state === "returned") return;
    if (session.state !== "held") throw new Refusal(`cannot capture: ${session.state}`);
    this.onMoney("capture", session);
    session.state = "taken";
  }

  cancel(sessionId: string | null): void {
    const session = this.#known(sessionId);
    if (session.state === "gone") return;
    if (session.state !== "held") throw new Refusal(`cannot cancel: ${session.state}`);
    this.onMoney("cancel", session);
    session.state = "gone";
  }

  /** Repeats the first result for the same key, also a failure. */
  refund(sessionId: string | null, key: string): void {
    const session = this.#known(sessionId);
    if (this.#refundKeys.has(key)) return;
    if (session.state === "returned") return;
    if (session.state !== "taken") throw new Refusal(`cannot refund: ${session.state}`);
    if (
      session.dispute?.status === "open" ||
      heldByBank(session) + session.part === session.amount!.amount
    ) {
      throw new Refusal("cannot refund: the bank has the money");
    }
    if (session.refund === "pending") return;
    this.onMoney("refund", session);
    this.#refundKeys.add(key);
    session.refunds++;
    session.refund = this.nextRefund;
    this.nextRefund = "succeeded";
    if (session.refund === "succeeded") session.state = "returned";
  }

  /** The buyer's bank authorises; with `taken` the provider captures automatically. */
  authorize(session: Session, how: { amount: Money; taken: boolean }): void {
    session.state = how.taken ? "taken" : "held";
    session.amount = how.amount;
    session.authorizedAt = Math.floor(this.now() / 1_000) * 1_000;
    this.news.push(session.paymentId);
  }

  /** Completes pending refunds. */
  finishRefunds(): void {
    for (const session of this.sessions.values()) {
      if (session.refund !== "pending") continue;
      session.refund = "succeeded";
      session.state = "returned";
      this.news.push(session.paymentId);
    }
  }

  #known(sessionId: string | null): Session {
    const session = this.sessions.get(sessionId ?? "");
    if (!session) throw new Refusal("no such session");
    return session;
  }
}

/**
 * A checkout session of the sandbox: the provider's view of one payment, with play money. A payment that names its
 * session opens it; the session is stored once something happens to it.
 */
import { z } from "zod";
import { moneySchema } from "#domain/money.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { CheckoutRequest, PaymentSnapshot } from "#domain/ports/payments.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { entity } from "#store/entity/mod.ts";

/** How long an authorisation can be captured, as with cards. */
export const CAPTURE_WINDOW_MS = 7 * 24 * 3_600_000;

const sandboxSessionSchema = z.object({
  ...stored,
  paymentId: idSchema,
  orderId: idSchema,
  attempt: z.int().min(1),
  amount: moneySchema,
  description: z.string(),
  /** When the hold on the ticket ends; shown on the page, and ignored by the sandbox. */
  expiresAt: instant,
  state: z.enum(["open", "expired", "authorized", "cancelled", "captured", "refunded"]),
  /** Floored to a second, as providers report it. */
  authorizedAt: instant.nullable(),
  /** When `read` starts to show the authorisation; later than `authorizedAt` with the slow card. */
  visibleAt: instant.nullable(),
  paymentIntentId: z.string().nullable(),
  chargeId: z.string().nullable(),
});
export type SandboxSession = z.infer<typeof sandboxSessionSchema>;

export const sandboxSessions = entity({
  name: "sandbox_session",
  about: "A checkout of the embedded payment sandbox; the id is made of payment and attempt.",
  schema: sandboxSessionSchema,
});

/** 192 bits. An id starts with the payment's, so that new rows are adjacent in the database. */
const MAC_CHARACTERS = 32;
const PREFIX = "cs_";

export const sessionId = (paymentId: string, mac: string): string =>
  `${PREFIX}${paymentId}_${mac.slice(0, MAC_CHARACTERS)}`;

/** The payment that a session's id begins with. */
export const paymentIn = (id: string): string => id.slice(PREFIX.length, -(MAC_CHARACTERS + 1));

/** The session that a payment of the sandbox has opened; null: this is not its session. */
export function openedBy(payment: Payment | null, id: string): SandboxSession | null {
  if (payment?.provider !== "sandbox" || payment.sessionId !== id) return null;
  const { id: paymentId, orderId, attempt, amount, params, createdAt } = payment;
  const fresh = { id, createdAt, updatedAt: createdAt, version: 1 };
  return { ...fresh, ...openSession({ paymentId, orderId, attempt, amount, ...params }) };
}

type Asked = Pick<
  CheckoutRequest,
  "paymentId" | "orderId" | "attempt" | "amount" | "description" | "expiresAt"
>;

/** A new session, without its id. */
export const openSession = (asked: Asked) => ({
  paymentId: asked.paymentId,
  orderId: asked.orderId,
  attempt: asked.attempt,
  amount: asked.amount,
  description: asked.description,
  expiresAt: asked.expiresAt,
  state: "open" as SandboxSession["state"],
  authorizedAt: null,
  visibleAt: null,
  paymentIntentId: null,
  chargeId: null,
});

/** Whether the authorisation expired before it was captured. */
export const hasLostHold = (session: SandboxSession, now: number): boolean =>
  session.state === "authorized" && now >= session.authorizedAt! + CAPTURE_WINDOW_MS;

export const isOpen = (session: SandboxSession): boolean => session.state === "open";

/** The provider's view of a session; a session that does not exist is "gone". */
export function snapshotOf(session: SandboxSession | null, now: number): PaymentSnapshot {
  if (!session) return nothing("gone");
  switch (session.state) {
    case "open":
      return nothing("open");
    case "expired":
    case "cancelled":
      return nothing("gone");
    case "authorized":
      if (now < session.visibleAt!) return { ...nothing("open"), atBank: true };
      return hasLostHold(session, now) ? nothing("gone") : money("held", session);
    case "captured":
      return money("taken", session);
    case "refunded":
      return {
        ...money("returned", session),
        refund: { id: `re_${session.id}`, status: "succeeded" },
      };
  }
}

function nothing(state: "open" | "gone"): PaymentSnapshot {
  return {
    state,
    atBank: false,
    amount: null,
    authorizedAt: null,
    captureBefore: null,
    paymentIntentId: null,
    chargeId: null,
    refund: null,
    dispute: null,
  };
}

function money(state: "held" | "taken" | "returned", session: SandboxSession): PaymentSnapshot {
  return {
    state,
    atBank: false,
    amount: session.amount,
    authorizedAt: session.authorizedAt,
    captureBefore: session.authorizedAt! + CAPTURE_WINDOW_MS,
    paymentIntentId: session.paymentIntentId,
    chargeId: session.chargeId,
    refund: null,
    dispute: null,
  };
}

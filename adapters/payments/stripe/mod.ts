/**
 * Stripe: one Checkout Session per attempt, with manual capture. No state is kept here, and each call that
 * moves money carries an idempotency key.
 */
import { z } from "zod";
import type { Payment } from "#domain/payments/payment.ts";
import {
  type CheckoutRequest,
  GatewayRefused,
  GatewayUnavailable,
  type PaymentGateway,
} from "#domain/ports/payments.ts";
import { isError } from "#store/base/errors.ts";
import { listAccount } from "./account.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { pricesOf } from "./currencies.ts";
import { calling, isRefusedAddress, onceOnly } from "./failures.ts";
import { listSince } from "./listing.ts";
import { disputeSchema, type StripeDispute } from "./money_schemas.ts";
import { readNotice } from "./notices.ts";
import { sessionParams } from "./opening.ts";
import { sessionSchema, snapshotOf, WHOLE, type WholeSession } from "./snapshot.ts";

const CHECKOUT_ORIGIN = "https://checkout.stripe.com";
/** Where sellers set up their accounts. */
const ACCOUNTS_ORIGIN = "https://connect.stripe.com";

export interface StripeOptions extends ClientOptions {
  webhookSecrets: readonly string[];
  /** Our own origin, to which the buyer returns. */
  origin: string;
  now(): number;
}

const openedSchema = z.object({ id: z.string(), url: z.string() });

export function createStripe(options: StripeOptions): PaymentGateway {
  const { webhookSecrets, origin, now, apiUrl } = options;
  const stripe = createClient(options);

  const readSession = (id: string): Promise<WholeSession> =>
    calling(async () =>
      sessionSchema.parse(await stripe.checkout.sessions.retrieve(id, { expand: WHOLE }))
    );

  /** The disputes, newest first; read only if the charge is marked as disputed. */
  async function readDisputes(session: WholeSession): Promise<StripeDispute[]> {
    const intent = session.payment_intent;
    if (!intent?.latest_charge?.disputed) return [];
    return await calling(async () => {
      const { data } = await stripe.disputes.list({ payment_intent: intent.id, limit: 10 });
      return z.array(disputeSchema).parse(data);
    });
  }

  /** Null if no card has been entered yet. */
  async function intentOf(payment: Payment): Promise<string | null> {
    if (payment.paymentIntentId) return payment.paymentIntentId;
    return (await readSession(sessionOf(payment))).payment_intent?.id ?? null;
  }

  async function intentToMove(payment: Payment): Promise<string> {
    const id = await intentOf(payment);
    if (!id) throw new GatewayRefused("the checkout has not been paid yet");
    return id;
  }

  return {
    name: "stripe",
    formOrigins: apiUrl ? [new URL(apiUrl).origin] : [CHECKOUT_ORIGIN, ACCOUNTS_ORIGIN],
    prices: pricesOf,

    async openCheckout(request, idempotencyKey) {
      const open = async (asked: CheckoutRequest, key: string) => {
        const params = sessionParams(asked, origin);
        const made = await stripe.checkout.sessions.create(params, { idempotencyKey: key });
        const { id, url } = openedSchema.parse(made);
        return { sessionId: id, url };
      };
      return await calling(async () => {
        try {
          return await open(request, idempotencyKey);
        } catch (error) {
          if (!isRefusedAddress(error)) throw error;
          // Without an address the buyer enters one at Stripe. Each of the two calls has its own key.
          return await open({ ...request, buyerEmail: "" }, `${idempotencyKey}:no_address`);
        }
      });
    },

    async read(payment) {
      const session = await readSession(sessionOf(payment));
      return snapshotOf(session, await readDisputes(session));
    },

    async expireCheckout(payment) {
      const id = sessionOf(payment);
      try {
        await calling(() => stripe.checkout.sessions.expire(id));
      } catch (error) {
        if (!isError(error, "GatewayRefused")) throw error;
        // Only open sessions can be expired: it may be paid or expired already.
        if ((await readSession(id)).status === "open") throw error;
      }
    },

    async capture(payment, idempotencyKey) {
      const id = await intentToMove(payment);
      await onceOnly(
        () => stripe.paymentIntents.capture(id, {}, { idempotencyKey }),
        (error) => error.payment_intent?.status === "succeeded",
      );
    },

    async cancel(payment, idempotencyKey) {
      const id = await intentOf(payment);
      if (!id && (await readSession(sessionOf(payment))).status === "expired") return;
      if (!id) throw new GatewayRefused("the checkout has not been paid yet");
      await onceOnly(
        () => stripe.paymentIntents.cancel(id, {}, { idempotencyKey }),
        (error) => error.payment_intent?.status === "canceled",
      );
    },

    async refund(payment, idempotencyKey) {
      const payment_intent = await intentToMove(payment);
      const metadata = { paymentId: payment.id };
      await onceOnly(
        () => stripe.refunds.create({ payment_intent, metadata }, { idempotencyKey }),
        (error) => error.code === "charge_already_refunded",
      );
    },

    readNotice: (body, signature) => readNotice(body, signature, webhookSecrets, now()),
    listAccount: (since, cursor) => calling(() => listAccount(stripe, since, cursor)),
    listSince: (since, cursor) => calling(() => listSince(stripe, since, cursor)),
  };
}

/** `settlePayment` reads a payment only once its session is known. */
function sessionOf(payment: Payment): string {
  if (!payment.sessionId) throw new GatewayUnavailable("its session is not known yet");
  return payment.sessionId;
}

/** Stripe's webhooks: verifies the signature and reads only which payment to look at. */
import Stripe from "stripe";
import { z } from "zod";
import { BadNotice, type Notice } from "#domain/ports/payments.ts";
import { idSchema } from "#domain/stored.ts";

/** Deliveries signed longer ago are refused as possible replays. */
const TOLERANCE_SECONDS = 300;

/** The event types to enable at Stripe; others are answered 200 and ignored. */
export const EVENT_TYPES: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "checkout.session.expired",
  "payment_intent.amount_capturable_updated",
  "payment_intent.succeeded",
  "payment_intent.canceled",
  "payment_intent.payment_failed",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "charge.dispute.closed",
  "transfer.reversed",
]);

const crypto = Stripe.createSubtleCryptoProvider();

/** `secrets`: several during a rotation. Null if the event is not about one of our payments. Throws `BadNotice`. */
export async function readNotice(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
  now: number,
): Promise<Notice | null> {
  const event = await eventOf(body, signature, secrets, now);
  return event && EVENT_TYPES.has(event.type) ? noticeOf(event.data.object) : null;
}

/** The event of a delivery; null: signed by Stripe, but of an unknown form. Throws `BadNotice`. */
export async function eventOf(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
  now: number,
): Promise<Stripe.Event | null> {
  for (const secret of secrets) {
    try {
      return await Stripe.webhooks.constructEventAsync(
        body,
        signature,
        secret,
        TOLERANCE_SECONDS,
        crypto,
        now,
      );
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      return null;
    }
  }
  throw new BadNotice("the signature matches no secret, or is too old");
}

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish();

const objectSchema = z.object({
  id: z.string(),
  object: z.string(),
  client_reference_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_intent: reference,
});

/** Somebody has taken a transfer back, perhaps in Stripe's dashboard. */
function noticeOfTransfer(id: unknown): Notice | null {
  const ours = idSchema.safeParse(id);
  if (!ours.success) return null;
  return { paymentId: null, sessionId: null, paymentIntentId: null, payoutId: ours.data };
}

/** The payment or payout that an object of Stripe belongs to; null if it is not one of ours. */
export function noticeOf(object: unknown): Notice | null {
  const parsed = objectSchema.safeParse(object);
  if (!parsed.success) return null;
  const it = parsed.data;
  if (it.object === "transfer") return noticeOfTransfer(it.metadata?.payoutId);
  const ours = idSchema.safeParse(it.client_reference_id ?? it.metadata?.paymentId);
  const notice: Notice = {
    paymentId: ours.success ? ours.data : null,
    sessionId: it.object === "checkout.session" ? it.id : null,
    paymentIntentId: it.object === "payment_intent" ? it.id : it.payment_intent ?? null,
  };
  return notice.paymentId || notice.paymentIntentId ? notice : null;
}

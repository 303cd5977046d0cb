/** Webhooks: proves where they come from, and reads which payment to look at; nothing else of them. */
import Stripe from "stripe";
import { z } from "zod";
import { BadNotice, type Notice } from "#domain/ports/mod.ts";
import { idSchema } from "#domain/stored.ts";

/** A delivery that was signed longer ago is refused: somebody may have kept it. Seconds. */
export const TOLERANCE_SECONDS = 300;

/** What the endpoint at Stripe is to be set to; all else is answered 200 and left alone. */
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
  "charge.dispute.closed",
]);

const crypto = Stripe.createSubtleCryptoProvider();

/** `secrets`: several while they are being rotated. Throws `BadNotice`; null: none of our business. */
export async function readNotice(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
  now: number,
): Promise<Notice | null> {
  for (const secret of secrets) {
    let event: Stripe.Event;
    try {
      event = await Stripe.webhooks.constructEventAsync(
        body,
        signature,
        secret,
        TOLERANCE_SECONDS,
        crypto,
        now,
      );
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      return null; // proven to be Stripe's, and of a kind that we did not ask for
    }
    return EVENT_TYPES.has(event.type) ? noticeOf(event.data.object) : null;
  }
  throw new BadNotice("no secret fits the signature, or it is too old");
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

/** By which payment an object of Stripe's is ours; null: it is not. */
export function noticeOf(object: unknown): Notice | null {
  const parsed = objectSchema.safeParse(object);
  if (!parsed.success) return null;
  const it = parsed.data;
  const ours = idSchema.safeParse(it.client_reference_id ?? it.metadata?.paymentId);
  const notice: Notice = {
    paymentId: ours.success ? ours.data : null,
    sessionId: it.object === "checkout.session" ? it.id : null,
    paymentIntentId: it.object === "payment_intent" ? it.id : it.payment_intent ?? null,
  };
  return notice.paymentId || notice.paymentIntentId ? notice : null;
}

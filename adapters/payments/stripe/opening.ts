/** The parameters of a Checkout Session. A repeated call gets identical parameters, as idempotency requires. */
import type Stripe from "stripe";
import { type CheckoutRequest, GatewayRefused } from "#domain/ports/payments.ts";
import { toStripe } from "./currencies.ts";

/** Stripe allows a lifetime from 30 min to 24 h; with a margin for clock differences. */
const MIN_OPEN_MS = 31 * 60_000;
const MAX_OPEN_MS = 24 * 3_600_000 - 15 * 60_000;

/** Throws `GatewayRefused` for an amount that Stripe cannot charge. */
export function sessionParams(
  request: CheckoutRequest,
  origin: string,
): Stripe.Checkout.SessionCreateParams {
  const unit_amount = toStripe(request.amount);
  if (unit_amount === null) throw new GatewayRefused("The amount has no whole unit at Stripe");
  const metadata = {
    paymentId: request.paymentId,
    orderId: request.orderId,
    attempt: String(request.attempt),
  };
  return {
    mode: "payment",
    line_items: [{
      quantity: 1,
      price_data: {
        currency: request.amount.currency.toLowerCase(),
        unit_amount,
        product_data: { name: request.description },
      },
    }],
    // Only methods with separate authorisation and capture: cards, which include wallets.
    allowed_payment_method_types: ["card"],
    // The buyer pays in the currency of the price; otherwise amounts could not be compared.
    adaptive_pricing: { enabled: false },
    payment_intent_data: {
      capture_method: "manual",
      description: request.description,
      metadata,
      ...(request.transferGroup ? { transfer_group: request.transferGroup } : {}),
    },
    client_reference_id: request.paymentId,
    metadata,
    ...(request.buyerEmail ? { customer_email: request.buyerEmail } : {}),
    success_url: `${origin}/orders/${request.orderId}/payment`,
    cancel_url: `${origin}/orders/${request.orderId}`,
    expires_at: Math.floor(expiryOf(request) / 1000),
  };
}

/**
 * A fallback: our holds are shorter than Stripe's shortest session, so we expire the session ourselves.
 * Does not depend on the present time, so that a repeated call is identical.
 */
function expiryOf({ openedAt, expiresAt }: CheckoutRequest): number {
  return Math.min(Math.max(expiresAt, openedAt) + MIN_OPEN_MS, openedAt + MAX_OPEN_MS);
}

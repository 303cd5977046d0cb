/** What Stripe is told when a checkout is opened: the same for the same payment, however often. */
import type Stripe from "stripe";
import { type CheckoutRequest, GatewayRefused } from "#domain/ports/mod.ts";
import { toStripe } from "./currencies.ts";

/** Stripe keeps a session open for 30 min at least, 24 h at most; a margin for clocks that differ. */
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
    // Only what can be authorised now and captured later: cards, which bring wallets along.
    allowed_payment_method_types: ["card"],
    // The buyer pays in the currency of the price, or amounts would not be comparable.
    adaptive_pricing: { enabled: false },
    payment_intent_data: {
      capture_method: "manual",
      description: request.description,
      metadata,
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
 * Our hold is shorter than Stripe's shortest session: we end the session ourselves, and this is for the
 * case that we cannot. Never made of the time of the call, so that a repeat is identical.
 */
function expiryOf({ openedAt, expiresAt }: CheckoutRequest): number {
  return Math.min(Math.max(expiresAt, openedAt) + MIN_OPEN_MS, openedAt + MAX_OPEN_MS);
}

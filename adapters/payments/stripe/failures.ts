/**
 * Classifies Stripe's errors. Refused: nothing was done, neither by this call nor by an earlier one under
 * its key. Everything else counts as unknown, which is the safe answer: if we called a payment failed while
 * its checkout was open, the buyer's money could be held without our knowledge.
 */
import Stripe from "stripe";
import { GatewayRefused, GatewayUnavailable } from "#domain/ports/payments.ts";

/**
 * 400, 402, 404: Stripe processed the request, found no earlier result under the key, and refused it.
 * 401, 403, 429: refused before the key was looked up, so an earlier call may have taken effect. 409: the
 * same call is running. 5xx: it may have taken effect, and this result is stored under the key. Idempotency
 * error: the key was used with other parameters, and their result is stored under it.
 */
function failureOf(error: unknown): GatewayRefused | GatewayUnavailable {
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new GatewayUnavailable("Stripe's answer is not readable", { cause: error });
  }
  const { statusCode, rawType } = error;
  const message = [error.code ?? rawType ?? error.type, statusCode, error.requestId].filter(Boolean)
    .join(" ");
  const about = { cause: error };
  if (rawType === "idempotency_error") {
    return new GatewayUnavailable(message, { ...about, keySpent: true });
  }
  switch (statusCode) {
    case 400:
    case 402:
    case 404:
      return error.code === "rate_limit"
        ? new GatewayUnavailable(message, about)
        : new GatewayRefused(message, about);
    default:
      return new GatewayUnavailable(message, { ...about, keySpent: (statusCode ?? 0) >= 500 });
  }
}

/** Stripe refuses some valid e-mail addresses, such as those of non-ASCII domains. */
export const isRefusedAddress = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.statusCode === 400 &&
  (error.param === "customer_email" || error.code === "email_invalid");

/** Runs a call; throws `GatewayRefused` or `GatewayUnavailable`. */
export async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw failureOf(error);
  }
}

/** Runs a call that may have been done before; `isDone` recognises that by Stripe's error. */
export async function onceOnly(
  call: () => Promise<unknown>,
  isDone: (error: InstanceType<typeof Stripe.errors.StripeError>) => boolean,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && isDone(error)) return;
    throw failureOf(error);
  }
}

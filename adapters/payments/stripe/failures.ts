/**
 * What an error of Stripe means. Refused: nothing was done, by this call or by an earlier one under its
 * key. Anything else is unknown, and unknown is the safe answer: a payment that is called failed while
 * its checkout stands open would be money held behind our back.
 */
import Stripe from "stripe";
import { GatewayRefused, GatewayUnavailable } from "#domain/ports/mod.ts";

/**
 * 400, 402, 404: Stripe has looked at the request, found no earlier result under the key (it would have
 * given that one), and said no. 401, 403 and 429 are said before the key is looked at: the call
 * before may have taken effect. 409: the same call is running. 5xx: it may have taken effect, and is kept
 * under the key; so is the result that other parameters under the key met.
 */
export function failureOf(error: unknown): GatewayRefused | GatewayUnavailable {
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new GatewayUnavailable("Stripe's answer could not be read", { cause: error });
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

/** Stripe refuses addresses that are good elsewhere, such as those of a domain with letters beyond ASCII. */
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

/** Runs a call whose refusal may mean that it was done before: `isDone` looks at the refusal. */
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

/** Stripe's error responses: `{"error": {type, code, message, param}}` with a status. */

interface ErrorBody {
  type: "invalid_request_error" | "idempotency_error" | "card_error" | "api_error";
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  /** The payment intent whose state is the reason. */
  payment_intent?: unknown;
}

export class StripeError extends Error {
  constructor(readonly status: number, readonly error: ErrorBody) {
    super(error.message);
  }
}

export function invalid(message: string, more: Partial<ErrorBody> = {}): StripeError {
  return new StripeError(400, { type: "invalid_request_error", message, ...more });
}

export const missing = (kind: string, id: string, param = "id"): StripeError =>
  new StripeError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });

export const rateLimited = (): StripeError =>
  new StripeError(429, {
    type: "invalid_request_error",
    code: "rate_limit",
    message: "Too many requests hit the API too quickly.",
  });

export const serverError = (): StripeError =>
  new StripeError(500, { type: "api_error", message: "An unknown error occurred." });

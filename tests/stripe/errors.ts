/** Stripe's error responses: `{"error": {type, code, message, param}}` with a status. */

export interface Complaint {
  type: "invalid_request_error" | "idempotency_error" | "card_error" | "api_error";
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  /** Where a payment intent stands in the way, it comes along. */
  payment_intent?: unknown;
}

export class Complained extends Error {
  constructor(readonly status: number, readonly error: Complaint) {
    super(error.message);
  }
}

export function invalid(message: string, more: Partial<Complaint> = {}): Complained {
  return new Complained(400, { type: "invalid_request_error", message, ...more });
}

export const missing = (kind: string, id: string, param = "id"): Complained =>
  new Complained(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });

export const overdone = (): Complained =>
  new Complained(429, {
    type: "invalid_request_error",
    code: "rate_limit",
    message: "Too many requests hit the API too quickly.",
  });

export const broken = (): Complained =>
  new Complained(500, { type: "api_error", message: "An unknown error occurred." });

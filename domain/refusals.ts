/** Every refusal that a user or an API client can get: its code, HTTP status and English words. */
import { en, type Words } from "#words/en/mod.ts";
import { type FieldError, inWords } from "#words/problems.ts";

export interface Refusal {
  code: RefusalCode;
  /** Replaces the refusal's general text with a specific one; made like `FieldError.message`. */
  detail?: string;
  errors?: FieldError[];
  /** Whole seconds until it is worth trying again. */
  retryAfterSeconds?: number;
  /** The order that explains the refusal, if there is one that the user may see. */
  orderId?: string;
  /** The numbers of tickets that can be reserved together. */
  quantities?: number[];
  /** The concert that explains it. */
  concertId?: string;
  /** When that concert begins now, epoch ms. */
  startsAt?: number;
}

interface Texts {
  title: string;
  /** What happened and what to do next. */
  detail: string;
}

export const refusals = {
  invalid: w(422, en.refusals.invalid),
  malformed: w(400, en.refusals.malformed),
  unauthenticated: w(401, en.refusals.unauthenticated),
  bad_credentials: w(401, en.refusals.bad_credentials),
  forbidden: w(403, en.refusals.forbidden),
  cross_site: w(403, en.refusals.cross_site),
  own_ticket: w(403, en.refusals.own_ticket),
  insufficient_scope: w(403, en.refusals.insufficient_scope),
  app_request_foreign: w(403, en.refusals.app_request_foreign),
  not_found: w(404, en.refusals.not_found),
  method_not_allowed: w(405, en.refusals.method_not_allowed),
  request_timeout: w(408, en.refusals.request_timeout),
  ticket_taken: w(409, en.refusals.ticket_taken),
  ticket_not_available: w(409, en.refusals.ticket_not_available),
  quantity_not_offered: w(409, en.refusals.quantity_not_offered),
  order_open: w(409, en.refusals.order_open),
  hold_limit: w(409, en.refusals.hold_limit),
  client_limit: w(409, en.refusals.client_limit),
  webhook_limit: w(409, en.refusals.webhook_limit),
  webhook_disabled: w(409, en.refusals.webhook_disabled),
  rehold_cooldown: w(409, en.refusals.rehold_cooldown),
  order_lapsed: w(409, en.refusals.order_lapsed),
  order_not_payable: w(409, en.refusals.order_not_payable),
  payment_refused: w(409, en.refusals.payment_refused),
  order_not_cancellable: w(409, en.refusals.order_not_cancellable),
  ticket_locked: w(409, en.refusals.ticket_locked),
  concert_cancelled: w(409, en.refusals.concert_cancelled),
  concert_moved: w(409, en.refusals.concert_moved),
  merge_instead: w(409, en.refusals.merge_instead),
  claim_closed: w(409, en.refusals.claim_closed),
  claim_waits: w(409, en.refusals.claim_waits),
  disputed: w(409, en.refusals.disputed),
  price_changed: w(409, en.refusals.price_changed),
  hold_shortened: w(409, en.refusals.hold_shortened),
  card_declined: w(422, en.refusals.card_declined),
  idempotency_key_reused: w(422, en.refusals.idempotency_key_reused),
  form_reused: w(409, en.refusals.form_reused),
  code_already_listed: w(409, en.refusals.code_already_listed),
  already_reported: w(409, en.refusals.already_reported),
  reports_enough: w(409, en.refusals.reports_enough),
  email_taken: w(409, en.refusals.email_taken),
  link_over: w(410, en.refusals.link_over),
  app_request_ended: w(410, en.refusals.app_request_ended),
  version_mismatch: w(412, en.refusals.version_mismatch),
  address_too_long: w(414, en.refusals.address_too_long),
  too_large: w(413, en.refusals.too_large),
  unsupported_media_type: w(415, en.refusals.unsupported_media_type),
  price_above_cap: w(422, en.refusals.price_above_cap),
  starts_in_past: w(422, en.refusals.starts_in_past),
  version_required: w(428, en.refusals.version_required),
  rate_limited: w(429, en.refusals.rate_limited),
  internal: w(500, en.refusals.internal),
  unreadable: w(500, en.refusals.unreadable),
  sales_stopped: w(503, en.refusals.sales_stopped),
  not_writable: w(503, en.refusals.not_writable),
  busy: w(503, en.refusals.busy),
  overloaded: w(503, en.refusals.overloaded),
  unavailable: w(503, en.refusals.unavailable),
} as const satisfies Record<string, Texts & { status: number }>;

export type RefusalCode = keyof typeof refusals;

/** A refusal put into words. */
interface Said extends Texts {
  status: number;
  errors: FieldError[];
}

/** The text of a refusal in a language; API clients get English. */
export function wordsOf(refusal: Refusal, words: Words = en): Said {
  const { title, detail } = words.refusals[refusal.code];
  return {
    status: refusals[refusal.code].status,
    title,
    detail: refusal.detail === undefined ? detail : inWords(refusal.detail, words),
    errors: (refusal.errors ?? []).map(({ path, message }) => ({
      path,
      message: inWords(message, words),
    })),
  };
}

function w(status: number, { title, detail }: Texts) {
  return { status, title, detail };
}

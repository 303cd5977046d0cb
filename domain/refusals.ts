/** Every refusal and error that a person or a client can meet: its HTTP status and its words. */

/** One problem of one field; `path` as in the request, joined with dots. */
export interface FieldError {
  path: string;
  message: string;
}

export interface Refusal {
  code: RefusalCode;
  /** Says what happened here, in place of the general words. */
  detail?: string;
  errors?: FieldError[];
  /** Whole seconds until it is worth trying again. */
  retryAfterSeconds?: number;
  /** The order that explains the refusal, where there is one that the person may see. */
  orderId?: string;
}

interface Words {
  status: number;
  title: string;
  /** What happened and what to do next. */
  detail: string;
}

export const refusals = {
  invalid: w(422, "Something needs correcting", "Correct the marked fields and send it again."),
  malformed: w(
    400,
    "The request cannot be read",
    "It is not in the form that this address expects.",
  ),
  unauthenticated: w(401, "Sign in first", "Sign in, then try again."),
  bad_credentials: w(401, "E-mail or password is wrong", "Check both and try again."),
  forbidden: w(403, "This is not yours", "Your account may not do that."),
  cross_site: w(403, "The request came from another site", "Open the page here and try again."),
  own_ticket: w(
    403,
    "This ticket is yours",
    "You cannot buy your own ticket; you can withdraw it.",
  ),
  insufficient_scope: w(403, "The token lacks a scope", "Use a token that has the scope."),
  not_found: w(404, "Not found", "There is nothing here, or it is not yours to see."),
  method_not_allowed: w(405, "That does not work here", "The address does not take this method."),
  ticket_taken: w(
    409,
    "Somebody is holding this ticket",
    "It may come back if they do not pay in time.",
  ),
  ticket_not_available: w(409, "This ticket can no longer be bought", "Look for a similar one."),
  hold_limit: w(
    409,
    "You are holding as many tickets as you can",
    "Pay for one or let one go, then try again.",
  ),
  client_limit: w(409, "You have as many tokens as you can", "Revoke one that you no longer use."),
  rehold_cooldown: w(
    409,
    "You let this ticket go a moment ago",
    "Others have the first chance at it for a short time.",
  ),
  order_lapsed: w(
    409,
    "The hold has ended",
    "Nothing was charged. If the ticket is still free you can reserve it again.",
  ),
  order_not_payable: w(409, "This order cannot be paid", "Its page says how it ended."),
  order_not_cancellable: w(
    409,
    "This order can no longer be cancelled",
    "Its payment is already being taken.",
  ),
  ticket_locked: w(
    409,
    "The ticket cannot be changed now",
    "Somebody is holding it or has bought it.",
  ),
  price_changed: w(409, "The price has changed", "Look at the new price, then decide again."),
  code_already_listed: w(
    409,
    "This barcode is already listed",
    "Each ticket can be listed once. Check the code.",
  ),
  email_taken: w(409, "This e-mail has an account", "Sign in, or use another e-mail."),
  version_mismatch: w(412, "It has changed meanwhile", "Read it again, then repeat your change."),
  too_large: w(413, "That is too much", "Send 64 KiB at most."),
  unsupported_media_type: w(415, "This kind of content is not understood", "Send JSON."),
  price_above_cap: w(
    422,
    "The price is above the limit",
    "Prices are capped so that fans are not overcharged.",
  ),
  starts_in_past: w(422, "The concert has already begun", "Choose a time in the future."),
  version_required: w(428, "Say which version you change", "Send If-Match with the ETag you read."),
  rate_limited: w(429, "Too many attempts", "Wait a little, then try again."),
  internal: w(500, "Something broke on our side", "Nothing was lost. Try again in a moment."),
  unreadable: w(
    500,
    "This cannot be read now",
    "A record is damaged. Nothing was lost, and those who run this have been told.",
  ),
  busy: w(503, "Too many people at once", "Nothing was changed. Try again in a moment."),
  overloaded: w(503, "Too many requests", "Try again in a moment."),
  unavailable: w(
    503,
    "A service we need does not answer",
    "We do not know yet whether it went through. Look again before you repeat it.",
  ),
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusals;

/** The status, title and detail to show for a refusal. */
export function wordsOf(refusal: Refusal): Words {
  const words = refusals[refusal.code];
  return { ...words, detail: refusal.detail ?? words.detail };
}

function w(status: number, title: string, detail: string): Words {
  return { status, title, detail };
}

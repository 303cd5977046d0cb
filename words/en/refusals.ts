/** The texts of refusals by code. Their HTTP statuses are in `domain/refusals.ts`. */
export const refusals = {
  invalid: {
    title: "Please check your entries",
    detail: "Correct the marked fields and try again.",
  },
  card_declined: {
    title: "Your bank declined this card",
    detail: "You were not charged. Try another card.",
  },
  malformed: {
    title: "The request cannot be read",
    detail: "It is not in the format that this address expects. Correct it, then send it again.",
  },
  unauthenticated: {
    title: "Sign in first",
    detail: "Sign in, then try again.",
  },
  bad_credentials: {
    title: "Incorrect email or password",
    detail: "Check both and try again.",
  },
  forbidden: {
    title: "You do not have access",
    detail: "Your account is not allowed to do that.",
  },
  cross_site: {
    title: "The request came from another site",
    detail: "Open the page here and try again.",
  },
  own_ticket: {
    title: "This is about your own ticket",
    detail: "You cannot buy what you sell yourself. You can withdraw it instead.",
  },
  insufficient_scope: {
    title: "The token lacks a scope",
    detail: "Use a token that has the scope.",
  },
  link_over: {
    title: "This link no longer works",
    detail: "It has already been used, or is too old. Request a new one.",
  },
  app_request_ended: {
    title: "This request has expired",
    detail: "Start again in the app that sent you here.",
  },
  app_request_foreign: {
    title: "This request belongs to another account",
    detail: "It was started with another account. Start again in the app that sent you here.",
  },
  not_found: {
    title: "Not found",
    detail: "This page does not exist, or you do not have access to it.",
  },
  method_not_allowed: {
    title: "That does not work here",
    detail: "This address does not accept that method.",
  },
  ticket_taken: {
    title: "Somebody else was faster",
    detail: "What they reserved becomes available again if they do not pay in time.",
  },
  ticket_not_available: {
    title: "This offer is gone",
    detail: "Nobody can buy it any more. Look for a similar one.",
  },
  quantity_not_offered: {
    title: "That number of tickets is not offered",
    detail: "Choose another number.",
  },
  order_open: {
    title: "You have an order for other tickets of this offer",
    detail: "Pay for it or cancel it, then choose again.",
  },
  hold_limit: {
    title: "You have as many reservations as allowed",
    detail: "Pay for one or cancel one, then try again.",
  },
  client_limit: {
    title: "You have as many tokens as allowed",
    detail: "Revoke one that you no longer use.",
  },
  webhook_limit: {
    title: "You have as many webhooks as allowed",
    detail: "Remove one that you no longer need.",
  },
  webhook_disabled: {
    title: "This webhook is turned off",
    detail:
      "Turn it on first. Deliveries failed for days, or its server said that the address is gone.",
  },
  rehold_cooldown: {
    title: "You had this offer reserved a moment ago",
    detail: "For a short time, only others can reserve it.",
  },
  order_lapsed: {
    title: "Your reservation has expired",
    detail:
      "You were not charged. If what you reserved is still available, you can reserve it again.",
  },
  order_not_payable: {
    title: "This order cannot be paid",
    detail: "The order's page says why.",
  },
  payment_refused: {
    title: "The payment provider refused",
    detail: "It did not open a checkout for this order, and nothing was charged. " +
      "Trying again is unlikely to help: cancel the reservation, or let it expire.",
  },
  order_not_cancellable: {
    title: "That is not possible for this order",
    detail: "Its payment is already going through.",
  },
  ticket_locked: {
    title: "The listing cannot be changed now",
    detail: "Somebody has reserved or bought from it.",
  },
  concert_cancelled: {
    title: "This concert was cancelled",
    detail: "Its tickets can no longer be approved, changed or listed again.",
  },
  claim_closed: {
    title: "That is not possible for this claim now",
    detail:
      "A problem can be reported once, after the concert has begun, and not long after it. A claim " +
      "is answered once, and once it has been decided or withdrawn, nothing changes any more.",
  },
  claim_waits: {
    title: "The seller still has time to answer",
    detail: "A claim can be upheld once the seller has answered, or 48 hours after it was made.",
  },
  disputed: {
    title: "The buyer's bank is deciding on this payment",
    detail: "Wait for the bank's decision. Until then nobody else can decide.",
  },
  concert_moved: {
    title: "This concert was moved to another time",
    detail: "Check the new time, then decide again.",
  },
  merge_instead: {
    title: "The same concert is already there",
    detail: "A concert of that name, place and time exists. Merge this one into it instead.",
  },
  price_changed: {
    title: "The price has changed",
    detail: "Check the new price, then decide again.",
  },
  hold_shortened: {
    title: "You now have less time to pay",
    detail: "Check how long you would have, then decide again.",
  },
  idempotency_key_reused: {
    title: "This key was used for another request",
    detail: "Send a new Idempotency-Key with each new request.",
  },
  form_reused: {
    title: "This form was already sent",
    detail: "What you sent the first time was created. " +
      "To create this as well, send the form again from this page.",
  },
  code_already_listed: {
    title: "This barcode cannot be listed",
    detail: "It is listed here already, was sold here, or was removed by a moderator, or its " +
      "concert was cancelled. " +
      "Check the code. If you listed it before, look for it in your sales.",
  },
  already_reported: {
    title: "You have already reported this listing",
    detail: "A moderator will review it, and we will email you their decision.",
  },
  reports_enough: {
    title: "Others have reported this listing",
    detail: "A moderator will review it. You do not need to do anything else.",
  },
  email_taken: {
    title: "There is already an account with this email address",
    detail: "Sign in, or use another address.",
  },
  version_mismatch: {
    title: "It was changed in the meantime",
    detail: "Read it again, then repeat your change.",
  },
  request_timeout: {
    title: "The request took too long to arrive",
    detail: "Nothing was changed. Try again with a better connection.",
  },
  address_too_long: {
    title: "The address is too long",
    detail: "It has more than 8,192 characters. Use shorter values.",
  },
  too_large: {
    title: "The request is too large",
    detail: "Send a smaller one.",
  },
  unsupported_media_type: {
    title: "Unsupported content type",
    detail: "Send JSON.",
  },
  price_above_cap: {
    title: "The price is above the limit",
    detail: "Prices are capped so that fans are not overcharged. Choose a lower price.",
  },
  starts_in_past: {
    title: "The concert has already begun",
    detail: "Choose a time in the future.",
  },
  version_required: {
    title: "Say which version you are changing",
    detail: "Send If-Match with the ETag you read.",
  },
  rate_limited: {
    title: "Too many attempts",
    detail: "Wait a moment, then try again.",
  },
  internal: {
    title: "Something went wrong on our side",
    detail: "Nothing was lost. Try again in a moment.",
  },
  unreadable: {
    title: "This cannot be shown right now",
    detail: "A record is damaged. Nothing is lost, and the operators have been notified.",
  },
  sales_stopped: {
    title: "Nothing can be bought right now",
    detail: "You were not charged. The operators have been notified; try again later.",
  },
  not_writable: {
    title: "Changes are not possible right now",
    detail: "Nothing was changed. You can still view everything; try again in a few minutes.",
  },
  busy: {
    title: "We are very busy right now",
    detail: "Nothing was changed. Try again in a moment.",
  },
  overloaded: {
    title: "Too many requests",
    detail: "Try again in a moment.",
  },
  unavailable: {
    title: "A service we depend on is not responding",
    detail: "We do not know yet whether this went through. Check before you try again.",
  },
} as const;

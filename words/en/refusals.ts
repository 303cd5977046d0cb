/** What refusals say to people, by their codes; the statuses are in `domain/refusals.ts`. */
export const refusals = {
  invalid: {
    title: "Something needs correcting",
    detail: "Correct the marked fields and send it again.",
  },
  card_declined: {
    title: "Your bank declined this card",
    detail: "You were not charged. Try another card.",
  },
  malformed: {
    title: "The request cannot be read",
    detail: "It is not in the form that this address expects.",
  },
  unauthenticated: {
    title: "Sign in first",
    detail: "Sign in, then try again.",
  },
  bad_credentials: {
    title: "E-mail or password is wrong",
    detail: "Check both and try again.",
  },
  forbidden: {
    title: "This is not yours",
    detail: "Your account may not do that.",
  },
  cross_site: {
    title: "The request came from another site",
    detail: "Open the page here and try again.",
  },
  own_ticket: {
    title: "This ticket is yours",
    detail: "You cannot buy your own ticket; you can withdraw it.",
  },
  insufficient_scope: {
    title: "The token lacks a scope",
    detail: "Use a token that has the scope.",
  },
  link_over: {
    title: "This link no longer works",
    detail: "It was used, was replaced by a newer one, or is too old. Ask for a new one.",
  },
  app_request_ended: {
    title: "This request has ended",
    detail: "Start again in the program that sent you here.",
  },
  app_request_foreign: {
    title: "This request is somebody else's",
    detail: "It was begun with another account. Start again in the program that sent you here.",
  },
  not_found: {
    title: "Not found",
    detail: "There is nothing here, or it is not yours to see.",
  },
  method_not_allowed: {
    title: "That does not work here",
    detail: "The address does not take this method.",
  },
  ticket_taken: {
    title: "Somebody is holding this ticket",
    detail: "It may come back if they do not pay in time.",
  },
  ticket_not_available: {
    title: "This ticket can no longer be bought",
    detail: "Look for a similar one.",
  },
  hold_limit: {
    title: "You are holding as many tickets as you can",
    detail: "Pay for one or let one go, then try again.",
  },
  client_limit: {
    title: "You have as many tokens as you can",
    detail: "Revoke one that you no longer use.",
  },
  webhook_limit: {
    title: "You have as many webhooks as you can",
    detail: "Remove one that you no longer need.",
  },
  webhook_disabled: {
    title: "This webhook is switched off",
    detail: "Switch it on first: it failed for days, or said that it is gone.",
  },
  rehold_cooldown: {
    title: "You let this ticket go a moment ago",
    detail: "Others have the first chance at it for a short time.",
  },
  order_lapsed: {
    title: "Your reservation has expired",
    detail: "You were not charged. If the ticket is still available, you can reserve it again.",
  },
  order_not_payable: {
    title: "This order cannot be paid",
    detail: "Its page says how it ended.",
  },
  payment_refused: {
    title: "The payment provider refused",
    detail: "It would not open a checkout for this order, and nothing was charged. " +
      "Trying again is unlikely to help: cancel the reservation, or let it run out.",
  },
  order_not_cancellable: {
    title: "This order can no longer be cancelled",
    detail: "Its payment is already being taken.",
  },
  ticket_locked: {
    title: "The ticket cannot be changed now",
    detail: "Somebody is holding it or has bought it.",
  },
  price_changed: {
    title: "The price has changed",
    detail: "Look at the new price, then decide again.",
  },
  idempotency_key_reused: {
    title: "This key was used for another request",
    detail: "Send a new Idempotency-Key with each new request.",
  },
  code_already_listed: {
    title: "This barcode cannot be listed",
    detail: "It is listed here already, was sold here, or was taken down by a moderator. " +
      "Check the code; if you listed it before, look under your sales.",
  },
  already_reported: {
    title: "You have reported this ticket",
    detail: "A moderator looks at it, and you get a mail when they have decided.",
  },
  reports_enough: {
    title: "Others have reported this ticket",
    detail: "A moderator looks at it. There is nothing more that you need to do.",
  },
  email_taken: {
    title: "This e-mail has an account",
    detail: "Sign in, or use another e-mail.",
  },
  version_mismatch: {
    title: "It has changed meanwhile",
    detail: "Read it again, then repeat your change.",
  },
  request_timeout: {
    title: "The request took too long to arrive",
    detail: "Nothing was changed. Send it again over a better line.",
  },
  address_too_long: {
    title: "The address is too long",
    detail: "It has more than 8,192 characters. Shorten your search.",
  },
  too_large: {
    title: "That is too much",
    detail: "Send 64 KiB at most.",
  },
  unsupported_media_type: {
    title: "This kind of content is not understood",
    detail: "Send JSON.",
  },
  price_above_cap: {
    title: "The price is above the limit",
    detail: "Prices are capped so that fans are not overcharged.",
  },
  starts_in_past: {
    title: "The concert has already begun",
    detail: "Choose a time in the future.",
  },
  version_required: {
    title: "Say which version you change",
    detail: "Send If-Match with the ETag you read.",
  },
  rate_limited: {
    title: "Too many attempts",
    detail: "Wait a little, then try again.",
  },
  internal: {
    title: "Something broke on our side",
    detail: "Nothing was lost. Try again in a moment.",
  },
  unreadable: {
    title: "This cannot be read now",
    detail: "A record is damaged. Nothing was lost, and those who run this have been told.",
  },
  not_writable: {
    title: "Nothing can be changed just now",
    detail: "Nothing was changed. Everything can be read; try again in a few minutes.",
  },
  busy: {
    title: "Too many people at once",
    detail: "Nothing was changed. Try again in a moment.",
  },
  overloaded: {
    title: "Too many requests",
    detail: "Try again in a moment.",
  },
  unavailable: {
    title: "A service we need does not answer",
    detail: "We do not know yet whether it went through. Look again before you repeat it.",
  },
} as const;

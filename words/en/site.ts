/** Texts of every page, and short ones that many pages share. */
export const site = {
  name: "Ticketing",
  title: "{page} · {site}",
  skip: "Skip to content",
  home: "{site}, home",
  promise: "{site}: fans sell the tickets they can't use, and other fans go instead.",
  languages: "Language",
  previous: "← Previous",
  next: "Next →",
  offline: {
    title: "You are offline.",
    text: "This page may be out of date. Buttons work again once you are back online.",
  },
  optional: "optional",
  labelled: "{label}: {text}",
  limit: { most: "At most {max} characters", between: "{min} to {max} characters" },
  counted: "{count} / {max}",
} as const;

export const nav = {
  label: "Main",
  sell: "Sell",
  orders: "Orders",
  sales: "Sales",
  ops: "Operations",
  moderation: "Moderation",
  signIn: "Sign in",
  signUp: "Sign up",
  account: "Account",
} as const;

export const time = {
  inZone: "{time} {zone}",
  dayHint: "Such as {example} or {figures}",
  clockHint: "24-hour clock, such as 20:30",
  pick: "{label}: choose from a calendar",
} as const;

/** What the last form did, shown once on the next page. */
export const notices = {
  listed: { title: "Your ticket is listed", detail: "We will email you when it sells." },
  listed_several: {
    title: "Your tickets are listed",
    detail: "We will email you each time one of them sells.",
  },
  waiting: {
    title: "Your ticket is waiting for review",
    detail: "A moderator checks it before others can see it.",
  },
  waiting_several: {
    title: "Your tickets are waiting for review",
    detail: "A moderator checks them before others can see them.",
  },
  saved: { title: "Your changes are saved" },
  withdrawn: { title: "Your ticket is withdrawn", detail: "Nobody can buy it any more." },
  withdrawn_several: {
    title: "Your tickets are withdrawn",
    detail: "Nobody can buy them any more. Those that are sold stay sold.",
  },
  let_go: { title: "Your reservation is cancelled", detail: "You were not charged." },
  cancelled: { title: "The order is cancelled", detail: "What was reserved is available again." },
  refunded: { title: "The order is refunded", detail: "What was sold is withdrawn." },
  given_back: {
    title: "You have given back what you bought",
    detail: "You get all of your money back.",
  },
  concert_corrected: { title: "The concert is corrected", detail: "Its listings follow." },
  moved_concert: { title: "The concert is moved", detail: "Its listings and orders follow." },
  concert_merged: { title: "The concert is merged", detail: "Its listings follow." },
  cancelled_concert: {
    title: "The concert is cancelled",
    detail: "Its buyers get their money back.",
  },
  already_paid: { title: "Already paid", detail: "What you bought is here." },
  already_paying: { title: "Already paid", detail: "You do not have to pay again." },
  bank_decides: {
    title: "Do not pay again",
    detail: "Your bank has your payment.",
  },
  claim_sent: {
    title: "We have your claim",
    detail: "The seller can answer now, and a moderator decides. We will email you.",
  },
  claim_already: {
    title: "You had reported a problem before",
    detail: "A claim is made once. Here is yours.",
  },
  pictures_added: { title: "The pictures are added" },
  claim_answered: {
    title: "Your answer is sent",
    detail: "A moderator decides. We will email you.",
  },
  claim_withdrawn: { title: "You have withdrawn the claim" },
  claim_decided: { title: "Decided", detail: "The buyer and the seller get an email." },
  name_changed: { title: "Your name is changed" },
  password_changed: {
    title: "Your password is changed",
    detail: "You are signed out everywhere else.",
  },
  email_asked: {
    title: "We have emailed both addresses",
    detail: "Your address changes once both have been confirmed, within 24 hours.",
  },
  email_half: {
    title: "One of the two addresses is confirmed",
    detail: "Your address changes once the other one is confirmed too: check its inbox.",
  },
  email_changed: {
    title: "Your email address is changed",
    detail: "Sign in with the new one from now on.",
  },
  email_stopped: { title: "Your email address was not changed" },
  session_ended: { title: "That device is signed out" },
  token_revoked: { title: "The token is revoked", detail: "It stopped working immediately." },
  tokens_revoked: {
    title: "All tokens are revoked",
    detail: "They stopped working immediately.",
  },
  app_revoked: {
    title: "The app can no longer act for you",
    detail: "Its access ends within a minute.",
  },
  webhook_removed: { title: "The webhook is removed" },
  webhook_activated: { title: "The webhook is on again" },
  signed_out: { title: "You are signed out" },
  signed_out_everywhere: { title: "You are signed out everywhere" },
  flow_expired: {
    title: "This form has expired",
    detail: "Here is a new one. Please fill it in again.",
  },
  confirm_address: {
    title: "Welcome. We have sent you an email",
    detail: "Follow the link in it when you have a moment, so that we know your tickets reach you.",
  },
  identity_down: {
    title: "We cannot check who you are right now",
    detail: "You see what visitors see. Your account is safe: try again in a minute.",
  },
  replayed: { title: "The events are being run again" },
  discarded: { title: "Discarded" },
  retried: { title: "Reading was tried again" },
  started: { title: "The job has started" },
  approved: { title: "The listing is approved" },
  rejected: { title: "The listing is rejected" },
  taken_off: {
    title: "The listing is permanently removed",
    detail: "We have emailed its seller.",
  },
  dismissed: {
    title: "The reports are dismissed",
    detail: "We have emailed the people who sent them.",
  },
  name_refused: { title: "The name is rejected", detail: "Others can no longer see it." },
  reported: {
    title: "Thank you for telling us",
    detail: "A moderator will look at it, and we will email you their decision.",
  },
  abandoned: {
    title: "You left without paying",
    detail: "Your reservation stays until your time runs out.",
  },
} as const;

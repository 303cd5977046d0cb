/** What stands on every page, and small words that many pages share. */
export const site = {
  name: "Ticketing",
  title: "{page} · {site}",
  skip: "Skip to the content",
  home: "{site}, home",
  promise: "{site}: fans sell tickets they cannot use, other fans go instead.",
  languages: "Language",
  previous: "← Previous",
  next: "Next →",
  optional: "optional",
  labelled: "{label}: {text}",
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
} as const;

/** What the last post did, said once on the page that follows. */
export const notices = {
  listed: { title: "Your ticket is listed", detail: "You get a mail when somebody buys it." },
  waiting: {
    title: "Your ticket is waiting for review",
    detail: "A moderator looks at it before others can see it.",
  },
  saved: { title: "Saved" },
  withdrawn: { title: "Your ticket is withdrawn", detail: "Nobody can buy it any more." },
  let_go: { title: "You let the ticket go", detail: "Nothing was charged." },
  cancelled: { title: "The order is cancelled", detail: "The ticket is free again." },
  refunded: { title: "The order is refunded", detail: "The ticket is withdrawn." },
  name_changed: { title: "Your name is changed" },
  password_changed: {
    title: "Your password is changed",
    detail: "All your other sessions have ended.",
  },
  email_asked: {
    title: "A letter is on its way to both addresses",
    detail: "Your address changes when both have said yes, within 24 hours.",
  },
  email_half: {
    title: "That is one yes",
    detail: "The address changes when the other one has said yes, too: look in its mailbox.",
  },
  email_changed: {
    title: "Your e-mail address is changed",
    detail: "From now on you sign in with the new one.",
  },
  email_stopped: { title: "The e-mail address stays as it is" },
  session_ended: { title: "The session has ended" },
  token_revoked: { title: "The token is revoked", detail: "It stopped to count at once." },
  tokens_revoked: { title: "All tokens are revoked", detail: "They stopped to count at once." },
  app_revoked: {
    title: "The program acts for you no more",
    detail: "What it had stops to count within a minute.",
  },
  webhook_removed: { title: "The webhook is removed" },
  webhook_activated: { title: "The webhook is on again" },
  signed_out: { title: "You are signed out" },
  signed_out_everywhere: { title: "You are signed out everywhere" },
  flow_expired: {
    title: "That form had grown old",
    detail: "This is a new one: fill it in again.",
  },
  confirm_address: {
    title: "Welcome. A mail is on its way to you",
    detail: "Follow its link when you find the time: then we know that tickets arrive.",
  },
  identity_down: {
    title: "We cannot find out who you are just now",
    detail: "You see what everybody sees. Your account is safe: try again in a minute.",
  },
  replayed: { title: "What died is run again" },
  discarded: { title: "It is discarded" },
  retried: { title: "It was read again" },
  started: { title: "It has begun" },
  approved: { title: "The ticket is on sale" },
  rejected: { title: "The ticket is turned down" },
  taken_off: { title: "The ticket is withdrawn for good", detail: "Its seller gets a mail." },
  dismissed: { title: "The reports are dismissed", detail: "Those who sent them get a mail." },
  reported: {
    title: "Thank you for telling us",
    detail: "A moderator looks at it, and you get a mail when they have decided.",
  },
  abandoned: { title: "You left without paying", detail: "Your hold goes on until it ends." },
} as const;

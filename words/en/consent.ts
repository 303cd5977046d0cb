/** The page on which a person allows an app to act for them, or does not. */
export const consent = {
  title: "{name} wants to act on your behalf",
  owner: "Registered by",
  unnamed: "somebody whose name a moderator rejected",
  leadsTo: "You will be sent to",
  wishesTitle: "It will be able to",
  who: "Know your name and your email address",
  scopes: {
    "tickets:read":
      "View tickets as you do, including the barcodes of those you bought or are selling",
    "tickets:write": "List, edit and withdraw tickets in your name",
    "orders:read": "View your orders, sales and payments",
    "orders:write": "Reserve tickets for you and cancel reservations",
    "payments:write": "Open payment pages for your orders; only you can pay",
    "claims:write":
      "Report in your name that you were not let in, and answer or decide such claims",
    "payouts:read": "See what you get for your sales, and when",
    "payouts:write": "Set up the bank account that your money goes to",
    "moderation:read": "See moderation cases and reports, if you are a moderator",
    "moderation:write": "Approve and reject tickets in your name, if you are a moderator",
    "webhooks:read": "See where events about your tickets and orders are sent",
    "webhooks:write": "Choose which servers receive events about your tickets and orders",
  },
  lasting: "Keep its access while you are offline, until you revoke it",
  neverTitle: "It will never be able to",
  never: {
    password: "See or change your password",
    pay: "Pay, or see your card",
    account: "Change your account or give access to other apps",
  },
  answer: "Your decision",
  actsFor: "Signed in as {email}",
  allow: "Allow",
  deny: "Don't allow",
  takeBack: "You can revoke this in your account at any time.",
  onward: {
    title: "Continue to {host}",
    goOn: "Continue",
  },
  mistake: {
    title: "The app that sent you here made an invalid request",
    text: "You have not given it access, and there is nothing for you to fix.",
    tell:
      "Give the app's developers this error code: {code}. The details are in the address of this page.",
  },
} as const;

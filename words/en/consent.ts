/** Programs of others, and what they ask of a person. */
export const consent = {
  title: "{name} wants to act for you",
  owner: "Registered by",
  unnamed: "somebody whose name a moderator refused",
  leadsTo: "Your answer goes to",
  wishesTitle: "It may then",
  who: "Know your name and your e-mail address",
  scopes: {
    "tickets:read": "See tickets as you see them, with the barcodes of those you bought or sell",
    "tickets:write": "List tickets in your name, change and withdraw them",
    "orders:read": "See your orders, sales and payments",
    "orders:write": "Reserve tickets for you, and let them go",
    "payments:write": "Open checkouts, at which only you can pay",
    "webhooks:read": "See where news of your tickets and orders is sent",
    "webhooks:write": "Have news of your tickets and orders sent to servers",
  },
  lasting: "Go on while you are away, until you take it back",
  neverTitle: "It can never",
  never: {
    password: "See your password or change it",
    pay: "Pay, or see your card",
    account: "Change your account, or let other programs in",
  },
  answer: "Your answer",
  actsFor: "You are {email}",
  allow: "Allow",
  deny: "Do not allow",
  takeBack: "You can take it back on your account's page at any time.",
  onward: {
    title: "On to {host}",
    goOn: "Go on",
  },
  mistake: {
    title: "The program that sent you here asks in a wrong way",
    text: "Nothing was allowed. There is nothing to correct on your side.",
    tell:
      "Tell this word to those who make the program: {code}. The address of this page says more.",
  },
} as const;

/** Letters: their HTML and their plain text say the same. */
export const letters = {
  greeting: "Hello {name},",
  takesTime: "Depending on your bank it takes up to ten days to arrive.",
  actions: {
    yours: "Open your ticket",
    sale: "See the sale",
    order: "See your order",
    ticket: "See the ticket",
    ownTicket: "See your ticket",
    account: "Open your account",
    browse: "See what is on offer",
    password: "Choose a new password",
    notMe: "That was not me",
    answer: "Look and answer",
  },
  recovery: {
    subject: "Choose a new password",
    title: "Choose a new password",
    text: "Somebody, most likely you, has forgotten the password of this account.",
    once: "The link works once, for 30 minutes.",
    notYou: "If it was not you, do nothing: your password stays as it is.",
  },
  passwordChanged: {
    subject: "Your password was changed",
    title: "Your password was changed",
    text: "All sessions have ended, except the one in which it was changed.",
    notYou: "If it was not you, choose a new password at once: that signs everybody else out.",
  },
  emailAsked: {
    old: {
      subject: "Change your e-mail address?",
      title: "Change your e-mail address?",
      text: "Your account is to change from {from} to {to}. The password was given.",
      both: "It happens once both addresses have said yes, within 24 hours.",
      notYou: "If it was not you, say no on that page, then choose a new password.",
    },
    new: {
      subject: "Confirm your new e-mail address",
      title: "Confirm your new e-mail address",
      text: "An account with the address {from} is to change to {to}.",
      both: "It happens once both addresses have said yes, within 24 hours.",
      notYou: "If it was not you, do nothing: nothing changes.",
    },
  },
  emailChanged: {
    subject: "Your e-mail address was changed",
    title: "Your e-mail address was changed",
    text: "Your account has changed from {from} to {to}. You sign in with the new address.",
    notYou: "Both addresses said yes. No more letters about the account come to this one.",
    unasked: "If it was not you, somebody else can use your account: contact us at once.",
  },
  bought: {
    subject: "Your ticket for {concert}",
    title: "It is yours",
    paid: "You paid {price}.",
    text:
      "Your ticket and its barcode are on the page of your order. Show it at the door on your " +
      "phone, or print it.",
  },
  sold: {
    subject: "Sold: {concert}",
    title: "It is sold",
    price: "Your ticket was sold for {price}.",
    text: "Please do not use it yourself: the buyer has its barcode now.",
  },
  moneyBack: {
    subject: "Your money back for {concert}",
    title: "You get your money back",
    text: "Your payment of {amount} came in, but {why}. You get all of it back.",
  },
  nothingCharged: {
    subject: "Nothing was charged for {concert}",
    title: "Nothing was charged",
    text: "Your bank held {amount} for us, but {why}. We did not take it.",
    release: "A hold is not a charge. Depending on your bank it disappears within a few days.",
  },
  why: {
    late: "it came after the hold on the ticket had ended",
    amount_differs: "the amount was not the price of the ticket",
    other_payment: "the order was already being paid by another payment",
    concert_began: "we heard of it when the concert had already begun",
    other: "the ticket was no longer to be had",
  },
  captureFailed: {
    subject: "Your payment for {concert} failed",
    title: "Your payment failed",
    text: "Your bank did not give us the money that it held, so the order has ended. " +
      "Nothing was charged.",
    again: "If the ticket is still free, you can reserve it again.",
  },
  refunded: {
    subject: "Refund for {concert}",
    title: "You get your money back",
    text: "Your order was undone and you get {price} back.",
    invalid: "The ticket is no longer valid.",
  },
  because: "What the moderator says: “{reason}”",
  rejected: {
    subject: "Not listed: {concert}",
    title: "Your ticket is not listed",
    text: "A moderator did not accept your listing.",
    again: "You can change it and send it in again.",
  },
  takenDown: {
    subject: "Taken down: {concert}",
    title: "Your listing was taken down",
    text: "A moderator withdrew your ticket, so nobody can buy it any more.",
    again: "This listing cannot be changed or sent in again.",
  },
  stopped: {
    subject: "Cancelled: {concert}",
    title: "Your order was cancelled",
    text: "A moderator cancelled your order.",
    listing: "A moderator took the listing down, so your order has ended with it.",
    nothing: "Nothing was charged.",
  },
  freed: {
    subject: "Order cancelled: {concert}",
    title: "An order of your ticket was cancelled",
    text: "A moderator cancelled the order of somebody who was holding your ticket.",
    next: "Your ticket is on sale again.",
  },
  undone: {
    subject: "Sale undone: {concert}",
    title: "Your sale was undone",
    text: "The sale of your ticket was undone, and the buyer gets the money back.",
    next: "The ticket is withdrawn, since the buyer has seen its barcode.",
  },
  reportClosed: {
    subject: "What you reported: {concert}",
    title: "A moderator has decided",
    dismissed: "A moderator looked at what you reported, and left the listing as it is.",
    acted: "A moderator looked at what you reported, and took the listing off sale.",
    thanks: "Thank you for telling us.",
  },
  webhookDisabled: {
    subject: "Your webhook was switched off",
    title: "Your webhook was switched off",
    text: "Nothing more is sent to {address}: it failed for days, or said that it is gone.",
    again:
      "Once it answers again, switch it on and replay what it missed. Nothing is lost for 30 days.",
  },
  approved: {
    subject: "Listed: {concert}",
    title: "Your ticket is listed",
    text: "A moderator accepted your listing. It can be bought now.",
  },
} as const;

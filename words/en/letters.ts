/** The emails we send. Their HTML and their plain text are made from the same sentences. */
export const letters = {
  greeting: "Hello {name},",
  takesTime: "Depending on your bank, it can take up to ten business days to arrive.",
  actions: {
    yours: { one: "Open your ticket", other: "Open your {n} tickets" },
    sale: "View the sale",
    order: "View your order",
    ticket: { one: "View the ticket", other: "View the tickets" },
    listing: "View the listing",
    ownTicket: { one: "View your ticket", other: "View your {n} tickets" },
    account: "Open your account",
    payouts: "Check your bank account",
    browse: "Browse tickets",
    password: "Choose a new password",
    notMe: "This was not me",
    answer: "Review and respond",
    claim: "View the claim",
  },
  recovery: {
    subject: "Choose a new password",
    title: "Choose a new password",
    text: "Somebody, most likely you, asked for a new password for this account.",
    once: "The link works once and expires in 30 minutes.",
    notYou: "If this was not you, you can ignore this email: your password stays the same.",
  },
  passwordChanged: {
    subject: "Your password was changed",
    title: "Your password was changed",
    text: "You have been signed out everywhere except where you changed it.",
    notYou: "If this was not you, choose a new password right away: that signs everybody else out.",
  },
  emailAsked: {
    old: {
      subject: "Change your email address?",
      title: "Change your email address?",
      text:
        "Somebody who knows your password asked to change your account's email address from {from} to {to}.",
      both: "The change takes effect once both addresses have confirmed it, within 24 hours.",
      notYou: "If this was not you, decline on that page, then choose a new password.",
    },
    new: {
      subject: "Confirm your new email address",
      title: "Confirm your new email address",
      text: "The owner of the account {from} asked to change its email address to {to}.",
      both: "The change takes effect once both addresses have confirmed it, within 24 hours.",
      notYou: "If this was not you, you can ignore this email: nothing will change.",
    },
  },
  emailChanged: {
    subject: "Your email address was changed",
    title: "Your email address was changed",
    text: "Your account's email address has changed from {from} to {to}. Sign in with the new one.",
    notYou:
      "Both addresses confirmed the change. This address no longer receives emails about your account.",
    unasked:
      "If this was not you, somebody else has access to your account: contact us right away.",
  },
  bought: {
    subject: { one: "Your ticket for {concert}", other: "Your {n} tickets for {concert}" },
    title: { one: "The ticket is yours", other: "The {n} tickets are yours" },
    paid: { one: "You paid {total}.", other: "You paid {total}: {n} tickets at {price} each." },
    text: {
      one: "Your ticket and its barcode are on your order's page. Show it at the door on your " +
        "phone, or print it.",
      other: "Your tickets and their barcodes are on your order's page. Show them at the door on " +
        "your phone, or print them: each ticket is one sheet.",
    },
  },
  sold: {
    subject: { one: "Sold: {concert}", other: "{n} tickets sold: {concert}" },
    title: { one: "Your ticket is sold", other: "{n} of your tickets are sold" },
    price: {
      one: "Your ticket sold for {total}.",
      other: "They sold for {total}: {n} tickets at {price} each.",
    },
    text: {
      one: "Please do not use it yourself: the buyer now has the barcode.",
      other: "Please do not use them yourself: the buyer now has the barcodes.",
    },
    paid:
      "Your share is sent to you {delay} after the concert begins, or later if the concert is moved " +
      "or a problem with the sale has to be decided.",
    /** To a seller who owes something. */
    owing: "You owe {owed}: what of it is still open then is first kept from your share.",
  },
  moneyBack: {
    subject: "Your refund for {concert}",
    title: "You are getting a refund",
    text: "We received your payment of {amount}, but {why}. We are refunding all of it.",
  },
  nothingCharged: {
    subject: "You were not charged for {concert}",
    title: "You were not charged",
    text: "Your bank was holding {amount} for us, but {why}, so we did not take it.",
    release:
      "A bank's hold is not a charge. Depending on your bank, the hold disappears within a few days.",
  },
  why: {
    late: "your reservation had already expired",
    amount_differs: "the amount did not match the price of the order",
    other_payment: "another payment for the same order came first",
    concert_began: "we learned of it only after the concert had begun",
    concert_cancelled: "the concert was cancelled",
    concert_moved: "the concert was moved to another time",
    other: "what you had reserved was no longer available",
  },
  captureFailed: {
    subject: "Your payment for {concert} failed",
    title: "Your payment failed",
    text: "Your bank did not complete the payment, so your order was cancelled. " +
      "Nothing was charged.",
    again: "You can reserve again, if nobody else has by then.",
  },
  refunded: {
    subject: "Refund for {concert}",
    title: "You are getting a refund",
    text: "Your order was refunded, and you are getting {price} back.",
    invalid: {
      one: "The ticket is no longer valid.",
      other: "The {n} tickets are no longer valid.",
    },
  },
  claimOpened: {
    first: {
      subject: "The buyer has a problem: {concert}",
      title: "The buyer has a problem with what you sold",
    },
    reminder: {
      subject: "Please answer the buyer: {concert}",
      title: "The buyer is waiting for your answer",
    },
    kind: {
      not_let_in: "The buyer says that they were not let in.",
      never_came: "The buyer says that they never got a ticket that they could use.",
      not_as_described: "The buyer says that what they got was not as described.",
    },
    says: "In their words: “{text}”",
    next:
      "Please answer by {time}. After that, a moderator can decide for the buyer without your " +
      "answer. Until a decision is made, what you have not been paid yet for this sale waits. If " +
      "the buyer is right, what you have been paid for it is taken back or kept from your next payouts.",
  },
  claimMade: {
    subject: "We have your claim: {concert}",
    title: "We have your claim",
    says: "You wrote: “{text}”",
    next: "We have asked the seller to answer. A moderator can decide for you once they have, or " +
      "after {time}. We will email you. Until then you can add pictures to the claim.",
  },
  claimAnswered: {
    subject: "The seller has answered: {concert}",
    title: "The seller has answered",
    says: "In their words: “{text}”",
    next: "A moderator decides. We will email you.",
  },
  claimDecided: {
    /** By who ended it. */
    subjects: {
      moderator: "Your claim is decided: {concert}",
      moderatorOfSale: "The buyer's claim is decided: {concert}",
      buyer: "The buyer withdrew the claim: {concert}",
      dispute: "The bank has decided: {concert}",
    },
    buyer: {
      upheld: {
        title: "You get your money back",
        text: "A moderator has decided for you, and you are getting {total} back.",
      },
      rejected: {
        title: "You do not get your money back",
        text: "A moderator has decided for the seller.",
      },
      dispute: {
        title: "Your bank has decided for you",
        text: "So your claim has ended, and we return nothing more.",
      },
    },
    seller: {
      upheld: {
        title: "The buyer gets their money back",
        text: "A moderator has decided for the buyer. You are not paid for this sale; what you " +
          "have been paid already is taken back or kept from your next payouts.",
      },
      rejected: {
        title: "The buyer does not get their money back",
        text:
          "A moderator has decided for you. The claim no longer holds back your money for this " +
          "sale, and you do not need to do anything more about it.",
      },
      dispute: {
        title: "The buyer's bank has decided for the buyer",
        text: "What it returns to the buyer is not paid to you; what you have been paid of it " +
          "already is taken back or kept from your next payouts.",
      },
      withdrawn: {
        title: "The buyer has withdrawn the claim",
        text:
          "It no longer holds back your money for this sale, and you do not need to do anything " +
          "more about it.",
      },
    },
  },
  because: "The moderator's reason: “{reason}”",
  rejected: {
    subject: "Not listed: {concert}",
    title: { one: "Your ticket is not listed", other: "Your {n} tickets are not listed" },
    text: {
      one: "A moderator rejected your listing.",
      other: "A moderator rejected your listing.",
    },
    again: "You can edit it and submit it again.",
  },
  takenDown: {
    subject: "Listing removed: {concert}",
    title: { one: "Your listing was removed", other: "Your listing was removed" },
    text: {
      one: "A moderator removed your listing, so nobody can buy your ticket any more.",
      other: "A moderator removed your listing, so nobody can buy your {n} tickets any more.",
    },
    again: "This listing cannot be edited or submitted again.",
  },
  stopped: {
    subject: "Cancelled: {concert}",
    title: "Your order was cancelled",
    text: "A moderator cancelled your order.",
    listing: "A moderator removed the listing, so your order was cancelled.",
    nothing: "You were not charged.",
  },
  freed: {
    subject: "Order cancelled: {concert}",
    title: "An order for your listing was cancelled",
    text: {
      one: "A moderator cancelled the order of somebody who had reserved your ticket.",
      other: "A moderator cancelled the order of somebody who had reserved {n} of your tickets.",
    },
    next: { one: "Your ticket is on sale again.", other: "Your {n} tickets are on sale again." },
  },
  undone: {
    subject: "Sale reversed: {concert}",
    title: "Your sale was reversed",
    text: {
      one: "The sale of your ticket was reversed, and the buyer is getting a refund.",
      other: "The sale of {n} of your tickets was reversed, and the buyer is getting a refund.",
    },
    money:
      "You are not paid for this sale. What you have been paid for it already is taken back, " +
      "or kept from your next payouts.",
    next: {
      one: "The ticket is withdrawn, because the buyer has seen its barcode.",
      other: "The {n} tickets are withdrawn, because the buyer has seen their barcodes.",
    },
  },
  concertCancelled: {
    subject: "Concert cancelled: {concert}",
    title: "The concert was cancelled",
    hold: "The concert was cancelled, so your reservation has ended. You were not charged.",
    refund: "The concert was cancelled, and you are getting {price} back.",
    sale: "The concert was cancelled, and the buyer is getting a refund.",
    listing: "The concert was cancelled, so your listing is no longer on sale.",
  },
  concertMoved: {
    subject: "New time: {concert}",
    title: "The concert has a new time",
    hold:
      "It was moved from {from} to {to}, so your reservation has ended. You were not charged. " +
      "You can reserve again for the new time.",
    order: "It was moved from {from} to {to}. You keep your order.",
    back:
      "If you cannot go then, you can give back what you bought, on the page of your order, until {until}. You get your money back.",
    refund:
      "You gave back what you had bought after the concert was moved, and you are getting {price} back.",
    sale:
      "The concert was moved to another time, and the buyer gave back what they had bought and is getting a refund.",
    listing: "It was moved from {from} to {to}. Your listing now shows the new time.",
    money: "The money for what you have sold is now due on {day}, at the earliest.",
    mayBack:
      "Buyers who bought for another time may give back what they bought until {until}. They then get " +
      "their money back, and you are not paid for that sale.",
    takenBack:
      "If we have sent you the money for such a sale already, it is then taken back from you.",
  },
  concertMovedBack: {
    subject: "Back at its time: {concert}",
    title: "The concert takes place when you bought it for",
    order:
      "It had been moved, and now begins again on {to}, as you bought it. You keep your order.",
  },
  reportClosed: {
    subject: "Your report: {concert}",
    title: "A moderator has decided",
    dismissed: "A moderator reviewed your report and left the listing as it is.",
    acted: "A moderator reviewed your report and took the listing off sale.",
    thanks: "Thank you for telling us.",
  },
  payoutFailed: {
    subject: "Your bank did not accept your money",
    title: "Your bank did not accept your money",
    text: "We sent you the money for your sales, and it has arrived in your account at Stripe. " +
      "From there it could not be transferred to your bank account.",
    again: "Check the number of your bank account there. Once it is right, Stripe tries again.",
  },
  debtRecovered: {
    subject: "You owe {amount} again",
    title: "You owe again what was written off",
    text: "You owed {amount} from earlier sales, and the people who run this site had written it " +
      "off. They have taken that back, so you owe it again.",
    inAll: "In all you owe {amount} now.",
  },
  webhookDisabled: {
    subject: "Your webhook was turned off",
    title: "Your webhook was turned off",
    text:
      "We no longer send anything to {address}: deliveries failed for days, or the server said that the address is gone.",
    again:
      "Once it works again, turn the webhook on and replay the events it missed. Events are kept for 30 days.",
  },
  approved: {
    subject: "Listed: {concert}",
    title: { one: "Your ticket is listed", other: "Your {n} tickets are listed" },
    text: {
      one: "A moderator approved your listing. People can buy your ticket now.",
      other: "A moderator approved your listing. People can buy your {n} tickets now.",
    },
  },
} as const;

/** The page of an order, and what has happened so far. */
export const order = {
  /** As the buyer sees them. */
  states: {
    created: "Reserved for you",
    "awaiting:payment": "Waiting for payment",
    at_bank: "Waiting for your bank",
    claimed: "Payment going through",
    complete: "Yours",
    expired: "Reservation expired",
    cancelled: "Cancelled",
    refunded: "Refunded",
  },
  /** As the seller and moderators see them. */
  toOthers: {
    created: "Reserved",
    "awaiting:payment": "Waiting for payment",
    at_bank: "Waiting for the buyer's bank",
    claimed: "Payment going through",
    complete: "Sold",
    expired: "Reservation expired",
    cancelled: "Cancelled",
    refunded: "Refunded",
  },
  title: "{story}: {concert}",
  journey: { label: "Steps of your order", reserve: "Reserve", pay: "Pay", yours: "Yours" },
  stepDone: ": done",
  noPlace: "No seat specified",
  /** What has happened to the concert since. */
  concert: {
    cancelled: {
      title: "This concert is cancelled",
      buyer: "You get back all that you have paid, without asking for it. If you had only " +
        "reserved, you are not charged.",
      others: "The buyer gets all of their money back.",
    },
    moved: {
      title: "This concert has a new time",
      text: "It was planned for {from} and now begins on {to}.",
      back: "If you cannot go then, you can give back what you bought until {until}. " +
        "You get all of your money back.",
      open: "Give back",
      button: "Give back for {total}",
      sure:
        "This cannot be undone: what you give back is withdrawn, and nobody can use it any more.",
    },
    elsewhere: {
      title: "This concert is at another place",
      text: "The order said {from}. It takes place at {to}.",
    },
  },
  price: "Price",
  /** For several tickets: what each costs, and all of them. */
  each: "{price} each, {total} in all",
  heldUntil: "Reserved until {time} ({left})",
  hurried: "You have less time than usual: in the hour before your reservation, this offer was " +
    "reserved at least three times and nobody paid.",
  payNow: "Pay now",
  payOn: "Continue to payment",
  letGo: "Cancel reservation",
  lookAgain: "Refresh",
  seeTicket: { one: "View the ticket", other: "View the tickets" },
  cancel: "Cancel the order",
  refund: "Refund the order",
  reasonHint: "The buyer and the seller will see this.",
  code: {
    title: { one: "Your ticket", other: "Your {n} tickets" },
    text: {
      one: "Show this at the door with your screen at full brightness, or print this page.",
      other: "Show them at the door one after another, with your screen at full brightness, or " +
        "print this page: each ticket is one sheet.",
    },
    /** One of several tickets, and the links between them. */
    nth: "Ticket {n} of {count}",
    pages: "Your tickets one by one",
    picture: "{kind} of your ticket",
    pictureOf: "{kind} of ticket {n}",
    missing: {
      unreadable:
        "We could not draw its {kind} in a form that scanners can read, and have notified " +
        "the people who run this site. This is the text of the barcode: staff at the door can " +
        "type it in.",
      busy: "We could not draw its {kind} right now. Reload the page in a few seconds. " +
        "This is the text of the barcode.",
    },
    calendar: "Add to calendar",
    problem: { one: "Problem with this ticket?", other: "Problem with these tickets?" },
  },
} as const;

/** What has happened, with times, and what comes next. */
export const timeline = {
  title: "What has happened so far",
  ahead: "What comes next",
  reserved: "Reserved until {time}.",
  opened: "The payment page was opened.",
  ends: "The reservation expires unless the order is paid.",
  complete: {
    buyer: { one: "The ticket is yours.", other: "The {n} tickets are yours." },
    seller: { one: "The ticket is sold.", other: "The {n} tickets are sold." },
    moderator: { one: "The order is complete.", other: "The order is complete." },
  },
  refunded: "The order was refunded.",
  /** The buyer's claim that they were not let in. */
  claim: {
    opened: {
      buyer: "You reported a problem.",
      seller: "The buyer reported a problem.",
      moderator: "The buyer reported a problem.",
    },
    answered: {
      buyer: "The seller answered your claim.",
      seller: "You answered the buyer's claim.",
      moderator: "The seller answered the claim.",
    },
    answerDue: {
      buyer: "Then a moderator can decide for you even without the seller's answer.",
      seller: "Then a moderator can decide for the buyer even without your answer.",
      moderator: "Then the claim can be upheld even without the seller's answer.",
    },
    upheld: {
      buyer: "A moderator decided your claim for you.",
      seller: "A moderator decided the claim for the buyer.",
      moderator: "A moderator decided the claim for the buyer.",
    },
    rejected: {
      buyer: "A moderator decided your claim for the seller.",
      seller: "A moderator decided the claim for you.",
      moderator: "A moderator decided the claim for the seller.",
    },
    withdrawn: {
      buyer: "You withdrew your claim.",
      seller: "The buyer withdrew the claim.",
      moderator: "The buyer withdrew the claim.",
    },
    refund: {
      buyer: "Your claim was closed with the refund.",
      seller: "The claim was closed with the refund.",
      moderator: "The claim was closed with the refund.",
    },
    dispute: {
      buyer: "Your bank decided for you, so your claim was closed.",
      seller: "The buyer's bank decided for the buyer, so the claim was closed.",
      moderator: "The buyer's bank decided for the buyer, so the claim was closed.",
    },
  },
  /** By the reason; `other`: the buyer cancelled, as others see it. */
  cancelled: {
    buyer: "You cancelled the reservation.",
    other: "The buyer cancelled the reservation.",
    expired: "The reservation expired.",
    payment_failed: "The bank did not complete the payment, so the order was cancelled.",
    concert_cancelled: "The concert was cancelled, so the reservation ended.",
    concert_moved: "The concert was moved to another time, so the reservation ended.",
    moderator: "A moderator cancelled the order.",
  },
} as const;

/** An order's page; the lists of orders and sales. */
export const order = {
  states: {
    created: "Held for you",
    "awaiting:payment": "Waiting for payment",
    claimed: "Payment going through",
    complete: "Yours",
    expired: "Hold ended",
    cancelled: "Cancelled",
    refunded: "Refunded",
  },
  title: "{story}: {concert}",
  journey: { label: "Your way to the ticket", reserve: "Reserve", pay: "Pay", yours: "Yours" },
  stepDone: ": done",
  noPlace: "No place given",
  price: "Price",
  heldUntil: "Held until {time} ({left})",
  hurried: "You have less time than usual: this ticket was held three times within the hour, " +
    "and nobody paid.",
  payNow: "Pay now",
  payOn: "Go on to pay",
  letGo: "Let it go",
  lookAgain: "Look again",
  seeTicket: "See the ticket again",
  cancel: "Cancel the order",
  refund: "Refund the order",
  reasonHint: "Buyer and seller read it.",
  code: {
    title: "Your ticket",
    text: "Show this at the door, at full brightness, or print this page.",
    picture: "{kind} of your ticket",
    missing: {
      unreadable: "We could not draw its {kind} so that a scanner reads it, and have told the " +
        "people who run this exchange. This is the text of the barcode; the staff at the door " +
        "can type it in.",
      busy: "Its {kind} could not be drawn just now. Reload the page in a few seconds. " +
        "This is the text of the barcode.",
    },
    calendar: "Add to calendar",
  },
} as const;

/** Where an order stands. */
export const story = {
  buyer: {
    created: {
      title: "Held for you",
      text: "Pay before then and it is yours. Nobody else can buy it meanwhile.",
    },
    "awaiting:payment": {
      title: "Held for you",
      text: "Your payment page is open. Starting to pay does not make the hold longer.",
    },
    claimed: {
      title: "Your payment is going through",
      text: "The ticket is kept for you. This usually takes a few seconds.",
    },
    complete: { title: "It is yours" },
    refunded: { title: "This order was refunded", text: "The ticket is no longer valid." },
  },
  /** By the reason for which an order was cancelled. */
  cancelled: {
    expired: {
      title: "The hold has ended",
      text: "You had until {time} to pay. " +
        "If the ticket is still free, you can reserve it again in a little while.",
    },
    payment_failed: {
      title: "Your bank did not let us take the money",
      text: "So the order is cancelled, and the ticket is free again.",
    },
    moderator: { title: "A moderator cancelled this order" },
    buyer: { title: "You let this ticket go" },
  },
  seller: {
    created: {
      title: "Somebody is holding it",
      text: "They have until then to pay; if they do not, it is free again.",
    },
    claimed: { title: "Somebody is paying", text: "The ticket is kept for them." },
    complete: { title: "Sold", text: "The buyer has paid and can see the barcode." },
    refunded: { title: "This sale was refunded", text: "The ticket is withdrawn." },
    cancelled: {
      title: "This order was cancelled",
      text: "The ticket was free again after it.",
    },
  },
} as const;

/** What happened to the buyer's money. */
export const money = {
  soldFor: "It sold for {price}.",
  notYet: "Nothing has been charged yet.",
  nothing: "Nothing was charged.",
  authorized: "Your bank holds {price} for us. We take it once the ticket is yours.",
  paid: "You paid {price}.",
  taken: "{price} was taken.",
  voiding: "{why} We have asked your bank to release it. A bank's hold is not a charge.",
  voided: "{why} Your bank has released it. A bank's hold is not a charge.",
  refunding: "{price} is on its way back to you. Banks take up to ten days.",
  refunded: "{price} was paid back to you.",
  /** Where it stands with the buyer's bank, to the buyer and to others. */
  dispute: {
    buyer: {
      open:
        "Your bank is asking us about this payment. Until it decides, the money is with neither.",
      won: "Your bank has decided that the payment stands.",
      lost: "Your bank has given {price} back to you.",
      closed: "Your bank asked about this payment, and left it as it is.",
    },
    others: {
      open: "The buyer's bank disputes this payment of {price}. It decides who gets the money.",
      won: "The buyer's bank disputed this payment, and decided that it stands.",
      lost: "The buyer's bank has given {price} back to the buyer.",
      closed: "The buyer's bank asked about this payment, and left it as it is.",
    },
  },
  why: {
    late: "Your bank approved {price} after the hold had ended, so we did not take it.",
    other_payment: "You paid twice; this second {price} is not taken.",
    amount_differs: "Your bank approved another amount than {price}, so we did not take it.",
    concert_began:
      "Your bank approved {price}, but we heard of it when the concert had begun, so we did not take it.",
    other: "Your bank approved {price}, but the order had ended, so we did not take it.",
  },
} as const;

export const orders = {
  title: "Your orders",
  pages: "Pages of your orders",
  until: "until {time}",
  none: {
    title: "No orders yet",
    text: "Tickets that you reserve or buy appear here.",
    action: "Find a ticket",
  },
} as const;

export const sales = {
  title: "Your sales",
  pages: "Pages of your sales",
  seeSale: "See the sale",
  none: {
    title: "Nothing for sale yet",
    text: "Tickets that you list appear here, and what they sold for.",
    action: "Sell a ticket",
  },
} as const;

/** What happened, and when. */
export const timeline = {
  title: "What happened so far",
  reserved: "Reserved, and held until {time}.",
  opened: "The payment page was opened.",
  ends: "The hold ends.",
  complete: {
    buyer: "The ticket is yours.",
    seller: "The ticket is sold.",
    moderator: "The order is complete.",
  },
  refunded: "The order was refunded.",
  /** By the reason; `other`: the buyer's own wish, told to others. */
  cancelled: {
    buyer: "You let the ticket go.",
    other: "The buyer let the ticket go.",
    expired: "The hold ended.",
    payment_failed: "The bank did not give us the money, so the order ended.",
    moderator: "A moderator cancelled the order.",
  },
} as const;

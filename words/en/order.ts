/** The page of an order; the lists of orders and sales. */
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

/** What the order's page says first: its state, and what it means for the reader. */
export const story = {
  buyer: {
    created: {
      title: "Reserved for you",
      text: {
        one: "Pay before the time runs out and the ticket is yours. " +
          "Nobody else can buy it until then.",
        other: "Pay before the time runs out and the {n} tickets are yours. " +
          "Nobody else can buy them until then.",
      },
    },
    "awaiting:payment": {
      title: "Reserved for you",
      text: "Your payment page is open. Opening it does not extend your reservation.",
    },
    claimed: {
      title: "Your payment is going through",
      text: {
        one: "The ticket is being kept for you. This usually takes a few seconds.",
        other: "The {n} tickets are being kept for you. This usually takes a few seconds.",
      },
    },
    complete: { title: { one: "The ticket is yours", other: "The {n} tickets are yours" } },
    refunded: {
      title: "This order was refunded",
      text: {
        one: "The ticket is no longer valid.",
        other: "The {n} tickets are no longer valid.",
      },
    },
  },
  /** The buyer has paid and the bank has not decided; `late`: after the reservation's deadline. */
  atBank: {
    title: "We are waiting for your bank",
    text: "Do not pay again. This page will tell you as soon as your bank has answered.",
    late:
      "Do not pay again. Your reservation ended at {time} while your bank was still deciding. " +
      "If you paid in time and what you reserved is still available, it is yours; otherwise you " +
      "are not charged.",
  },
  /** By the reason of the cancellation. */
  cancelled: {
    expired: {
      title: "Your reservation has expired",
      text: "You had until {time} to pay. " +
        "You can reserve again in a little while, if nobody else has by then.",
    },
    payment_failed: {
      title: "Your bank did not complete the payment",
      text: "The order has been cancelled, and what you reserved is available again.",
    },
    concert_cancelled: {
      title: "Your reservation has ended",
      text: "The concert was cancelled.",
    },
    concert_moved: {
      title: "Your reservation has ended",
      text:
        "The concert was moved to another time. You can reserve again, if nobody else has by then.",
    },
    moderator: { title: "A moderator cancelled this order" },
    buyer: { title: "You cancelled this reservation" },
  },
  seller: {
    created: {
      title: { one: "Somebody has reserved it", other: "Somebody has reserved {n} tickets" },
      text: {
        one: "If they do not pay in time, your ticket becomes available again.",
        other: "If they do not pay in time, your tickets become available again.",
      },
    },
    claimed: {
      title: "Somebody is paying",
      text: {
        one: "The ticket is being kept for them.",
        other: "The {n} tickets are being kept for them.",
      },
    },
    complete: {
      title: { one: "Sold", other: "{n} tickets sold" },
      text: {
        one: "The buyer has paid and can see the barcode.",
        other: "The buyer has paid and can see their barcodes.",
      },
    },
    refunded: {
      title: "This sale was refunded",
      text: { one: "The ticket is withdrawn.", other: "The {n} tickets are withdrawn." },
    },
    cancelled: {
      title: "This order was cancelled",
      text: {
        one: "The ticket became available again.",
        other: "The {n} tickets became available again.",
      },
    },
  },
} as const;

/** What happened to the buyer's money. */
export const money = {
  soldFor: { one: "It sold for {price}.", other: "They sold for {price} in all." },
  notYet: "You have not been charged.",
  nothing: "You were not charged.",
  atBank: {
    one: "Your payment is with your bank. You are charged only if the ticket becomes yours.",
    other: "Your payment is with your bank. You are charged only if the tickets become yours.",
  },
  authorized: {
    one: "Your bank is holding {price} for us. We take it once the ticket is yours.",
    other: "Your bank is holding {price} for us. We take it once the tickets are yours.",
  },
  paid: "You paid {price}.",
  taken: "{price} was charged.",
  voiding: "{why} We have asked your bank to release it. A bank's hold is not a charge.",
  voided: "{why} Your bank has released it. A bank's hold is not a charge.",
  refunding: "Your refund of {price} is on its way. Banks take up to ten business days.",
  refunded: "{price} was refunded to you.",
  /** The same, as moderators read it. */
  ofBuyer: {
    notYet: "The buyer has not been charged.",
    nothing: "The buyer was not charged.",
    atBank: {
      one: "The buyer's payment is with their bank. They are charged only if they get the ticket.",
      other:
        "The buyer's payment is with their bank. They are charged only if they get the tickets.",
    },
    authorized: {
      one: "The buyer's bank is holding {price} for us. We take it once the ticket is theirs.",
      other: "The buyer's bank is holding {price} for us. We take it once the tickets are theirs.",
    },
    paid: "The buyer paid {price}.",
    taken: "The buyer was charged {price}.",
    voiding: "{why} We have asked the bank to release it.",
    voided: "{why} The bank has released it.",
    refunding: "The buyer's refund of {price} is on its way. Banks take up to ten business days.",
    refunded: "{price} was refunded to the buyer.",
    why: {
      late: "The bank approved {price} after the reservation had expired, so we did not take it.",
      other_payment: "The buyer paid twice. We did not take the second payment of {price}.",
      amount_differs: "The bank approved an amount other than {price}, so we did not take it.",
      concert_cancelled:
        "The bank approved {price}, but the concert was cancelled, so we did not take it.",
      concert_moved:
        "The bank approved {price}, but the concert was moved to another time, so we " +
        "did not take it.",
      concert_began: "The bank approved {price}, but we only learned of it after the concert had " +
        "begun, so we did not take it.",
      other: "The bank approved {price} after the order had ended, so we did not take it.",
    },
  },
  /** A dispute that the buyer's bank opened, as the buyer and as others see it. */
  dispute: {
    buyer: {
      open: "Your bank is disputing this payment. It holds the money until it has decided.",
      won: "Your bank has decided that the payment stands.",
      lost: "Your bank has returned {price} to you.",
      closed: "Your bank asked about this payment and took no action.",
    },
    others: {
      open: "The buyer's bank is disputing this payment of {price}. It decides who gets the money.",
      won: "The buyer's bank disputed this payment and decided that it stands.",
      lost: "The buyer's bank has returned {price} to the buyer.",
      closed: "The buyer's bank asked about this payment and took no action.",
    },
  },
  why: {
    late: "Your bank approved {price} after your reservation had expired, so we did not take it.",
    other_payment: "You paid twice. We did not take the second payment of {price}.",
    amount_differs: "Your bank approved an amount other than {price}, so we did not take it.",
    concert_cancelled:
      "Your bank approved {price}, but the concert was cancelled, so we did not take it.",
    concert_moved: "Your bank approved {price}, but the concert was moved to another time, so we " +
      "did not take it.",
    concert_began: "Your bank approved {price}, but we only learned of it after the concert had " +
      "begun, so we did not take it.",
    other: "Your bank approved {price} after the order had ended, so we did not take it.",
  },
} as const;

export const orders = {
  title: "Your orders",
  pages: "Pages of your orders",
  until: "until {time}",
  tickets: { one: "{n} ticket", other: "{n} tickets" },
  none: {
    title: "No orders yet",
    text: "Tickets you reserve or buy appear here.",
    action: "Find a ticket",
  },
} as const;

export const sales = {
  title: "Your sales",
  pages: "Pages of your sales",
  seeSale: "View the sale",
  seeSaleOf: "View sale {n}",
  each: "each",
  /** By the number of those that are sold. */
  soldOf: { one: "{sold} of {n} sold", other: "{sold} of {n} sold" },
  none: {
    title: "Nothing for sale yet",
    text: "Tickets you list appear here, with the price they sold for.",
    action: "Sell a ticket",
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

/** How an order stands, in a sentence for each side. */
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

/** What has become of the money of an order. */
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
      lost: "Your bank disputed this payment and decided for you.",
      closed: "Your bank asked about this payment and took no action.",
    },
    others: {
      open: "The buyer's bank is disputing this payment of {price}. It decides who gets the money.",
      won: "The buyer's bank disputed this payment and decided that it stands.",
      lost: "The buyer's bank disputed this payment of {price} and decided for the buyer.",
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

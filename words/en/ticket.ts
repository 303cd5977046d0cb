/** A ticket: in lists, on its page, and on the stub of the page. */
export const ticket = {
  states: {
    available: "Available",
    reserved: "Reserved",
    sold: "Sold",
    over: "Sales ended",
    pending: "Waiting for review",
    withdrawn: "Withdrawn",
    rejected: "Rejected",
  },
  place: {
    section: "Section {section}",
    row: "Row {row}",
    seat: "Seat {seat}",
    seats: "Seats {seats}",
  },
  where: "{venue}, {city}",
  codeTypes: { qr: "QR code", aztec: "Aztec code", pdf417: "PDF417", code128: "Code 128" },
  /** For search engines and sites that link to the page. */
  description: {
    onOffer: "{title}: {when}, {where}. A fan's ticket for {price}, no fees.",
    gone: "{title}: {when}, {where}. This offer is gone; others may be available.",
  },
  mayComeBack: "may be available again at {time}",
  stub: "Price and availability",
  fromSeller: "From the seller",
  facts: {
    who: "Who",
    when: "When",
    where: "Where",
    place: "Seat",
    noPlace: "Not specified",
    noPlaceSaid: "Not specified; see the seller's description",
    faceValue: "Face value",
    withFees: "{price} + {fees} fees",
    same: "same as the price",
    less: "the price is {amount} lower",
    more: "the price is {amount} higher",
    seller: "Seller",
    aFan: "a fan",
    newSeller: "new seller",
    soldOfLatest: {
      one: "sold {n} of their latest {listed} tickets",
      other: "sold {n} of their latest {listed} tickets",
    },
    listed: { one: "{n} ticket listed", other: "{n} tickets listed" },
    sold: { one: "{n} sold", other: "{n} sold" },
    listedAndSold: "{listed}, {sold}",
  },
  whatNext: {
    title: "What happens next",
    reserve: {
      title: "Reserve.",
      text: "You have {time} to pay. Nobody else can buy what you reserved until then.",
    },
    pay: {
      title: "Pay.",
      text: "Your bank holds the money, and we take it only when the sale is complete.",
    },
    yours: {
      title: "Yours.",
      text: "You see each barcode right away, and the seller can no longer sell it here.",
    },
  },
  protection: {
    title: "What protects you",
    price: "The price you see is all you pay: no fees are added at any step.",
    money: "Your card is charged only once what you reserved is yours.",
    code: "Each barcode stays secret until then, and the seller cannot sell it here twice.",
  },
  seatsTitle: "The tickets of this listing",
  otherOffers: "Other offers of this concert",
  alsoAvailable: "Available now",
} as const;

/** The stub: the one thing to know or to do in each state. */
export const stub = {
  similar: "Find similar tickets",
  own: {
    yours: {
      text: "This ticket is yours.",
      action: { one: "View your ticket", other: "View your {n} tickets" },
    },
    some: {
      one: "You have bought {n} of these tickets.",
      other: "You have bought {n} of these tickets.",
    },
    sale: { text: "You sold it.", action: "View the sale" },
    held: { text: "You have reserved this ticket.", action: "Go to your order" },
    someHeld: {
      one: "You have reserved {n} of these tickets.",
      other: "You have reserved {n} of these tickets.",
    },
    atBank: {
      text: "You have paid, and we are waiting for your bank. Do not pay again.",
      action: "Go to your order",
    },
  },
  signIn: "Sign in to reserve",
  noFees: "{price} is all you pay. No fees.",
  reserve: "Reserve for {price}",
  /** For a listing of several tickets. */
  howMany: "How many?",
  tickets: { one: "{n} ticket", other: "{n} tickets" },
  each: "for each ticket",
  left: {
    one: "for each ticket, {n} of {of} available",
    other: "for each ticket, {n} of {of} available",
  },
  reserveChosen: "Reserve",
  reserveAll: { one: "Reserve {n} ticket for {total}", other: "Reserve {n} tickets for {total}" },
  totals: "The total is all you pay. No fees.",
  rules: {
    together: "The seller sells these tickets only together.",
    no_single: "The seller does not want to be left with a single ticket.",
  },
  concert: "All tickets for this concert",
  heldForYou: "You have {time} to pay.",
  hurried: "That is shorter than usual: in the past hour, this offer was reserved at least three " +
    "times and nobody paid.",
  somebodyPays: "Somebody is paying for it right now.",
  somebodyHolds:
    "Somebody has reserved it until {time} ({left}). If they do not pay, it becomes available again.",
  /** Of a listing of several tickets. */
  severalPaid: "None of these tickets is available right now: somebody is paying.",
  severalHeld:
    "None of these tickets is available right now. If nobody pays, the next one is at {time} ({left}).",
  lookAgain: "Refresh",
  seller: {
    reserved: "Somebody has reserved it. You can change it if they do not pay.",
    sold: { one: "It is sold.", other: "All {n} are sold." },
    calledOff: "This concert was cancelled. Its tickets can no longer be changed or listed again.",
    withdrawn: {
      one: "You withdrew it. To sell it after all, list it again.",
      other: "You withdrew them. To sell them after all, list them again.",
    },
    takenDown: {
      one: "A moderator removed it: “{reason}”. Its barcode cannot be listed again.",
      other: "A moderator removed them: “{reason}”. Their barcodes cannot be listed again.",
    },
    takenDownPlain: {
      one: "A moderator rejected it, and it has been withdrawn. " +
        "Its barcode cannot be listed again.",
      other: "A moderator rejected them, and they have been withdrawn. " +
        "Their barcodes cannot be listed again.",
    },
    refunded: {
      one: "The sale was reversed. The buyer has seen the barcode, so it cannot be listed again.",
      other:
        "The sale was reversed. The buyer has seen the barcodes, so they cannot be listed again.",
    },
    yours: { one: "This is your ticket.", other: "These are your {n} tickets." },
    someReserved: {
      one: "One of them is reserved. You can change the listing once it is paid for or the " +
        "reservation ends.",
      other: "{n} of them are reserved. You can change the listing once they are paid for or the " +
        "reservations end.",
    },
    more: "Sell more for this concert",
    turnedDown: {
      one: "A moderator rejected it: “{reason}”. Edit it to try again.",
      other: "A moderator rejected them: “{reason}”. Edit the listing to try again.",
    },
    edit: "Edit",
    withdraw: "Withdraw",
  },
} as const;

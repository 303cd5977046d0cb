/** A ticket: in lists, on its page, and on the stub of the page. */
export const ticket = {
  states: {
    available: "Available",
    reserved: "Held",
    sold: "Sold",
    over: "Over",
    pending: "Waiting for review",
    withdrawn: "Withdrawn",
    rejected: "Not accepted",
  },
  place: { section: "Section {section}", row: "Row {row}", seat: "Seat {seat}" },
  where: "{venue}, {city}",
  codeTypes: { qr: "QR code", aztec: "Aztec code", pdf417: "PDF417", code128: "Code 128" },
  /** For search engines, and sites that link to it. */
  description: {
    onOffer: "{title}: {when}, {where}. A ticket from a fan for {price}, no fees.",
    gone: "{title}: {when}, {where}. This ticket is gone; others may be on offer.",
  },
  mayComeBack: "may come back at {time}",
  stub: "Price and state",
  fromSeller: "From the seller",
  facts: {
    when: "When",
    where: "Where",
    place: "Place",
    noPlace: "Not given; see what the seller says",
    faceValue: "Face value",
    same: "the same as its price",
    less: "its price is {amount} less",
    more: "its price is {amount} more",
    seller: "Seller",
    aFan: "a fan",
    soldOfLatest: "sold {sold} of the latest {listed}",
    listedAndSold: {
      one: "listed {listed} ticket, sold {sold}",
      other: "listed {listed} tickets, sold {sold}",
    },
  },
  whatNext: {
    title: "What happens next",
    reserve: {
      title: "Reserve.",
      text: {
        one: "It is yours to pay for {minutes} minute; nobody else can take it.",
        other: "It is yours to pay for {minutes} minutes; nobody else can take it.",
      },
    },
    pay: {
      title: "Pay.",
      text: "Your bank holds the money. We take it only once the ticket is yours.",
    },
    yours: {
      title: "Yours.",
      text: "You see the barcode at once, and the seller no longer can sell it.",
    },
  },
  protection: {
    title: "What protects you",
    price: "The price you see is all you pay: no fees are added at any step.",
    money: "Your money is only taken at the moment the ticket becomes yours.",
    code: "The barcode stays sealed until then, and the seller cannot sell it here a second time.",
  },
  free: "Free right now",
} as const;

/** The one thing that matters in a ticket's state. */
export const stub = {
  similar: "Look for a similar ticket",
  own: {
    yours: { text: "This ticket is yours.", action: "See your ticket" },
    sale: { text: "You sold it.", action: "See the sale" },
    held: { text: "You hold this ticket.", action: "Go to your order" },
  },
  signIn: "Sign in to reserve",
  noFees: "{price} is all you pay: no fees.",
  reserve: "Reserve for {price}",
  heldForYou: "Held for you for {minutes} while you pay.",
  hurried: "That is shorter than usual: it was held three times within the hour, and nobody paid.",
  somebodyPays: "Somebody is paying for it right now.",
  somebodyHolds: "Somebody is holding it until {time} ({left}). If they do not pay, it comes back.",
  lookAgain: "Look again",
  seller: {
    reserved: "Somebody is holding it. You can change it when they let it go.",
    sold: "It is sold.",
    withdrawn: "You withdrew it. To offer it again, list it anew.",
    takenDown: "A moderator withdrew it: “{reason}”. Its barcode cannot be listed again.",
    takenDownPlain: "A moderator turned it down, and it is withdrawn. " +
      "Its barcode cannot be listed again.",
    refunded: "The sale was undone. The buyer has seen the barcode, so it cannot be listed again.",
    yours: "This is your ticket.",
    turnedDown: "A moderator turned it down: “{reason}”. Edit it to try again.",
    edit: "Edit",
    withdraw: "Withdraw",
  },
} as const;

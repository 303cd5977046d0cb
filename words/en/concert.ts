/** A concert: in lists, and its page with every offer. */
export const concert = {
  from: "from {price}",
  tickets: { one: "{count} ticket", other: "{count} tickets" },
  moreTickets: "more than {count} tickets",
  saving: "{percent} below the original price",
  allHeld: "All held",
  mayComeBack: "may come back at {time}",
  states: { none: "None left", cancelled: "Cancelled", over: "Sales ended" },
  crumbs: { label: "You are here", all: "Concerts" },
  /** For search engines and sites that link to the page. */
  description: {
    onOffer: "{name}: {when}, {where}. Tickets from fans, from {price}, no fees.",
    gone: "{name}: {when}, {where}. No tickets right now; fans may list more.",
    cancelled: "{name}, {where}: this concert is cancelled.",
  },
  stub: "Tickets at a glance",
  see: "See the tickets",
  moved: {
    title: "This concert has moved",
    text: "It was planned for {time}.",
    back: "If you bought for another time and cannot go now, you can give back what you bought " +
      "until {time}. " +
      "You get all of your money back.",
    action: "Your orders",
  },
  cancelled: {
    title: "This concert is cancelled",
    text:
      "No tickets are sold for it any more. If you bought one here, you get all of your money " +
      "back without asking for it. If you had reserved one, your reservation ends and you are not " +
      "charged.",
    action: "Your orders",
  },
  over: {
    title: "Sales have ended",
    text: "Tickets are sold until shortly before the concert begins.",
  },
  offers: {
    title: "Tickets",
    found: { one: "{count} offer", other: "{count} offers" },
    quantity: "How many",
    section: "Section",
    anySection: "All sections",
    show: "Show",
    noPlace: "Seat not specified",
    each: "{price} each",
    total: { one: "for {count} ticket", other: "for {count} tickets" },
    onlyTogether: "{count} tickets, only together",
    someOf: "{count} tickets: you can buy {numbers}",
    faceValue: "face value {price}",
    faceValueAndFees: "face value {price} + {fees} fees",
    held: { one: "Held", other: "Held" },
    yours: "Your offer",
    pages: "Pages of offers",
    noFees: "Prices are totals: nothing is added later.",
  },
  noneLeft: {
    title: "No tickets left",
    text: "New ones appear here as soon as fans list them.",
    heldTitle: "All tickets are held",
    held: "Somebody has reserved the last ones. They may come back at {time}.",
    heldOpen: "Somebody is paying for the last ones. If a payment fails, they come back.",
  },
  noneFits: {
    title: "No offer fits",
    text: "Try another number of tickets, or all sections.",
    action: "Show all offers",
  },
  sold: { title: "Sold here lately", text: "What buyers paid for each ticket, latest first." },
  sell: { title: "Can't go?", text: "Sell your ticket here.", action: "Sell a ticket" },
  calendar: "Add to calendar",
  share: {
    title: "Share",
    address: "Address of this page",
    copy: "Copy",
    copied: "The address is copied",
    send: "Send…",
  },
} as const;

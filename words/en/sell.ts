/** Listing a ticket and editing it. */
export const sell = {
  title: "Sell a ticket",
  intro:
    "It takes two minutes, and you can withdraw your ticket until somebody reserves it. Buyers pay " +
    "the people who run this site. The site does not pay sellers automatically yet, so ask them " +
    "how and when you will get your money.",
  submit: "List ticket",
  edit: { title: "Edit {concert}", heading: "Edit your ticket", back: "Back to the ticket" },
  save: "Save changes",
  groups: {
    concert: "Concert",
    place: "Seat",
    price: "Price",
    secret: "Barcode",
  },
  labels: {
    title: "Artist or show",
    venue: "Venue",
    city: "City",
    startsAt: "Date at the venue",
    startsTime: "Start time at the venue",
    timeZone: "Time zone of the venue",
    section: "Section",
    row: "Row",
    seat: "Seat",
    faceValue: "Face value",
    price: "Your price",
    code: "Barcode",
    codeType: "Barcode type",
    description: "Anything else a buyer should know",
  },
  hints: {
    title: "As printed on the ticket.",
    faceValue: "The price printed on the ticket, in {currency}. For example: 12.50",
    price: "What the buyer pays, in {currency}. No fees are added.",
    cap: "Up to {percent}% of face value.",
    most: "Up to {amount}.",
    tooMuch: "Too high. The maximum is {amount}.",
    code: "The text in the barcode. It stays secret: only the person who buys the ticket sees it.",
    codeType:
      "A square is a QR code, or an Aztec code if there is a smaller square at its centre; " +
      "a wide, low block is PDF417; a row of bars is Code 128.",
    description: "Anyone can read this. Do not include the barcode.",
  },
  preview: {
    title: "How buyers see it",
    blank: {
      month: "Month",
      day: "–",
      weekday: "Day",
      title: "Artist or show",
      where: "Venue and city",
      when: "Date and time",
      seat: "Seat or standing area",
      price: "Price",
    },
  },
  draft: {
    back: "We restored what you typed. The barcode was not kept.",
    startOver: "Start over",
  },
} as const;

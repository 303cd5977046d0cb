/** Listing a ticket and editing it. */
export const sell = {
  title: "Sell a ticket",
  intro:
    "It takes two minutes. You are paid when somebody buys it; until then you can withdraw it.",
  submit: "List the ticket",
  edit: { title: "Edit {concert}", heading: "Edit your ticket", back: "Back to the ticket" },
  save: "Save",
  groups: {
    concert: "The concert",
    place: "The place",
    price: "The price",
    secret: "The ticket itself",
  },
  labels: {
    title: "What is it?",
    venue: "Venue",
    city: "City",
    startsAt: "Date and time there",
    timeZone: "Time zone of the venue",
    section: "Section",
    row: "Row",
    seat: "Seat",
    faceValue: "Face value",
    price: "Your price",
    code: "Barcode",
    codeType: "What it looks like",
    description: "Anything else a buyer should know",
  },
  hints: {
    title: "The artist or the show.",
    faceValue: "What is printed on it, in {currency}, such as 12.50.",
    price: "What you ask, in {currency}. No fees are added.",
    cap: "At most {percent}% of the face value.",
    most: "At most {amount}.",
    tooMuch: "Too high: at most {amount}.",
    code: "The text of its barcode. It stays secret: only the person who has paid sees it.",
    codeType: "A square is a QR code, or Aztec with a square in its middle; " +
      "a low block is PDF417, a row of bars Code 128.",
    description: "Everybody can read this. Do not write the barcode here.",
  },
  preview: {
    title: "How buyers see it",
    blank: {
      month: "Month",
      day: "–",
      weekday: "Day",
      title: "The concert",
      where: "Venue and city",
      when: "Date and time",
      seat: "Where you sit or stand",
      price: "Price",
    },
  },
  draft: {
    back: "What you typed before is back. The barcode was not kept.",
    startOver: "Start over",
  },
} as const;

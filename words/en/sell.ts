/** Listing a ticket and editing it. */
export const sell = {
  title: "Sell tickets",
  intro: "It takes two minutes, and you can withdraw your tickets until somebody reserves one.",
  /** How sellers get their money. */
  paid:
    "Your money is sent {delay} after the concert begins, or later if the concert is moved or a " +
    "problem with the sale has to be decided. After your first sale we ask you where to send it.",
  submit: "List for sale",
  edit: {
    title: "Edit {concert}",
    heading: "Edit your listing",
    back: "Back to the listing",
    /** While somebody has reserved some of it. */
    locked: {
      title: "The listing cannot be changed now",
      held: {
        one: "{n} ticket is reserved until {time} ({left}). " +
          "You can change the listing then, or earlier if the reservation ends earlier.",
        other: "{n} tickets are reserved, until {time} ({left}) at the latest. " +
          "You can change the listing then, or earlier if the reservations end earlier.",
      },
      paying: "Somebody is paying. You can change what is left once that is done.",
    },
  },
  save: "Save changes",
  groups: {
    concert: "Concert",
    tickets: "Tickets",
    price: "Price",
    more: "Description",
  },
  labels: {
    title: "Artist or show",
    venue: "Venue",
    city: "City",
    startsAt: "Date at the venue",
    startsTime: "Start time at the venue",
    timeZone: "Time zone of the venue",
    country: "Country",
    section: "Section",
    row: "Row",
    seat: "Seat",
    code: "Barcode",
    codeType: "Barcode type",
    split: "How many may one buyer take?",
    faceValue: "Face value",
    paidFees: "Fees you paid",
    price: "Your price",
    description: "Anything else a buyer should know",
  },
  /** One row for each ticket of the listing; the first has the plain labels. */
  rows: {
    ticket: "Ticket {n}",
    seat: "Seat of ticket {n}",
    code: "Barcode of ticket {n}",
    add: "Add a ticket",
    remove: "Remove ticket {n}",
    most: "Up to {max} tickets that belong together: the same section, row and price.",
    added: "Ticket {n} added.",
    removed: "Ticket {n} removed.",
  },
  splits: {
    any: "Any number",
    no_single: "Never leave one alone",
    together: "Only all together",
  },
  total: { one: "{total} for {n} ticket", other: "{total} for all {n} tickets" },
  /** Concerts that others have written, while one's own is being written. */
  proposals: {
    find: "Find the concert",
    title: "Is it one of these?",
    text: "Choose it, and your tickets appear on its page.",
    chosen: "Your tickets will appear on the page of this concert.",
    found: { one: "{n} concert found.", other: "{n} concerts found." },
    none: "We do not know this concert yet. It gets a page when you list your tickets.",
    more: "Enter the artist, or the venue and the date, to look for the concert.",
  },
  /** A former time of a concert was entered. */
  moved: {
    text: "The concert was moved and now begins on {time}.",
    join: "It is that concert",
    another: "It is another concert",
  },
  another: "List more tickets for this concert",
  hints: {
    title: "As printed on the ticket.",
    country: "This time zone belongs to no country.",
    faceValue: "The price printed on one ticket, in {currency}. For example: {example}",
    price: "What a buyer pays for each ticket, in {currency}. No fees are added.",
    paidFees: "What the first seller charged on top for one ticket, in {currency}.",
    cap: "Up to {percent}% of face value and the fees you paid.",
    capIn:
      "Up to {percent}% of face value and the fees you paid: the limit for concerts in {country}.",
    most: "Up to {amount}.",
    mostIn: "Up to {amount}: the limit for concerts in {country}.",
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
    back: "We restored what you typed. Barcodes were not kept.",
    startOver: "Start over",
  },
} as const;

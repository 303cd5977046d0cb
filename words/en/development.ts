/** Pages that stand in for services: the sandbox's checkout, and mail that was sent to nobody. */
export const sandbox = {
  title: "Sandbox payment",
  notice: "This is a sandbox: no real money",
  noticeDetail: "It stands in for a payment provider. Never type a real card number here.",
  pay: "Pay {amount}",
  heldUntil: "The ticket is held until {time} ({left}).",
  ended: "The hold has ended: a payment now is not taken.",
  card: "Card number",
  cardHint: "One of the test cards below.",
  leave: "Go back without paying",
  cards: "Test cards",
  effects: {
    pays: "pays",
    declined: "is declined",
    slow: "pays, and tells us 5 seconds later",
  },
  closed: "This payment page is closed: it was paid, or the hold has ended.",
  back: "Back to the order",
} as const;

export const mail = {
  title: "Mail",
  intro: "No mail server is set up, so mails are kept here, newest first, until the next start.",
  none: { title: "No mail yet", text: "Buy a ticket, and its mails appear here." },
  to: "To {address}, {time}",
  open: "Open as designed",
  openWhich: ": {subject}",
} as const;

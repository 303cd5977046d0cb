/** Pages that stand in for services in development: the sandbox's checkout, and emails that are kept instead of sent. */
export const sandbox = {
  title: "Sandbox payment",
  notice: "This is a sandbox. No real money is involved",
  noticeDetail: "It stands in for a payment provider. Never type a real card number here.",
  pay: "Pay {amount}",
  heldUntil: "The ticket is reserved until {time} ({left}).",
  ended: "The reservation has expired. If you pay now, the money will not be taken.",
  card: "Card number",
  cardHint: "One of the test cards below.",
  leave: "Leave without paying",
  cards: "Test cards",
  effects: {
    pays: "pays",
    declined: "is declined",
    slow: "pays, but the bank takes 5 seconds to confirm",
  },
  closed: "This payment page is closed: the order is paid, or the reservation has expired.",
  back: "Back to the order",
} as const;

export const mail = {
  title: "Emails",
  intro:
    "No mail server is configured, so emails are kept here, newest first, until the next restart.",
  none: { title: "No emails yet", text: "Buy a ticket, and the emails appear here." },
  to: "To {address}, {time}",
  open: "Open as HTML",
  openWhich: ": {subject}",
} as const;

/** Pages that stand in for services in development: the sandbox's checkout, and emails that are kept instead of sent. */
export const sandbox = {
  title: "Sandbox payment",
  notice: "This is a sandbox. No real money is involved",
  noticeDetail: "It stands in for a payment provider. Never type a real card number here.",
  pay: "Pay {amount}",
  heldUntil: "The reservation lasts until {time} ({left}).",
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
  payouts: {
    title: "Sandbox payouts",
    noticeDetail: "It stands in for a payout provider. Never type a real account number here.",
    name: "Name of the account's owner",
    iban: "IBAN",
    ibanHint: "One of the test numbers below.",
    save: "Save",
    active: "This account takes money. Its number ends in {ending}.",
    restricted: "This account is restricted: it takes no money until you enter it again",
    back: "Back to your payouts",
    numbers: "Test numbers",
    effects: {
      takes: "takes money, as every other valid number does",
      refused: "is refused here",
      restricts: "is restricted at its first transfer",
      hangs: "makes transfers that take 5 seconds to confirm",
      spends: "takes money and spends it, so that nothing can be taken back",
    },
  },
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

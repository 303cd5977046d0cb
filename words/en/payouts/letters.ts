/** Letters to sellers about their money. */
export const payoutLetters = {
  actions: {
    account: "Open your payouts",
    sale: "View the sale",
  },
  /** After the first sale. */
  setUp: {
    subject: "Set up payouts to be paid: {concert}",
    title: "Set up payouts to get your money",
    text: "You sold {concert}. Your share of {amount} can be sent to you on {day}.",
    /** Of an account that was there before. */
    interrupted: {
      subject: "Your payouts are interrupted: {concert}",
      title: "Your payouts are interrupted",
    },
    again: {
      subject: "Set up payouts again to be paid: {concert}",
      title: "Set up payouts again to get your money",
    },
    how:
      "For that, the payout provider has to know who you are and which bank account your money " +
      "goes to. You set it up once, for all your sales.",
  },
  /** Due, and the account cannot take it; sent again as a reminder. */
  waiting: {
    subject: "Your {amount} is waiting: {concert}",
    title: "Your money is waiting for you",
    text: "Your share of {amount} has been due since {day}, and we cannot send it to you yet.",
    why: {
      none: "Payouts are not set up. The payout provider has to know who you are and which bank " +
        "account your money goes to.",
      pending: "Payouts are not set up yet: the payout provider still needs something from you.",
      restricted: "The payout provider has interrupted your payouts, because it needs something " +
        "from you.",
      closed: "Your account at the payout provider is closed. Set up payouts again.",
    },
  },
  paid: {
    subject: "Paid: {concert}",
    title: "Your money is on its way",
    text: "We sent {amount} to your account.",
    arrives: "Depending on the payout provider and your bank, it can take some days to arrive.",
    ending: "It goes to the bank account ending in {ending}.",
    netted: "{kept} of your share paid what you owed from other sales.",
    allNettedSubject: "Kept for what you owed: {concert}",
    allNettedTitle: "Your share paid a debt",
    allNetted: "All of your share, {kept}, paid what you owed from other sales.",
    byHand: "The people who run this site paid you {amount}.",
  },
  blocked: {
    subject: "Payout on hold: {concert}",
    title: "Your payout is on hold",
    dispute:
      "The buyer's bank is disputing the payment. Until it has decided, your {amount} stays " +
      "with us.",
    delivery: "Your {amount} stays with us until the buyer has what you sold.",
    operator: "The people who run this site are checking this sale. Until they are done, your " +
      "{amount} stays with us.",
  },
  /** The same, once the money was sent. */
  questioned: {
    subject: "Problem with a sale: {concert}",
    title: "There is a problem with your sale",
    dispute:
      "The buyer's bank is disputing the payment. If it decides for the buyer, you have to give " +
      "back what it returns to the buyer: at most the {amount} that you have for this sale.",
  },
  takenBack: {
    subject: "Taken back: {concert}",
    title: "Your payout was taken back",
    part: "A part of your payout was taken back",
    refunded: "The sale was refunded, so {amount} was taken back from your account.",
    charged:
      "The people who run this site charged a loss on this sale to you, so {amount} was taken back from your account.",
    dispute_lost: "The buyer's bank decided for the buyer, so {amount} was taken back " +
      "from your account.",
    other: "{amount} was taken back from your account.",
  },
  owed: {
    subject: "You owe {amount}: {concert}",
    title: "You owe us money",
    refunded: "The sale was refunded after you were paid, and the money could not be taken " +
      "back. So you owe {amount}.",
    charged:
      "The people who run this site charged a loss on this sale to you after you were paid, and it could not be taken back. So you owe {amount}.",
    dispute_lost: "The buyer's bank decided for the buyer after you were paid, and the money " +
      "could not be taken back. So you owe {amount}.",
    /** Nothing was in the account to be taken. */
    owes: {
      refunded: "The sale was refunded after you were paid. So you owe {amount}.",
      charged:
        "The people who run this site charged a loss on this sale to you after you were paid. So you owe {amount}.",
      dispute_lost: "The buyer's bank decided for the buyer after you were paid. So you " +
        "owe {amount}.",
    },
    inAll: "In all you owe {amount} for this sale.",
    next: "It is kept from your next payouts. To pay it sooner, ask the people who run this site.",
  },
  repaid: {
    subject: "Settled: {concert}",
    title: "You owe nothing for this sale any more",
    text: "There is nothing left to pay back, and nothing is kept from your next payouts for it.",
  },
  lost: {
    subject: "No payout: {concert}",
    title: "This sale is not paid out",
    text: "The buyer's bank decided for the buyer and returned the money, so nothing is paid out " +
      "for this sale.",
  },
  charged: {
    subject: "Less is paid out: {concert}",
    title: "Less is paid out for this sale",
    text:
      "The people who run this site charged a loss on this sale to you: {amount} less is paid out. Ask them if you do not know why.",
  },
} as const;

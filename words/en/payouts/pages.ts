/** What sellers get for their sales: the lines of a sale, its history, and the page of the account. */
export const payouts = {
  title: "Payouts",
  toAll: "All about your payouts",
  /** Badges, as the seller sees them. */
  states: {
    held: "To be paid",
    blocked: "On hold",
    waiting: "Waiting for you",
    sending: "Being sent",
    sent: "Paid",
    kept: "Kept for a debt",
    reversing: "Being taken back",
    owed: "You owe it",
    reversed: "Taken back",
    settled: "Settled",
    cancelled: "Not paid",
  },
  /** As moderators see them. */
  toOthers: {
    line: "Payout to the seller: {state}",
    lineWhy: "Payout to the seller: {state} ({why})",
    states: {
      held: "not due yet",
      blocked: "on hold",
      waiting: "waiting for the seller's account",
      sending: "being sent",
      sent: "sent",
      kept: "kept for what the seller owed",
      reversing: "being taken back",
      owed: "to be paid back by the seller",
      reversed: "taken back",
      settled: "nothing is owed any more",
      cancelled: "not paid",
    },
    why: {
      claim: "the buyer's claim",
      dispute: "the bank's dispute",
      delivery: "the delivery",
      operator: "held by an operator",
      account: "the seller's account did not accept the money",
      balance: "not covered by the exchange's balance",
      refunded: "the order was refunded",
      charged: "a loss was charged to the seller",
      dispute_lost: "the bank decided for the buyer",
      by_hand: "paid by an operator",
      no_account: "the seller has no account that can be paid",
    },
  },
  /** How it stands now. */
  now: {
    held: "We send you {amount} on {day}.",
    /** The same, by what the seller's account lacks. */
    unset: {
      none: "We send you {amount} on {day}, once you have set up payouts.",
      pending: "We send you {amount} on {day}, once you have finished setting up payouts.",
      restricted: "We send you {amount} on {day}, once the payout provider has what it needs " +
        "from you: your payouts are interrupted.",
      closed: "We send you {amount} on {day}, once you have set up payouts again: your account " +
        "at the payout provider is closed.",
    },
    /** The same to a seller who owes something: {kept}, at most all of it. */
    owing: {
      active:
        "Your {amount} is due on {day}: up to {kept} of it pays what you owe, and we send you what is left.",
      none:
        "Your {amount} is due on {day}. Once you have set up payouts, up to {kept} of it pays what you owe, and we send you what is left.",
      pending:
        "Your {amount} is due on {day}. Once you have finished setting up payouts, up to {kept} of it pays what you owe, and we send you what is left.",
      restricted:
        "Your {amount} is due on {day}. Once the payout provider has what it needs from you, up to {kept} of it pays what you owe, and we send you what is left: your payouts are interrupted.",
      closed:
        "Your {amount} is due on {day}. Once you have set up payouts again, up to {kept} of it pays what you owe, and we send you what is left: your account at the payout provider is closed.",
      due:
        "Your {amount} is due now: up to {kept} of it pays what you owe, and we send you what is left.",
    },
    /** After a sentence that says why it is not sent. */
    toKeep: "Up to {kept} of it pays what you owe.",
    due: "Your {amount} is due and is being sent now.",
    late: "Your {amount} is late: we could not send it yet, and keep trying. " +
      "The people who run this site know.",
    refused: "Your account did not take the {amount}. We keep trying.",
    nothing: "There is nothing to pay out for this sale.",
    blocked: {
      claim: "Your {amount} is on hold: the buyer has reported a problem, and a moderator decides.",
      dispute: "Your {amount} is on hold: the buyer's bank is disputing the payment, and decides " +
        "who gets the money.",
      delivery: "Your {amount} is on hold until the buyer has what you sold.",
      operator:
        "Your {amount} is on hold until the people who run this site have checked the sale.",
    },
    waiting: {
      none: "Your {amount} is waiting for you: set up payouts to get it.",
      pending: "Your {amount} is waiting for you: finish setting up payouts to get it.",
      restricted: "Your {amount} is waiting: your payouts are interrupted, because the payout " +
        "provider needs something from you.",
      closed: "Your {amount} is waiting: your account at the payout provider is closed. Set up " +
        "payouts again to get it.",
    },
    sending: "{amount} is being sent to your account.",
    /** After that sentence, if some of it is not the seller's any more. */
    sendingBack: {
      other: "Once it has arrived, {amount} of it is taken back.",
      refunded:
        "The sale was refunded meanwhile: once the money has arrived, {amount} of it is taken back.",
      charged:
        "The people who run this site charged a loss on this sale to you meanwhile: once the money has arrived, {amount} of it is taken back.",
      dispute_lost:
        "The buyer's bank decided for the buyer meanwhile: once the money has arrived, {amount} of it is taken back.",
    },
    sent: "{amount} was sent to your account on {day}.",
    netted:
      "{kept} of your {amount} paid what you owed, and {sent} was sent to your account on {day}.",
    /** After the sentence that says what was sent. */
    partBack: "{amount} of it was taken back from your account.",
    allNetted: "All of your {amount} paid what you owed.",
    byHand: "The people who run this site paid you {amount} on {day}.",
    reversing: {
      other: "{amount} is being taken back from your account.",
      refunded: "This sale was refunded, so {amount} is being taken back from your account.",
      charged:
        "The people who run this site charged a loss on this sale to you, so {amount} is being taken back from your account.",
      dispute_lost: "The buyer's bank decided for the buyer, so {amount} is being taken " +
        "back from your account.",
    },
    owed: {
      refunded: "This sale was refunded after you were paid, and the money could not be taken " +
        "back. You owe {amount}: it is kept from your next payouts.",
      charged:
        "The people who run this site charged a loss on this sale to you after you were paid, and it could not be taken back. You owe {amount}: it is kept from your next payouts.",
      dispute_lost: "The buyer's bank decided for the buyer after you were paid, and the money " +
        "could not be taken back. You owe {amount}: it is kept from your next payouts.",
    },
    /** There was nothing in their account to take: they were paid by hand, or it had paid a debt. */
    owes: {
      other: "You owe {amount} for this sale: it is kept from your next payouts.",
      refunded: "This sale was refunded after you were paid. You owe {amount}: it is kept from " +
        "your next payouts.",
      charged:
        "The people who run this site charged a loss on this sale to you after you were paid. You owe {amount}: it is kept from your next payouts.",
      dispute_lost: "The buyer's bank decided for the buyer after you were paid. You " +
        "owe {amount}: it is kept from your next payouts.",
    },
    reversed: {
      other: "In all, {amount} was taken back from you for this sale.",
      refunded: "This sale was refunded, so {amount} was taken back from you.",
      charged:
        "The people who run this site charged a loss on this sale to you, so {amount} was taken back from you.",
      dispute_lost: "The buyer's bank decided for the buyer, so {amount} was taken back " +
        "from you.",
    },
    /** Nothing was taken back from the account: it is paid, given up, or theirs after all. */
    settled: {
      other: "What you owed for this sale was settled.",
      refunded: "This sale was refunded. What you owed for it was settled.",
      charged:
        "The people who run this site charged a loss on this sale to you. What you owed for it was settled.",
      dispute_lost: "The buyer's bank decided for the buyer. What you owed for it was settled.",
    },
    /** A part was taken back from the account. */
    settledRest: {
      other: "In all, {amount} was taken back from you. What you owed for this sale was settled.",
      refunded: "This sale was refunded, so {amount} was taken back from you. You owe nothing " +
        "for it any more.",
      charged:
        "The people who run this site charged a loss on this sale to you, so {amount} was taken back from you. What you owed for it was settled.",
      dispute_lost: "The buyer's bank decided for the buyer, so {amount} was taken " +
        "back from you. What you owed for it was settled.",
    },
    cancelled: {
      refunded: "This sale was refunded, so nothing is paid out for it.",
      charged:
        "The people who run this site charged a loss on this sale to you, so nothing is paid out.",
      dispute_lost: "The buyer's bank decided for the buyer, so nothing is paid out.",
    },
  },
  /** What has happened, in the history of the sale. */
  happened: {
    blocked: {
      other: "The payout was put on hold.",
      dispute: "The buyer's bank began to dispute the payment.",
      delivery: "The payout was put on hold until the buyer has what was sold.",
      operator: "The people who run this site put the payout on hold.",
    },
    unblocked: {
      other: "The payout is no longer on hold.",
      dispute: "The buyer's bank closed its dispute.",
      delivery: "The buyer has what was sold.",
      operator: "The people who run this site released the payout.",
    },
    moved: "The concert has a new time. The money is now due on {day}.",
    waiting: "The money was due, but no account of yours could take it.",
    netted: "{amount} of the money paid what you owed from other sales.",
    sending: "We began to send {amount}.",
    refused: {
      other: "The money could not be sent yet.",
      account: "Your account did not take the money.",
      balance: "The money could not be sent yet. We keep trying.",
    },
    sent: {
      other: "{amount} was sent to your account.",
      by_hand: "The people who run this site paid you {amount}.",
    },
    less: {
      other: "{amount} less is paid out.",
      refunded: "The sale was refunded, so {amount} less is paid out.",
      dispute_lost:
        "The buyer's bank returned {amount} to the buyer, so that much less is paid out.",
      charged:
        "The people who run this site charged a loss on this sale to you: {amount} less is paid out.",
    },
    /** It may be on its way. What of it arrives is taken back; what has paid a debt is owed. */
    recalled: {
      other: "While the money was on its way, it was decided that you have to give {amount} back.",
      refunded:
        "The sale was refunded while the money was on its way: {amount} has to be given back.",
      charged:
        "The people who run this site charged a loss on this sale to you while the money was on its way: {amount} has to be given back.",
      dispute_lost:
        "The buyer's bank decided for the buyer while the money was on its way: {amount} has to be given back.",
    },
    reversing: {
      other: "We began to take {amount} back.",
      refunded: "The sale was refunded, so we began to take {amount} back.",
      charged:
        "The people who run this site charged a loss on this sale to you, so we began to take {amount} back.",
      dispute_lost: "The buyer's bank decided for the buyer, so we began to take {amount} back.",
    },
    reversed: "{amount} was taken back from your account.",
    owed: {
      other: "You owe {amount}.",
      refunded: "The sale was refunded after you were paid, so you owe {amount}.",
      charged:
        "The people who run this site charged a loss on this sale to you after you were paid, so you owe {amount}.",
      dispute_lost:
        "The buyer's bank decided for the buyer after you were paid, so you owe {amount}.",
    },
    notBack: "{amount} could not be taken back, so you owe it.",
    repaid: "You owe nothing for this sale any more.",
    cancelled: {
      other: "It was decided that nothing is paid out.",
      refunded: "The sale was refunded before anything was paid out.",
      charged:
        "The people who run this site charged a loss on this sale to you before anything was paid out.",
      dispute_lost: "The buyer's bank decided for the buyer before anything was paid out.",
    },
    renewed: "The buyer's bank gave money back after all: {amount} of it is yours again.",
  },
  /** What comes next. */
  ahead: "{amount} is due to be paid out.",
  aheadOwing: "{amount} is due: up to {kept} of it pays what you owe.",
  account: {
    link: "Your payouts",
    intro: "What you sell is paid out {delay} after the concert begins. It can be later if the " +
      "concert is moved, or while a problem with the sale is being decided.",
    states: {
      none: {
        title: "Payouts are not set up",
        text:
          "You can list and sell without. To be paid, tell the payout provider who you are and " +
          "which bank account your money goes to.",
      },
      pending: {
        title: "Payouts are not set up yet",
        text: "The payout provider still needs something from you before your money can be sent.",
      },
      active: {
        title: "Payouts are set up",
        text: "Your money goes to the bank account that you gave the payout provider.",
        ending: "Your money goes to the bank account ending in {ending}.",
      },
      restricted: {
        title: "Payouts are interrupted",
        text: "The payout provider takes no money for you, because it needs something from you: " +
          "its page says what. Until it has that, your money waits here.",
      },
      closed: {
        title: "Your account at the payout provider is closed",
        text: "Set up payouts again. Until then your money waits here.",
      },
    },
    actions: {
      none: "Set up payouts",
      pending: "Continue setting up",
      active: "Change the bank account",
      restricted: "See what is needed",
      closed: "Set up payouts again",
    },
    /** On to the provider's page, while payouts are interrupted. */
    goOn: "Continue at {provider}",
    providers: { stripe: "Stripe", sandbox: "the payout provider" },
    coming: "Still to come",
    comingOwing: "What you owe is kept from it.",
    owed: "You owe",
    owedText:
      "This is to be paid back for sales that you had been paid for. We keep it from your next " +
      "payouts, the oldest debt first.",
    owedAgain: "{amount} of it was written off before, and is owed again.",
    list: "Your sales",
    soldAt: "Sold on {time}",
    pages: "Pages of your payouts",
    none: "What you sell appears here, with what you get for it and when.",
  },
  /** After a sale, by what the seller's account lacks. */
  ask: {
    none: {
      title: "Set up payouts to get your money",
      text:
        "You have sold something. Tell the payout provider where your money goes: you do it once.",
    },
    pending: {
      title: "Finish setting up payouts to get your money",
      text: "The payout provider still needs something from you before your money can be sent.",
    },
    restricted: {
      title: "Your payouts are interrupted",
      text: "The payout provider needs something from you before your money can be sent.",
    },
    closed: {
      title: "Set up payouts again to get your money",
      text: "Your account at the payout provider is closed, so your money cannot be sent.",
    },
  },
} as const;

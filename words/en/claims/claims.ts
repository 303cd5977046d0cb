/** Claims of buyers who were not let in: the guarantee, the pages of both sides, and the moderators' cases. */
export const claims = {
  title: "Report a problem",
  /** Once there is one. */
  ofBuyer: "Your claim",
  ofSeller: "A claim about your sale",
  /** What the seller reads where there is no claim, by `when`. */
  none: {
    title: "No claim about your sale",
    early: "The buyer can report a problem from {from} until {until}.",
    open: "The buyer can report a problem until {until}, and has not reported one so far.",
    over: "The buyer could report a problem until {until}, and did not.",
    off: "The concert was cancelled: the buyer gets all of their money back without a claim.",
    back:
      "The buyer has all of their money back, or is about to get it. There is nothing to claim.",
    next: "If they do, we will email you. You can answer here, and a moderator decides.",
  },
  toOrder: { buyer: "Back to the order", seller: "Back to the sale", moderator: "View the order" },
  /** What is promised, to whom, and until when. */
  guarantee: {
    title: "What is covered",
    covers: {
      one:
        "If this ticket does not get you in, never came, or is not what was sold, tell us here " +
        "from {from} until {until}. If a moderator finds that you are right, you get back all that " +
        "you paid: {total}.",
      other:
        "If these {n} tickets, or one of them, do not get you in, never came, or are not what " +
        "was sold, tell us here from {from} until {until}. If a moderator finds that you are right, " +
        "you get back all that you paid: {total}.",
    },
    keeps:
      "The seller is not paid before that time has passed. While a claim is open, the money waits.",
    not: "Not covered: that you could not go, came too late, or did not like the concert.",
    short:
      "Not let in? Tell us until {until}: if a moderator finds that you are right, you get all " +
      "of your money back.",
  },
  when: {
    early: "The concert has not begun yet. Come back here if something goes wrong.",
    over: "Problems could be reported until {until}, so nothing can be claimed any more.",
    off: "The concert was cancelled: you get all of your money back without a claim.",
    back: "You have all of your money back, or are about to get it. There is nothing to claim.",
  },
  kind: "What happened?",
  choose: "Choose one",
  kinds: {
    not_let_in: "I was not let in",
    never_came: "I never got a ticket that I could use",
    not_as_described: "It was not as described",
  },
  /** As others read it. */
  kindsOf: {
    not_let_in: "The buyer was not let in",
    never_came: "The buyer got no ticket that could be used",
    not_as_described: "It was not as described",
  },
  text: "Tell us about it",
  textHint:
    "When were you there, what did the staff say? The seller and a moderator will read this.",
  pictures: "Pictures",
  picturesHint:
    "Up to three JPEG, PNG or WebP pictures of 5 MB, for example of the scanner's screen. " +
    "The seller and a moderator will see them. We take out where and when they were taken. Once " +
    "sent, they stay with the claim.",
  picture: "Picture {n} of the claim",
  send: "Send claim",
  addPictures: "Add pictures",
  withdraw: "Withdraw the claim",
  withdrawPays: "Then it no longer holds back the seller's money.",
  withdrawText: "This cannot be undone, and you cannot claim again.",
  answer: {
    title: "Your answer",
    text: "What do you say?",
    hint: "The buyer and a moderator will read this. You can answer once.",
    send: "Send answer",
  },
  /** By who reads it. */
  sides: {
    buyer: {
      buyer: "What you reported",
      seller: "The buyer says",
      moderator: "The buyer says",
    },
    seller: {
      buyer: "The seller says",
      seller: "Your answer",
      moderator: "The seller says",
    },
    reason: "The moderator's reason",
    none: {
      buyer: "The seller has not answered yet.",
      seller: "You have not answered yet.",
      moderator: "The seller has not answered yet.",
    },
    silent: {
      buyer: "The seller did not answer.",
      seller: "You did not answer.",
      moderator: "The seller did not answer.",
    },
  },
  waits: "The seller's money waits for the decision.",
  /** What became of it. Beside it each side reads what happens to their money. */
  states: {
    open: {
      title: {
        buyer: "Waiting for the seller's answer",
        seller: "Waiting for your answer",
        moderator: "Waiting for the seller's answer",
      },
      buyer: "The seller can answer now. A moderator can decide for you once they have, or after " +
        "{time}. We will email you.",
      seller: "Please answer by {time}. After that, a moderator can decide for the buyer without " +
        "your answer.",
    },
    unanswered: {
      title: {
        buyer: "Waiting for a decision",
        seller: "Waiting for your answer or a decision",
        moderator: "Waiting for a decision",
      },
      buyer: "The seller has not answered in time. A moderator decides. We will email you.",
      seller: "You can still answer until a moderator decides.",
    },
    answered: {
      title: {
        buyer: "Waiting for a decision",
        seller: "Waiting for a decision",
        moderator: "Waiting for a decision",
      },
      buyer: "The seller has answered. A moderator decides. We will email you.",
      seller: "A moderator has both sides and decides. We will email you.",
    },
    disputed: {
      title: {
        buyer: "Waiting for your bank",
        seller: "Waiting for the buyer's bank",
        moderator: "Waiting for the buyer's bank",
      },
      buyer: "Your bank decides who gets the money. Until then, nobody else can decide.",
      seller: "The buyer's bank decides who gets the money. Until then, nobody else can decide.",
    },
    upheld: {
      title: {
        buyer: "Decided for you",
        seller: "Decided for the buyer",
        moderator: "Decided for the buyer",
      },
      buyer: "A moderator found that you are right.",
      seller: "A moderator found that the buyer is right. They get back all that they paid.",
    },
    refund: {
      title: {
        buyer: "Closed: the order was refunded",
        seller: "Closed: the order was refunded",
        moderator: "Closed: the order was refunded",
      },
      buyer: "There is nothing left to claim.",
      seller: "The buyer gets back all that they paid, so there is nothing left to decide.",
    },
    dispute: {
      title: {
        buyer: "Your bank has decided for you",
        seller: "The buyer's bank has decided for the buyer",
        moderator: "The buyer's bank has decided for the buyer",
      },
      buyer: "So there is nothing left to claim, and we return nothing more.",
      seller: "So there is nothing left to decide.",
    },
    rejected: {
      title: {
        buyer: "Decided for the seller",
        seller: "Decided for you",
        moderator: "Decided for the seller",
      },
      buyer: "You do not get the money back.",
      seller: "A moderator found that you are right. You do not need to do anything more about it.",
    },
    withdrawn: {
      title: {
        buyer: "You withdrew the claim",
        seller: "The buyer withdrew the claim",
        moderator: "The buyer withdrew the claim",
      },
      buyer: "You do not get the money back, and cannot claim again.",
      seller: "You do not need to do anything more about it.",
    },
  },
  /** Links on the pages of the order. */
  links: {
    buyer: "View your claim",
    seller: "View the claim",
    answer: "Answer the claim",
    moderator: "View the claim",
    decide: "Decide about the claim",
  },
  queue: {
    title: "Claims",
    undecided: "To decide",
    closed: "Decided",
    lists: "Lists of claims",
    pages: "Pages of claims",
    none: { title: "No claims", text: "Claims of buyers who were not let in appear here." },
    made: "Made {time}",
    overdue: "Overdue: nobody has decided for a week",
  },
  case: {
    title: "Claim: {concert}",
    money: "The money",
    paid: "Payment of {amount}: {state}",
    payments: {
      pending: "not made",
      authorized: "held by the buyer's bank, not taken yet",
      captured: "made",
      voiding: "being released, nothing is taken",
      voided: "released, nothing was taken",
      failed: "failed",
      refunding: "on its way back to the buyer",
      refunded: "returned to the buyer",
    },
    disputes: {
      open: "The buyer disputes the payment at their bank, which has not decided yet.",
      won: "The buyer disputed the payment at their bank, which decided for the seller.",
      lost: "The buyer disputed the payment at their bank, which decided for the buyer.",
      closed: "The buyer's bank asked about the payment. It did not become a dispute.",
    },
    noPayout: "There is no payout for this sale.",
    earlier: {
      title: "Other claims",
      buyer: "Of this buyer",
      seller: "About this seller's sales",
      line: "Undecided: {undecided} · for the buyer: {upheld} · for the seller: {rejected} · " +
        "withdrawn: {withdrawn} · closed by a refund or a bank: {closed}",
      none: "None",
      counted: "Latest claims that are counted of each person: {n}.",
    },
    evidence: "Download the evidence",
    evidenceHint:
      "For a dispute with a bank: one file with what was sold, the sale, the letters, both " +
      "sides and the pictures.",
    outcome: "Decision",
    outcomes: {
      upheld: "For the buyer: refund the order",
      rejected: "For the seller: no refund",
    },
    reasonHint: "The buyer and the seller will read this.",
    decide: "Decide",
    early:
      "Until {time}, you can decide for the buyer only once the seller has answered. For the " +
      "seller you can decide at any time.",
  },
  evidence: {
    title: "Evidence for order {order}",
    made: "Made {time}. All times are in UTC.",
    ticket: "What was sold",
    concert: "Concert",
    place: "Venue",
    starts: "Begins",
    startsNow: "Begins, after it was moved",
    placeNow: "Venue, after it was changed",
    seats: "Seats",
    sale: "The sale",
    buyer: "Buyer",
    seller: "Seller",
    ordered: "Reserved",
    sold: "Paid and delivered",
    delivered: "The barcodes have been on the buyer's order page since then.",
    opened: {
      page: "{seat}: the buyer first opened the barcode on {time}, on the order's page.",
      api: "{seat}: the buyer first opened the barcode on {time}, through the API.",
      never: "{seat}: we have no record that the buyer has opened the barcode.",
    },
    notSold: "not complete",
    total: "Paid",
    payments: "Payments",
    payment: "{time}, {amount}: {state}. Number {id}, at {provider}: {charge}",
    noCharge: "none",
    providers: { stripe: "Stripe", sandbox: "the test payments of this site" },
    letters: "Letters",
    lettersText: "These emails about the order were handed to the mail server:",
    noLetters: "We have no copy of an email about this order.",
    toBuyer: "{time}, to the buyer, {to}",
    toSeller: "{time}, to the seller",
    claim: "The claim",
    claimed: "{kind}, {time}",
    answered: "Answered {time}",
    decided: "{state}, {time}",
    none: "There is no answer.",
  },
} as const;

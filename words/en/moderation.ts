/** What moderators see. */
export const moderation = {
  title: "Moderation",
  lists: "To do",
  waiting: "Waiting for review",
  reported: "Reported",
  counted: "({count})",
  countedMore: "({count} or more)",
  badge: "{count} to do",
  badgeMore: "{count}+",
  none: {
    title: "Nothing to review",
    text: "New tickets appear here while moderation is on.",
    off: "Moderation is off: new tickets go on sale immediately. You can still remove them.",
  },
  noneReported: {
    title: "No reports",
    text: "Listings that somebody reports appear here.",
  },
  pages: "Pages of the queue",
  prices: "{price} (face value {faceValue})",
  pricesAndFees: "{price} (face value {faceValue}, and {fees} in fees that the seller paid)",
  buyersPay: "Buyers pay {total} for each ticket: the price and the service fee.",
  toQueue: "Back to the queue",
  toCase: "Seller, reports and earlier decisions",
  toTicket: "View its page",
  toOrder: "View its order",
  waits: {
    new: "New, waiting since {time}",
    changed: "Changed, waiting since {time}",
    again: "Resubmitted after being rejected, waiting since {time}",
  },
  changes: {
    approved: "Changes since a moderator approved it",
    judged: "Changes since it was rejected",
    none: "The text is the same as when it was approved.",
    noneJudged: "The text is the same as when it was rejected.",
    field: "Field",
    was: "Before",
    is: "After",
    nothing: "nothing",
    barcodeWas: "previous barcode",
    barcodeIs: "different barcode",
  },
  fields: {
    title: "Title",
    description: "Description",
    venue: "Venue",
    city: "City",
    startsAt: "When",
    section: "Section",
    row: "Row",
    seat: "Seat",
    faceValue: "Face value",
    paidFees: "Fees the seller paid",
    price: "Price",
    codeHash: "Barcode",
    codeType: "Kind of barcode",
  },
  describes: "Description",
  seller: {
    title: "Seller",
    since: "{name}, member since {day}",
    gone: "The account no longer exists",
    names: {
      waiting: "Others cannot see this name yet. They will once you approve a ticket.",
      refused: "This name was rejected. Others cannot see it.",
    },
    latest: "Only the latest {count} of each are counted.",
    listed: "Listed",
    sold: "Sold",
    withdrawn: "Withdrawn",
    rejected: "Rejected",
    takenDown: "Removed",
    reported: "Reported",
  },
  decisions: {
    title: "Earlier decisions",
    none: "None yet.",
    line: "{action}, {time}, {by}",
    somebody: "a former moderator",
    ofReports: { one: "{count} report", other: "{count} reports" },
  },
  listings: {
    title: { one: "Other listings of this barcode", other: "Other listings of these barcodes" },
    line: "{state}, {time}, {name}",
    sameSeller: "the same seller",
    somebody: "a former member",
  },
  reports: {
    title: {
      one: "Reported by {count} person",
      other: "Reported by {count} people",
    },
    line: "{name}, {time}",
    somebody: "a former member",
    dismiss: "Dismiss reports",
    note: "Note",
    noteHint: "For the audit trail. The seller and the reporters do not see it.",
  },
  /** Of the automatic guard. */
  suggestion: {
    title: "Automatic check",
    advices: {
      approve: "Nothing stands out",
      look: "Look closely",
      reject: "Suggests rejecting",
    },
    reasons: {
      word: "{field}: “{word}” is on the word list",
      contact: "{field}: “{word}” looks like a way to contact somebody",
      price: "The price is {percent} of what was paid at first",
    },
    note: "This is a suggestion by a program. You decide.",
  },
  decide: "Decide",
  /** Of a listing of several tickets. */
  together: {
    one: "{n} ticket, sold on these terms:",
    other: "{n} tickets, sold on the same terms:",
  },
  /** The number of tickets that the decision is about. */
  approve: { one: "Approve", other: "Approve all {n} tickets" },
  reason: "Reason",
  reasonHint: "The seller will see this.",
  reject: { one: "Reject", other: "Reject {n} tickets" },
  rejectText: {
    one: "The seller can edit it and submit it again. Nobody else can list its barcode.",
    other: "The seller can edit them and submit them again. Nobody else can list their barcodes.",
  },
  withdraw: { one: "Remove permanently", other: "Remove {n} tickets permanently" },
  withdrawText: {
    one: "Nobody can list its barcode again.",
    other: "Nobody can list their barcodes again.",
  },
  refuseName: "Reject the seller's name",
  refuseNameText: "Others see no name for this seller until they choose another one.",
  endsHold: "Any reservation ends, and nobody is charged.",
  isOwn: {
    one: "This ticket is yours, so another moderator has to decide.",
    other: "These {n} tickets are yours, so another moderator has to decide.",
  },
  isSold: {
    one: "This ticket is sold. To reverse the sale, refund its order.",
    other: "{n} tickets are sold, and none is left. To reverse a sale, refund its order.",
  },
  someSold: {
    one: "{seats} is sold: to reverse the sale, refund its order. " +
      "What you decide here is about the rest: {left}.",
    other: "{seats} are sold: to reverse a sale, refund its order. " +
      "What you decide here is about the rest: {left}.",
  },
  isPaid: "Payment is in progress. Wait until the order is complete, then refund it.",
  somePaid: "Payment is in progress for {seats}. Until that order is complete, nothing about " +
    "this listing can be decided.",
  isGone: {
    one: "It is off sale, so there is nothing to decide.",
    other: "They are off sale, so there is nothing to decide.",
  },
  /** Before an order is refunded: what becomes of the money. */
  refund: {
    buyer: "With a refund the buyer gets back all that they paid: {total}.",
    bank: "The buyer's bank is disputing the payment. Until it has decided, nothing is refunded.",
    seller: {
      unpaid: "The seller has not been paid for this sale yet. After a refund they get nothing " +
        "for it.",
      sending: "{amount} is being sent to the seller right now. After a refund it is taken back " +
        "as soon as it has arrived; what cannot be taken back is kept from their next payouts.",
      /** A part was paid before, and is still theirs. */
      more:
        "The seller has {amount} from this sale, and more is still to be paid. After a refund " +
        "they get nothing more, and what they have is taken back; what cannot be taken back is " +
        "kept from their next payouts.",
      /** After a part was taken back or is owed, or besides what is being sent. */
      has: "The seller has {amount} from this sale that is theirs so far. After a refund it is " +
        "taken back; what cannot be taken back is kept from their next payouts.",
      paid: "The seller has already been paid {amount} for this sale. After a refund it is taken " +
        "back; what cannot be taken back is kept from their next payouts.",
    },
  },
} as const;

/** "Report this listing", for everybody who is signed in. */
export const report = {
  link: "Report this listing",
  title: "Report a listing",
  intro: "A moderator will review it. The seller will not see who reported it or what you write.",
  reason: "What is wrong?",
  choose: "Choose one",
  reasons: {
    not_real: "There is no such concert or ticket",
    wrong_facts: "The date, venue, seat or price is wrong",
    copy: "The same ticket is listed twice or sold elsewhere",
    not_let_in: "I bought it and was not let in",
    words: "The text is abusive, is advertising or contains personal data",
    other: "Something else",
  },
  words: "What else should we know?",
  wordsHint: "For example, where you saw it. At most 300 characters.",
  send: "Send report",
} as const;

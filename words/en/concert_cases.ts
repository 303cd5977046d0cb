/** What moderators see of concerts. */
export const concertCases = {
  title: "Concerts",
  intro: "Correct, move, merge or cancel a concert. Its listings and orders follow.",
  find: "Artist, venue or city",
  none: {
    title: "No concert found",
    text: "Try fewer words, or their first letters.",
  },
  more: "Not all that fit are shown. Enter more words.",
  /** What is special about a concert that was found. */
  marks: { hidden: "not approved yet", cancelled: "cancelled", moved: "moved", over: "over" },
  toConcerts: "Correct, move, merge or cancel a concert",
  toConcert: "For moderators: correct, move, merge or cancel this concert",
  back: "Find another concert",
  see: "View the concert's page",
  movedFrom: "Moved from:",
  isCancelled: "This concert is cancelled",
  own: "You sell tickets for this concert, so another moderator has to decide.",
  reasonHint:
    "Kept with the decision. After a cancellation or a move, buyers and sellers get it by email.",
  zoneHint:
    "The concert begins on this date at this time, on the clocks of this time zone. If that is " +
    "another moment than before, the concert is also moved: reservations end, and buyers may give " +
    "their tickets back.",
  similar: "Concerts that look alike",
  intoHint: "Or the address of its page, if it is not listed here.",
  labels: {
    name: "Artist or show",
    venue: "Venue",
    city: "City",
    country: "Country (two letters)",
    timeZone: "Time zone of the venue",
    startsAt: "Date at the venue",
    startsTime: "Start time at the venue",
    into: "The other concert",
    reason: "Reason",
  },
  steps: {
    correction: {
      title: "Correct",
      text: "The page and all listings get the new words. Orders stay as they are.",
      button: "Correct the concert",
    },
    move: {
      title: "Move to another time",
      text:
        "Reservations end and nobody is charged. Buyers may give their tickets back for seven " +
        "days, until the new start at the latest. Time zone: {zone}.",
      button: "Move the concert",
    },
    merge: {
      title: "Merge into another",
      text:
        "This page then leads to the other concert, which gets its listings. If the other one " +
        "starts at another time, buyers may give their tickets back.",
      button: "Merge the concert",
    },
    cancellation: {
      title: "Cancel",
      text: "Nothing is sold any more, reservations end, and every buyer gets all of their money " +
        "back. This cannot be undone.",
      button: "Cancel the concert",
    },
  },
  progress: {
    title: "Its listings and orders are following",
    done: "Its listings and orders have followed",
    since: "Since {time}",
    listings: { one: "{n} listing seen", other: "{n} listings seen" },
    ended: { one: "{n} reservation ended", other: "{n} reservations ended" },
    refundedOf: "Orders refunded: {n} of {total}",
    refundedOfMore: "Orders refunded: {n} of more than {total}",
    refunded: { one: "{n} order refunded", other: "{n} orders refunded" },
    waiting: {
      one: "{n} order waits for its payment to go through",
      other: "{n} orders wait for their payments to go through",
    },
    again: "Reload this page to see how far it has come.",
  },
} as const;

/** The page that says what went wrong, and where to go from there. */
export const errors = {
  tryAgainIn: "Try again in {time}.",
  number: "If it goes on, tell us this number: {number}",
  seeOrder: "See the order",
  yourOrders: "Your orders",
  allTickets: "All tickets",
  searchInstead: "Search for it instead",
  back: {
    ticket: "Back to the ticket",
    order: "Back to the order",
    queue: "To the queue",
    ops: "Back to operations",
    home: "Start over",
    form: "Back to the form",
  },
} as const;

/** The error page: what went wrong and where to go next. */
export const errors = {
  tryAgainIn: "Try again in {time}.",
  number: "If this keeps happening, contact us and quote this number: {number}",
  seeConcert: "See what is left for this concert",
  seeOrder: "View the order",
  yourOrders: "Your orders",
  allTickets: "All tickets",
  searchInstead: "Search instead",
  back: {
    ticket: "Back to the offer",
    order: "Back to the order",
    queue: "Back to the queue",
    concerts: "Back to the concerts",
    ops: "Back to operations",
    home: "Back to the home page",
    form: "Back to the form",
  },
} as const;

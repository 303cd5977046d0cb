/** The lists of a person's orders and sales. */
export const orders = {
  title: "Your orders",
  pages: "Pages of your orders",
  until: "until {time}",
  tickets: { one: "{n} ticket", other: "{n} tickets" },
  none: {
    title: "No orders yet",
    text: "Tickets you reserve or buy appear here.",
    action: "Find a ticket",
  },
} as const;

export const sales = {
  title: "Your sales",
  pages: "Pages of your sales",
  seeSale: "View the sale",
  seeSaleOf: "View sale {n}",
  each: "each",
  /** By the number of those that are sold. */
  soldOf: { one: "{sold} of {n} sold", other: "{sold} of {n} sold" },
  none: {
    title: "Nothing for sale yet",
    text: "Tickets you list appear here, with the price they sold for.",
    action: "Sell a ticket",
  },
} as const;

/** The groups of calls, in the order of the documentation. */
export const tags = {
  Concerts: "Concerts with tickets for sale.",
  Listings: "One to six tickets that somebody sells together.",
  Tickets: "Tickets for sale.",
  Orders: "Reservations, purchases and sales.",
  Payments: "Money: authorised, claimed, then captured.",
  Payouts: "What sellers get, when, and why it waits.",
  Claims: "Buyers who were not let in, and what became of it.",
  Moderation: "For moderators: listings that wait for a decision, and what people report.",
  Webhooks: "Events sent to you as they happen.",
  You: "Your account, its tokens and apps.",
} as const;

/** What moderators see. */
export const moderation = {
  title: "Moderation",
  heading: "Waiting for review",
  none: {
    title: "Nothing is waiting",
    text: "New tickets appear here while moderation is on.",
  },
  pages: "Pages of the queue",
  prices: "{price} (face value {faceValue})",
  approve: "Put it on sale",
  reason: "Reason",
  reasonHint: "The seller reads it.",
  reject: "Turn it down",
  takeDown: "Taking it down ends a hold on it; nobody is charged.",
  rejectTitle: "Turn a ticket down",
  toTicket: "To the ticket",
} as const;

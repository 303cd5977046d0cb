/** Texts that change while a page is open. */

/** The bar on every page while the reader has a reservation. */
export const hold = {
  label: "Your reservation",
  held: "Reserved for you",
  atBank: "Waiting for your bank",
  until: "until {time}",
  more: { one: "+{count} more", other: "+{count} more" },
  pay: "Pay {price}",
  seeOrder: "View order",
  ended: "Your reservation for {concert} has expired. You were not charged.",
  endedAtBank:
    "Your reservation for {concert} has ended, and your bank is still deciding. Do not pay again.",
  timeLeft: "Time left to pay for {concert}",
  left: "{time} left to pay for {concert}",
  over: "The time to pay for {concert} is over",
} as const;

/** Announced once by screen readers. */
export const said = {
  available: "The ticket is available: {price}",
  state: "This ticket: {state}",
  /** Of a listing of several. */
  severalAvailable: "Tickets are available: {price} each",
  severalState: "These tickets: {state}",
} as const;

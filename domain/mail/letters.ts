/** The letters we send: plain words, exact money and times. */
import { formatMoney, formatWhen } from "../format.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Mail, Settings } from "../ports.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { User } from "../users/user.ts";

type Letter = Omit<Mail, "id" | "to">;
type Look = Pick<Settings, "origin" | "locale">;

/** To the buyer, when the ticket is theirs. */
export function boughtLetter(order: Order, buyer: User, look: Look): Letter {
  const { terms } = order;
  return letter(`Your ticket for ${terms.title}`, buyer.name, [
    `The ticket is yours. ${formatMoney(terms.price, look.locale)} were taken.`,
    facts(order, look),
    `Your ticket with its barcode: ${look.origin}/orders/${order.id}`,
  ]);
}

/** To the seller, when the ticket is sold. */
export function soldLetter(order: Order, seller: User, look: Look): Letter {
  const { terms } = order;
  return letter(`Sold: ${terms.title}`, seller.name, [
    `Your ticket was sold for ${formatMoney(terms.price, look.locale)}.`,
    facts(order, look),
    `Please do not use it yourself. Your sales: ${look.origin}/sales`,
  ]);
}

/** To the buyer, when their money was held or taken but the ticket was not to be had. */
export function nothingChargedLetter(
  order: Order,
  payment: Payment,
  buyer: User,
  look: Look,
): Letter {
  const amount = formatMoney(payment.amount, look.locale);
  const returned = payment.status === "refunding" || payment.status === "refunded";
  return letter(`Nothing was charged for ${order.terms.title}`, buyer.name, [
    returned
      ? `Your payment of ${amount} came in, but ${why(payment)}. You get all of it back.`
      : `Your bank held ${amount} for us, but ${why(payment)}. We did not take it.`,
    returned
      ? "Depending on your bank it takes up to ten days to arrive."
      : "A hold is not a charge. Depending on your bank it disappears within a few days.",
    `Your order: ${look.origin}/orders/${order.id}`,
  ]);
}

/** To the buyer, when the money of a claimed order could not be had. */
export function captureFailedLetter(order: Order, buyer: User, look: Look): Letter {
  return letter(`Your payment for ${order.terms.title} failed`, buyer.name, [
    "Your bank did not give us the money that it held, so the order has ended.",
    "Nothing was charged.",
    `If the ticket is still free, you can reserve it again: ${look.origin}/tickets/${order.ticketId}`,
  ]);
}

/** To the buyer, when a moderator undid the sale. */
export function refundedLetter(order: Order, buyer: User, look: Look): Letter {
  return letter(`Refund for ${order.terms.title}`, buyer.name, [
    `Your order was undone and you get ${formatMoney(order.terms.price, look.locale)} back.`,
    "Depending on your bank it takes up to ten days to arrive. The ticket is no longer valid.",
    `Your order: ${look.origin}/orders/${order.id}`,
  ]);
}

/** To the seller, about a moderator's decision. */
export function reviewedLetter(
  ticket: Ticket,
  seller: User,
  reason: string | null,
  look: Look,
): Letter {
  const link = `${look.origin}/tickets/${ticket.id}`;
  return ticket.status === "rejected"
    ? letter(`Not listed: ${ticket.title}`, seller.name, [
      `A moderator did not accept your listing${reason ? `: ${reason}` : "."}`,
      `You can change it and send it in again: ${link}`,
    ])
    : letter(`Listed: ${ticket.title}`, seller.name, [
      "A moderator accepted your listing. It can be bought now.",
      link,
    ]);
}

function why(payment: Payment): string {
  switch (payment.reason) {
    case "late":
      return "it came after the hold on the ticket had ended";
    case "amount_differs":
      return "the amount was not the price of the ticket";
    case "other_payment":
      return "the order was already being paid by another payment";
    default:
      return "the ticket was no longer to be had";
  }
}

function facts({ terms }: Order, look: Look): string {
  const seat = [
    terms.section && `section ${terms.section}`,
    terms.row && `row ${terms.row}`,
    terms.seat && `seat ${terms.seat}`,
  ].filter(Boolean).join(", ");
  return [
    terms.title,
    formatWhen(terms.startsAt, terms.timeZone, look.locale),
    `${terms.venue}, ${terms.city}`,
    seat,
  ].filter(Boolean).join("\n");
}

const letter = (subject: string, name: string, parts: string[]): Letter => ({
  subject,
  text: [`Hello ${name},`, ...parts].join("\n\n") + "\n",
});

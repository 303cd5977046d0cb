/** The letters we send: plain words, exact money and times. */
import { formatDay, formatMoney, formatWhen } from "../format.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Settings } from "../ports.ts";
import type { SaleTerms, Ticket } from "../tickets/ticket.ts";
import type { User } from "../users/user.ts";
import type { Letter, LetterTicket } from "./letter.ts";

type Look = Pick<Settings, "origin" | "locale">;

/** To the buyer, when the ticket is theirs. */
export function boughtLetter(order: Order, buyer: User, look: Look): Letter {
  return letter(order.terms, buyer, look, {
    subject: `Your ticket for ${order.terms.title}`,
    title: "It is yours",
    paragraphs: [
      `You paid ${formatMoney(order.terms.price, look.locale)}.`,
      "Your ticket and its barcode are on the page of your order. Show it at the door on your " +
      "phone, or print it.",
    ],
    action: { label: "Open your ticket", path: `/orders/${order.id}` },
    tone: "yours",
  });
}

/** To the seller, when the ticket is sold. */
export function soldLetter(order: Order, seller: User, look: Look): Letter {
  return letter(order.terms, seller, look, {
    subject: `Sold: ${order.terms.title}`,
    title: "It is sold",
    paragraphs: [
      `Your ticket was sold for ${formatMoney(order.terms.price, look.locale)}.`,
      "Please do not use it yourself: the buyer has its barcode now.",
    ],
    action: { label: "See the sale", path: `/orders/${order.id}` },
    tone: "sold",
  });
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
  return letter(order.terms, buyer, look, {
    ...returned
      ? {
        subject: `Your money back for ${order.terms.title}`,
        title: "You get your money back",
        paragraphs: [
          `Your payment of ${amount} came in, but ${why(payment)}. You get all of it back.`,
          TAKES_TIME,
        ],
      }
      : {
        subject: `Nothing was charged for ${order.terms.title}`,
        title: "Nothing was charged",
        paragraphs: [
          `Your bank held ${amount} for us, but ${why(payment)}. We did not take it.`,
          "A hold is not a charge. Depending on your bank it disappears within a few days.",
        ],
      },
    action: { label: "See your order", path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the buyer, when the money of a claimed order could not be had. */
export function captureFailedLetter(order: Order, buyer: User, look: Look): Letter {
  return letter(order.terms, buyer, look, {
    subject: `Your payment for ${order.terms.title} failed`,
    title: "Your payment failed",
    paragraphs: [
      "Your bank did not give us the money that it held, so the order has ended. Nothing was charged.",
      "If the ticket is still free, you can reserve it again.",
    ],
    action: { label: "See the ticket", path: `/tickets/${order.ticketId}` },
    tone: "gone",
  });
}

/** To the buyer, when a moderator undid the sale. */
export function refundedLetter(order: Order, buyer: User, look: Look): Letter {
  return letter(order.terms, buyer, look, {
    subject: `Refund for ${order.terms.title}`,
    title: "You get your money back",
    paragraphs: [
      `Your order was undone and you get ${formatMoney(order.terms.price, look.locale)} back.`,
      `${TAKES_TIME} The ticket is no longer valid.`,
    ],
    action: { label: "See your order", path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the seller, about a moderator's decision. */
export function reviewedLetter(
  ticket: Ticket,
  seller: User,
  reason: string | null,
  look: Look,
): Letter {
  const action = { label: "See your ticket", path: `/tickets/${ticket.id}` };
  if (ticket.status === "rejected") {
    return letter(ticket, seller, look, {
      subject: `Not listed: ${ticket.title}`,
      title: "Your ticket is not listed",
      paragraphs: [
        `A moderator did not accept your listing${reason ? `: ${reason}` : "."}`,
        "You can change it and send it in again.",
      ],
      action,
      tone: "gone",
    });
  }
  return letter(ticket, seller, look, {
    subject: `Listed: ${ticket.title}`,
    title: "Your ticket is listed",
    paragraphs: ["A moderator accepted your listing. It can be bought now."],
    action,
    tone: "yours",
  });
}

const TAKES_TIME = "Depending on your bank it takes up to ten days to arrive.";

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

type Words = Pick<Letter, "subject" | "title" | "paragraphs" | "tone"> & {
  action: { label: string; path: string };
};

function letter(terms: SaleTerms, reader: User, look: Look, words: Words): Letter {
  const { action: { label, path }, ...rest } = words;
  return {
    ...rest,
    greeting: `Hello ${reader.name},`,
    ticket: stubOf(terms, look),
    action: { label, href: look.origin + path },
    language: "en",
    sender: { name: "Ticketing", href: look.origin },
  };
}

function stubOf(terms: SaleTerms, { locale }: Look): LetterTicket {
  const seat = [
    terms.section && `Section ${terms.section}`,
    terms.row && `Row ${terms.row}`,
    terms.seat && `Seat ${terms.seat}`,
  ].filter(Boolean).join(" · ");
  return {
    title: terms.title,
    when: formatWhen(terms.startsAt, terms.timeZone, locale),
    place: `${terms.venue}, ${terms.city}`,
    seat: seat || null,
    day: formatDay(terms.startsAt, terms.timeZone, locale),
  };
}

/** The letters we send, each in its reader's language: plain words, exact money and times. */
import { fill } from "#words/fill.ts";
import { concertDay, concertTimeAbroad, moneyText } from "#words/format.ts";
import { mainLanguage } from "#words/languages.ts";
import { type Manner, mannerIn } from "#words/manner.ts";
import { seatText } from "#words/place.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Settings } from "../ports/mod.ts";
import type { SaleTerms, Ticket } from "../tickets/ticket.ts";
import type { Endpoint } from "../webhooks/endpoint.ts";
import type { User } from "../users/user.ts";
import type { Letter, LetterTicket } from "./letter.ts";

export type Look = Pick<Settings, "origin" | "locale" | "timeZone">;

/** To the buyer, when the ticket is theirs. */
export function boughtLetter(order: Order, buyer: User, look: Look): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, paid, text } = letters.bought;
  return letter(order.terms, buyer, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [fill(paid, { price: moneyText(order.terms.price, manner.locale) }), text],
    action: { label: letters.actions.yours, path: `/orders/${order.id}` },
    tone: "yours",
  });
}

/** To the seller, when the ticket is sold. */
export function soldLetter(order: Order, seller: User, look: Look): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, price, text } = letters.sold;
  return letter(order.terms, seller, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [fill(price, { price: moneyText(order.terms.price, manner.locale) }), text],
    action: { label: letters.actions.sale, path: `/orders/${order.id}` },
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
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const returned = payment.status === "refunding" || payment.status === "refunded";
  const { subject, title, text } = returned ? letters.moneyBack : letters.nothingCharged;
  const amount = moneyText(payment.amount, manner.locale);
  return letter(order.terms, buyer, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [
      fill(text, { amount, why: why(payment, manner) }),
      returned ? letters.takesTime : letters.nothingCharged.release,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the buyer, when the money of a claimed order could not be had. */
export function captureFailedLetter(order: Order, buyer: User, look: Look): Letter {
  const { letters } = mannerFor(buyer, look).words;
  const { subject, title, text, again } = letters.captureFailed;
  return letter(order.terms, buyer, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [text, again],
    action: { label: letters.actions.ticket, path: `/tickets/${order.ticketId}` },
    tone: "gone",
  });
}

/** To the buyer, when the sale was undone; `reason` as a moderator gave it. */
export function refundedLetter(
  order: Order,
  buyer: User,
  reason: string | null,
  look: Look,
): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, text, invalid } = letters.refunded;
  return letter(order.terms, buyer, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [
      fill(text, { price: moneyText(order.terms.price, manner.locale) }),
      ...because(reason, manner),
      `${letters.takesTime} ${invalid}`,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the seller, about a moderator's decision. */
export function reviewedLetter(
  ticket: Ticket,
  seller: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const action = { label: letters.actions.ownTicket, path: `/tickets/${ticket.id}` };
  const concert = { concert: ticket.title };
  if (decided === "approve") {
    const { subject, title, text } = letters.approved;
    return letter(ticket, seller, look, {
      subject: fill(subject, concert),
      title,
      paragraphs: [text],
      action,
      tone: "yours",
    });
  }
  const { subject, title, text, again } = decided === "reject"
    ? letters.rejected
    : letters.takenDown;
  return letter(ticket, seller, look, {
    subject: fill(subject, concert),
    title,
    paragraphs: [text, ...because(reason, manner), again],
    action,
    tone: "gone",
  });
}

/** To the buyer, when a moderator ended their order, by itself or with the listing. */
export function stoppedLetter(
  order: Order,
  buyer: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, text, listing, nothing } = letters.stopped;
  // Why a listing was taken down is said to its seller alone.
  const alone = decided === "cancel";
  return letter(order.terms, buyer, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [
      alone ? text : listing,
      ...because(alone ? reason : null, manner),
      `${nothing} ${letters.nothingCharged.release}`,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the seller, when a moderator ended or undid an order of their ticket. */
export function sellerOfStoppedLetter(
  order: Order,
  seller: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, text, next } = decided === "refund" ? letters.undone : letters.freed;
  return letter(order.terms, seller, look, {
    subject: fill(subject, { concert: order.terms.title }),
    title,
    paragraphs: [text, ...because(reason, manner), next],
    action: { label: letters.actions.ownTicket, path: `/tickets/${order.ticketId}` },
    tone: "gone",
  });
}

/** To the owner of an endpoint, when nothing more is sent there. */
export function webhookDisabledLetter(endpoint: Endpoint, owner: User, look: Look): Letter {
  const { letters } = mannerFor(owner, look).words;
  const { subject, title, text, again } = letters.webhookDisabled;
  return letter(null, owner, look, {
    subject,
    title,
    paragraphs: [fill(text, { address: new URL(endpoint.url).host }), again],
    action: { label: letters.actions.account, path: "/account" },
    tone: "gone",
  });
}

/** As the person chose, or else as the installation speaks. */
export const mannerFor = (reader: User, look: Look): Manner =>
  mannerIn(reader.language ?? mainLanguage(look.locale), look);

/** To somebody who reported a ticket: no more than what became of it. */
export function reportClosedLetter(
  ticket: Ticket,
  reporter: User,
  { action }: Pick<ModeratorDecision, "action">,
  look: Look,
): Letter {
  const { letters } = mannerFor(reporter, look).words;
  const { subject, title, thanks, dismissed, acted } = letters.reportClosed;
  const isGone = action !== "dismiss";
  return letter(ticket, reporter, look, {
    subject: fill(subject, { concert: ticket.title }),
    title,
    paragraphs: [isGone ? acted : dismissed, thanks],
    action: isGone
      ? { label: letters.actions.browse, path: "/" }
      : { label: letters.actions.ticket, path: `/tickets/${ticket.id}` },
    tone: "gone",
  });
}

const because = (reason: string | null, { words: { letters } }: Manner): string[] =>
  reason === null || reason === "" ? [] : [fill(letters.because, { reason })];

function why({ reason }: Payment, { words: { letters } }: Manner): string {
  const told = reason === "late" || reason === "amount_differs" || reason === "other_payment" ||
    reason === "concert_began";
  return letters.why[told ? reason : "other"];
}

type Said = Pick<Letter, "subject" | "title" | "paragraphs" | "tone"> & {
  action: { label: string; path: string };
};

export function letter(terms: SaleTerms | null, reader: User, look: Look, said: Said): Letter {
  const { action: { label, path }, ...rest } = said;
  const manner = mannerFor(reader, look);
  const { site, letters } = manner.words;
  return {
    ...rest,
    greeting: fill(letters.greeting, { name: reader.name }),
    ticket: terms && stubOf(terms, manner),
    action: { label, href: look.origin + path },
    language: manner.language,
    sender: { name: site.name, href: look.origin },
  };
}

function stubOf(terms: SaleTerms, manner: Manner): LetterTicket {
  return {
    title: terms.title,
    when: concertTimeAbroad(terms.startsAt, terms.timeZone, manner),
    place: fill(manner.words.ticket.where, terms),
    seat: seatText(terms, manner.words),
    day: concertDay(terms.startsAt, terms.timeZone, manner),
  };
}

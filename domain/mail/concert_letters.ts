/** Letters about a concert that was cancelled or moved. */
import { isolated } from "#words/direction.ts";
import { counted, fill } from "#words/fill.ts";
import { concertTimeAbroad, dayText } from "#words/format.ts";
import type { Order } from "../orders/order.ts";
import type { SomeTickets } from "../tickets/listing.ts";
import { type ConcertPart, concertPartOf, shownTerms } from "../tickets/terms.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { User } from "../users/user.ts";
import { because, letter, type Look, mannerFor, refundSaid, said } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** What ended an order, or undid a sale. */
export interface Off {
  cancelled: boolean;
  /** The moderator's. */
  reason: string | null;
  /** The concert as it is now: letters say when and where it is, or was to be. */
  concert: ConcertPart;
}

const termsNow = ({ terms }: Order, { concert }: Pick<Off, "concert">) => ({
  ...shownTerms(terms),
  ...concert,
});

/** To the buyer of an order that was not paid: the concert was cancelled, or takes place at another time. */
export function holdEndedLetter(order: Order, buyer: User, off: Off, look: Look): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { cancelled, reason, concert } = off;
  const { subject, title } = cancelled ? letters.concertCancelled : letters.concertMoved;
  const text = cancelled ? letters.concertCancelled.hold : fill(letters.concertMoved.hold, {
    from: concertTimeAbroad(order.terms.startsAt, order.terms.timeZone, manner),
    to: concertTimeAbroad(concert.startsAt, concert.timeZone, manner),
  });
  return letter(termsNow(order, off), buyer, look, {
    subject: fill(subject, { concert: isolated(concert.title) }),
    title,
    paragraphs: [
      text,
      ...because(reason, manner),
      // Only who has paid has a hold at the bank.
      ...(order.atBank ? [letters.nothingCharged.release] : []),
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the buyer: the money comes back, because the concert was cancelled or because they gave the ticket back. */
export function concertRefundLetter(order: Order, buyer: User, off: Off, look: Look): Letter {
  const { cancelled, reason, concert } = off;
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, refund } = cancelled
    ? letters.concertCancelled
    : { ...letters.refunded, refund: letters.concertMoved.refund };
  return letter(termsNow(order, off), buyer, look, {
    subject: fill(subject, { concert: isolated(concert.title) }),
    title,
    paragraphs: [refundSaid(refund, order, manner), ...because(reason, manner), letters.takesTime],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the seller: the buyer gets the money back, for one of these reasons. */
export function concertSaleUndoneLetter(order: Order, seller: User, off: Off, look: Look): Letter {
  const { cancelled, reason, concert } = off;
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, money, next } = letters.undone;
  const { sale } = cancelled ? letters.concertCancelled : letters.concertMoved;
  return letter(termsNow(order, off), seller, look, {
    subject: fill(subject, { concert: isolated(concert.title) }),
    title,
    paragraphs: [sale, ...because(reason, manner), money, said(next, order, manner)],
    action: {
      label: said(letters.actions.ownTicket, order, manner),
      path: `/tickets/${order.ticketIds[0]}`,
    },
    tone: "gone",
  });
}

/** To the seller of a listing that is not sold: the concert was cancelled. */
export function listingCancelledLetter(
  ticket: SomeTickets,
  seller: User,
  reason: string | null,
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, listing } = letters.concertCancelled;
  return letter(ticket, seller, look, {
    subject: fill(subject, { concert: isolated(ticket.title) }),
    title,
    paragraphs: [listing, ...because(reason, manner)],
    action: {
      label: counted(letters.actions.ownTicket, ticket.count, manner.locale),
      path: `/tickets/${ticket.id}`,
    },
    tone: "gone",
  });
}

interface Move {
  /** The former start, epoch ms. */
  from: number;
  reason: string | null;
}

/**
 * To the buyer: another time than they bought for, or that time again. `until`: until when the tickets may be given
 * back, epoch ms; null: not, or no longer.
 */
export function orderMovedLetter(
  order: Order,
  ticket: Ticket,
  buyer: User,
  { reason, until }: Pick<Move, "reason"> & { until: number | null },
  look: Look,
): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { startsAt: from } = order.terms;
  const isBack = from === ticket.startsAt;
  const { subject, title, order: text } = isBack ? letters.concertMovedBack : letters.concertMoved;
  const when = (at: number) => concertTimeAbroad(at, ticket.timeZone, manner);
  const bought = concertTimeAbroad(from, order.terms.timeZone, manner);
  return letter({ ...shownTerms(order.terms), ...concertPartOf(ticket) }, buyer, look, {
    subject: fill(subject, { concert: isolated(ticket.title) }),
    title,
    paragraphs: [
      fill(text, { from: bought, to: when(ticket.startsAt) }),
      ...because(reason, manner),
      ...until === null ? [] : [fill(letters.concertMoved.back, { until: when(until) })],
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "yours",
  });
}

/** What a move means for tickets that are sold. */
export interface SoldThere {
  /** When money that is not sent yet is due now, epoch ms; null: none waits. */
  dueAt: number | null;
  /** Until when a buyer may give back what they bought, epoch ms; null: no buyer may. */
  until: number | null;
  /** Money was sent, or is on its way. */
  isSent: boolean;
}

/** To the seller: another time. `sold`: null if nothing is. */
export function listingMovedLetter(
  ticket: SomeTickets,
  seller: User,
  { from, reason, sold }: Move & { sold: SoldThere | null },
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, listing, money, mayBack, takenBack } = letters.concertMoved;
  const { dueAt = null, until = null, isSent = false } = sold ?? {};
  const when = (at: number) => concertTimeAbroad(at, ticket.timeZone, manner);
  return letter(ticket, seller, look, {
    subject: fill(subject, { concert: isolated(ticket.title) }),
    title,
    paragraphs: [
      fill(listing, { from: when(from), to: when(ticket.startsAt) }),
      ...because(reason, manner),
      ...dueAt === null ? [] : [fill(money, { day: dayText(dueAt, manner) })],
      ...until === null ? [] : [fill(mayBack, { until: when(until) })],
      ...until !== null && isSent ? [takenBack] : [],
    ],
    action: {
      label: counted(letters.actions.ownTicket, ticket.count, manner.locale),
      path: `/tickets/${ticket.id}`,
    },
    tone: "sold",
  });
}

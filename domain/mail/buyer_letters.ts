/** Letters to a buyer about the ticket and the money. */
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import { feeOf, shownTerms, soldOf } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import { because, letter, type Look, mannerFor, refundSaid, said } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** To the buyer: the ticket is theirs. */
export function boughtLetter(order: Order, buyer: User, look: Look): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, paid, text } = letters.bought;
  return letter(shownTerms(order.terms), buyer, look, {
    subject: said(subject, order, manner),
    title: said(title, order, manner),
    paragraphs: [said(paid, order, manner), ...split(order, manner), said(text, order, manner)],
    action: { label: said(letters.actions.yours, order, manner), path: `/orders/${order.id}` },
    tone: "yours",
  });
}

/** What the total is made of; nothing without a fee. */
function split({ terms }: Order, { words: { fees }, locale }: Manner): string[] {
  const fee = feeOf(terms);
  if (fee.amount === 0) return [];
  const gaps = { price: moneyText(soldOf(terms), locale), fee: moneyText(fee, locale) };
  return [`${fill(fees.splitOf, gaps)} ${fees.refund}`];
}

/** To a buyer whose money was authorised or captured but who does not get the ticket. */
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
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      fill(text, { amount, why: why(payment, manner) }),
      returned ? letters.takesTime : letters.nothingCharged.release,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To the buyer: the order was claimed, but the bank did not pay. */
export function captureFailedLetter(order: Order, buyer: User, look: Look): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, text, again } = letters.captureFailed;
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [text, again],
    action: {
      label: said(letters.actions.ticket, order, manner),
      path: `/tickets/${order.ticketIds[0]}`,
    },
    tone: "gone",
  });
}

/** To the buyer: the sale was reversed. `reason`: the moderator's; null for a refund made at the provider. */
export function refundedLetter(
  order: Order,
  buyer: User,
  reason: string | null,
  look: Look,
): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, text, invalid } = letters.refunded;
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      refundSaid(text, order, manner),
      ...because(reason, manner),
      `${letters.takesTime} ${said(invalid, order, manner)}`,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

function why({ reason }: Payment, { words: { letters } }: Manner): string {
  const isExplained = reason === "late" || reason === "amount_differs" ||
    reason === "other_payment" ||
    reason === "concert_began" || reason === "concert_cancelled" || reason === "concert_moved";
  return letters.why[isExplained ? reason : "other"];
}

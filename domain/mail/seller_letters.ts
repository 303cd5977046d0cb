/** Letters to a seller about a sale. */
import { isolated } from "#words/direction.ts";
import { fill, formFor, type Forms } from "#words/fill.ts";
import { longDuration, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import type { Order } from "../orders/order.ts";
import { payoutOf, shownTerms, soldOf } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import { because, letter, type Look, mannerFor, said } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** To the seller: the ticket is sold. `owed`: what they owe, in minor units. */
export function soldLetter(order: Order, seller: User, look: Look, owed: number): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { subject, title, price, paid, owing, text } = letters.sold;
  const share = payoutOf(order.terms);
  return letter(shownTerms(order.terms), seller, look, {
    subject: said(subject, order, manner),
    title: said(title, order, manner),
    paragraphs: [
      soldText(price, order, manner),
      ...share.amount === 0
        ? []
        : [fill(paid, { delay: longDuration(look.payoutDelaySeconds, manner.locale) })],
      ...owed > 0 && share.amount > 0
        ? [fill(owing, { owed: moneyText({ ...share, amount: owed }, manner.locale) })]
        : [],
      said(text, order, manner),
    ],
    action: { label: letters.actions.sale, path: `/orders/${order.id}` },
    tone: "sold",
  });
}

/** What the tickets were sold for, and what of it is the seller's. */
function soldText(
  forms: Forms<"n" | "price" | "total">,
  { terms }: Order,
  { words: { fees }, locale }: Manner,
): string {
  const [sold, share] = [soldOf(terms), payoutOf(terms)];
  const n = terms.seats.length;
  const gaps = { n, price: moneyText(terms.price, locale), total: moneyText(sold, locale) };
  const text = fill(formFor(forms, n, locale), gaps);
  const fee = { ...sold, amount: sold.amount - share.amount };
  if (fee.amount === 0) return text;
  const of = { share: moneyText(share, locale), fee: moneyText(fee, locale) };
  return `${text} ${fill(fees.shareOf, of)}`;
}

/** To the seller: an order of their ticket was cancelled by a moderator, or a sale was reversed. */
export function sellerOfStoppedLetter(
  order: Order,
  seller: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { undone, freed } = letters;
  const isPaid = decided === "refund";
  const { subject, title, text, next } = isPaid ? undone : freed;
  return letter(shownTerms(order.terms), seller, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      said(text, order, manner),
      ...because(reason, manner),
      ...(isPaid ? [undone.money] : []),
      said(next, order, manner),
    ],
    action: {
      label: said(letters.actions.ownTicket, order, manner),
      path: `/tickets/${order.ticketIds[0]}`,
    },
    tone: "gone",
  });
}

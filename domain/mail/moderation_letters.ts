/** Letters about what a moderator decided: to the seller, the buyer, and those who reported the ticket. */
import { isolated } from "#words/direction.ts";
import { counted, fill, type Forms } from "#words/fill.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import type { Order } from "../orders/order.ts";
import type { SomeTickets } from "../tickets/listing.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { shownTerms } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import { because, letter, type Look, mannerFor } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** To the seller: a moderator's decision about these tickets. */
export function reviewedLetter(
  ticket: SomeTickets,
  seller: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const said = (forms: Forms<"n">) => counted(forms, ticket.count, manner.locale);
  const action = { label: said(letters.actions.ownTicket), path: `/tickets/${ticket.id}` };
  const concert = { concert: isolated(ticket.title) };
  if (decided === "approve") {
    const { subject, title, text } = letters.approved;
    return letter(ticket, seller, look, {
      subject: fill(subject, concert),
      title: said(title),
      paragraphs: [said(text)],
      action,
      tone: "yours",
    });
  }
  const { subject, title, text, again } = decided === "reject"
    ? letters.rejected
    : letters.takenDown;
  return letter(ticket, seller, look, {
    subject: fill(subject, concert),
    title: said(title),
    paragraphs: [said(text), ...because(reason, manner), again],
    action,
    tone: "gone",
  });
}

/** To the buyer: a moderator cancelled the order, or removed the listing and so the order. */
export function stoppedLetter(
  order: Order,
  buyer: User,
  { action: decided, reason }: Pick<ModeratorDecision, "action" | "reason">,
  look: Look,
): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, text, listing, nothing } = letters.stopped;
  // Only the seller learns why a listing was removed.
  const alone = decided === "cancel";
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      alone ? text : listing,
      ...because(alone ? reason : null, manner),
      // Only who has paid has a hold at the bank.
      order.atBank ? `${nothing} ${letters.nothingCharged.release}` : nothing,
    ],
    action: { label: letters.actions.order, path: `/orders/${order.id}` },
    tone: "gone",
  });
}

/** To somebody who reported a ticket: whether it was removed, and no more. */
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
    subject: fill(subject, { concert: isolated(ticket.title) }),
    title,
    paragraphs: [isGone ? acted : dismissed, thanks],
    action: isGone
      ? { label: letters.actions.browse, path: "/" }
      : { label: letters.actions.listing, path: `/tickets/${ticket.id}` },
    tone: "gone",
  });
}

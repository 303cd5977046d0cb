/** Letters about a claim: opened (both), answered (buyer), decided (both). */
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { momentTime } from "#words/format.ts";
import { ANSWER_MS, type Claim } from "../claims/claim.ts";
import type { Order } from "../orders/order.ts";
import { shownTerms } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import { because, letter, type Look, mannerFor, refundSaid } from "./compose.ts";
import type { Letter } from "./letter.ts";

const pathOf = ({ id }: Order): string => `/orders/${id}/claim`;

/** To the seller. `again`: a reminder. */
export function claimOpenedLetter(
  order: Order,
  claim: Claim,
  seller: User,
  look: Look,
  { again = false } = {},
): Letter {
  const manner = mannerFor(seller, look);
  const { letters } = manner.words;
  const { first, reminder, kind, says, next } = letters.claimOpened;
  const { subject, title } = again ? reminder : first;
  return letter(shownTerms(order.terms), seller, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      kind[claim.kind],
      fill(says, { text: isolated(claim.text) }),
      fill(next, { time: momentTime(claim.createdAt + ANSWER_MS, manner) }),
    ],
    action: { label: letters.actions.answer, path: pathOf(order) },
    tone: "gone",
  });
}

/** To the buyer: what they have claimed, and what comes next. */
export function claimMadeLetter(order: Order, claim: Claim, buyer: User, look: Look): Letter {
  const manner = mannerFor(buyer, look);
  const { letters } = manner.words;
  const { subject, title, says, next } = letters.claimMade;
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [
      fill(says, { text: isolated(claim.text) }),
      fill(next, { time: momentTime(claim.createdAt + ANSWER_MS, manner) }),
    ],
    action: { label: letters.actions.claim, path: pathOf(order) },
    tone: "gone",
  });
}

/** To the buyer. */
export function claimAnsweredLetter(order: Order, claim: Claim, buyer: User, look: Look): Letter {
  const { letters } = mannerFor(buyer, look).words;
  const { subject, title, says, next } = letters.claimAnswered;
  return letter(shownTerms(order.terms), buyer, look, {
    subject: fill(subject, { concert: isolated(order.terms.title) }),
    title,
    paragraphs: [fill(says, { text: isolated(claim.answer ?? "") }), next],
    action: { label: letters.actions.claim, path: pathOf(order) },
    tone: "gone",
  });
}

/**
 * What was decided and what happens to the money. Null: the reader knows it already, from the letter about the
 * refund or because they have withdrawn the claim themselves.
 */
export function claimDecidedLetter(
  order: Order,
  claim: Pick<Claim, "status" | "closedBy" | "reason">,
  reader: User,
  role: "buyer" | "seller",
  look: Look,
): Letter | null {
  const manner = mannerFor(reader, look);
  const { letters } = manner.words;
  const { subjects, ...said } = letters.claimDecided;
  const { closedBy, status } = claim;
  if (closedBy === null || closedBy === "refund") return null;
  const outcome = closedBy === "dispute" ? "dispute" : status;
  const texts: Partial<Record<string, { title: string; text: string }>> = said[role];
  const found = texts[outcome];
  if (!found) return null;
  const getsBack = role === "buyer" && outcome === "upheld";
  return letter(shownTerms(order.terms), reader, look, {
    subject: fill(
      closedBy === "moderator" && role === "seller" ? subjects.moderatorOfSale : subjects[closedBy],
      { concert: isolated(order.terms.title) },
    ),
    title: found.title,
    paragraphs: [
      getsBack ? refundSaid(found.text, order, manner) : found.text,
      ...because(claim.reason, manner),
      ...(getsBack ? [letters.takesTime] : []),
    ],
    action: { label: letters.actions.claim, path: pathOf(order) },
    tone: "gone",
  });
}

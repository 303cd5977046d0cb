/** Letters about the account itself. */
import { fill } from "#words/fill.ts";
import type { EmailChange, Side } from "../own_accounts.ts";
import type { User } from "../users/user.ts";
import type { Letter } from "./letter.ts";
import { letter, type Look, mannerFor } from "./letters.ts";

/** To who has forgotten the password. `link` opens the account: it is in this letter alone. */
export function recoveryLetter(user: User, link: string, look: Look): Letter {
  const { letters } = mannerFor(user, look).words;
  const { subject, title, text, once, notYou } = letters.recovery;
  return letter(null, user, look, {
    subject,
    title,
    paragraphs: [text, once, notYou],
    action: { label: letters.actions.password, path: `/recovery?link=${link}` },
    tone: "yours",
  });
}

export function passwordChangedLetter(user: User, look: Look): Letter {
  const { letters } = mannerFor(user, look).words;
  const { subject, title, text, notYou } = letters.passwordChanged;
  return letter(null, user, look, {
    subject,
    title,
    paragraphs: [text, notYou],
    action: { label: letters.actions.notMe, path: "/recovery" },
    tone: "gone",
  });
}

/** To either address, about a change that wants a yes from both. */
export function emailAskedLetter(
  side: Side,
  user: User,
  { from, to }: EmailChange,
  link: string,
  look: Look,
): Letter {
  const { letters } = mannerFor(user, look).words;
  const { subject, title, text, both, notYou } = side === "old"
    ? letters.emailAsked.old
    : letters.emailAsked.new;
  return letter(null, user, look, {
    subject,
    title,
    paragraphs: [fill(text, { from, to }), both, notYou],
    action: { label: letters.actions.answer, path: `/email-change?link=${link}` },
    tone: side === "new" ? "yours" : "gone",
  });
}

/** To the former address. */
export function emailChangedLetter(user: User, { from, to, yes }: EmailChange, look: Look): Letter {
  const { letters } = mannerFor(user, look).words;
  const { subject, title, text, notYou, unasked } = letters.emailChanged;
  return letter(null, user, look, {
    subject,
    title,
    // Elsewhere nobody asks the former address.
    paragraphs: [fill(text, { from, to }), yes.old ? notYou : unasked],
    action: { label: letters.actions.account, path: "/account" },
    tone: "gone",
  });
}

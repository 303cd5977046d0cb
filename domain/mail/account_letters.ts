/** Letters about an account: its password, its email address, its webhooks, where its money goes. */
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { EmailChange, Side } from "../ports/own_accounts.ts";
import type { User } from "../users/user.ts";
import type { Endpoint } from "../webhooks/endpoint.ts";
import { letter, type Look, mannerFor } from "./compose.ts";
import type { Letter } from "./letter.ts";

/**
 * To somebody who forgot the password. `link` gives access to the account, and only this letter contains it.
 */
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

/** To the old or the new address: both must confirm the change. */
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
    // Ory Kratos changes an address without asking the old one.
    paragraphs: [fill(text, { from, to }), yes.old ? notYou : unasked],
    action: { label: letters.actions.account, path: "/account" },
    tone: "gone",
  });
}

/** To the webhook's owner: it was turned off. */
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

/** The money has arrived at the payout provider; the seller's bank did not accept it from there. */
export function payoutFailedLetter(seller: User, look: Look): Letter {
  const { letters } = mannerFor(seller, look).words;
  const { subject, title, text, again } = letters.payoutFailed;
  return letter(null, seller, look, {
    subject,
    title,
    paragraphs: [text, again],
    action: { label: letters.actions.payouts, path: "/account/payouts" },
    tone: "gone",
  });
}

/** What was written off is owed again. `owed`: all that the seller owes now. */
export function debtRecoveredLetter(seller: User, again: Amount, owed: Amount, look: Look): Letter {
  const { words: { letters, payoutLetters }, locale } = mannerFor(seller, look);
  const { subject, title, text, inAll } = letters.debtRecovered;
  const [amount, all] = [moneyText(again, locale), moneyText(owed, locale)];
  return letter(null, seller, look, {
    subject: fill(subject, { amount }),
    title,
    paragraphs: [
      fill(text, { amount }),
      ...(owed.amount > again.amount ? [fill(inAll, { amount: all })] : []),
      payoutLetters.owed.next,
    ],
    action: { label: letters.actions.payouts, path: "/account/payouts" },
    tone: "gone",
  });
}

/** Letters to a seller about their money. */
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { dayText, moneyText } from "#words/format.ts";
import type { Order } from "../orders/order.ts";
import type { AccountStatus } from "../payouts/account.ts";
import { cameBack, lastPaid, oneReason, owesNoMore } from "../payouts/came_back.ts";
import {
  type Block,
  type Happened,
  keptOf,
  type Payout,
  type TakenBack,
  transferOf,
} from "../payouts/payout.ts";
import { shownTerms } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import { letter, type Look, mannerFor } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** Whose payout it is, of which order. */
interface Sale {
  order: Order;
  payout: Payout;
  seller: User;
}

/** How the parts of a letter are written: amounts in the payout's currency, days in the site's time zone. */
function writing({ order, payout, seller }: Sale, look: Look) {
  const manner = mannerFor(seller, look);
  return {
    said: manner.words.payoutLetters,
    concert: isolated(order.terms.title),
    money: (amount: number) => moneyText({ amount, currency: payout.currency }, manner.locale),
    day: dayText(payout.releaseAt, manner),
  };
}

type Writing = ReturnType<typeof writing>;

/** `to`: the page of the sale, or of the payouts; `label`: of the link to the latter, if it asks for something. */
function about(
  { order, seller }: Sale,
  look: Look,
  { said }: Writing,
  parts: Pick<Letter, "subject" | "title" | "paragraphs">,
  { tone = "sold", to = "sale", label }: {
    tone?: Letter["tone"];
    to?: "sale" | "account";
    label?: string;
  } = {},
): Letter {
  const path = to === "sale" ? `/orders/${order.id}` : "/account/payouts";
  const action = { label: label ?? said.actions[to], path };
  return letter(shownTerms(order.terms), seller, look, { ...parts, action, tone });
}

type Lacking = Exclude<AccountStatus, "active">;

/** To the account, with what its seller has to do there. */
function toAccount(account: Lacking, { seller }: Sale, look: Look) {
  const label = mannerFor(seller, look).words.payouts.account.actions[account];
  return { to: "account", label } as const;
}

/** After the first sale of a seller whose account cannot take money. */
export function setUpPayoutsLetter(sale: Sale, account: Lacking, look: Look): Letter {
  const w = writing(sale, look);
  const { setUp, waiting } = w.said;
  const { subject, title } = account === "restricted"
    ? setUp.interrupted
    : account === "closed"
    ? setUp.again
    : setUp;
  const amount = w.money(sale.payout.amount);
  const how = account === "none" ? setUp.how : waiting.why[account];
  return about(sale, look, w, {
    subject: fill(subject, { concert: w.concert }),
    title,
    paragraphs: [fill(setUp.text, { amount, concert: w.concert, day: w.day }), how],
  }, toAccount(account, sale, look));
}

/** The money is due and cannot be sent; also as a reminder. */
export function payoutWaitingLetter(
  sale: Sale,
  account: Lacking,
  look: Look,
): Letter {
  const w = writing(sale, look);
  const { subject, title, text, why } = w.said.waiting;
  const amount = w.money(sale.payout.amount);
  return about(sale, look, w, {
    subject: fill(subject, { amount, concert: w.concert }),
    title,
    paragraphs: [fill(text, { amount, day: w.day }), why[account]],
  }, toAccount(account, sale, look));
}

/** The money was sent. `ending`: of the bank account's number. */
export function paidLetter(sale: Sale, ending: string | null, look: Look): Letter {
  const w = writing(sale, look);
  const { paid } = w.said;
  const { payout } = sale;
  const then = lastPaid(payout) ??
    {
      sent: transferOf(payout),
      kept: payout.withheld,
      byHand: payout.reason === "by_hand",
    };
  const { byHand } = then;
  const [kept, sent] = [w.money(then.kept), w.money(then.sent)];
  const paragraphs = then.sent === 0 ? [fill(paid.allNetted, { kept })] : [
    fill(byHand ? paid.byHand : paid.text, { amount: sent }),
    ...(byHand ? [] : ending ? [fill(paid.ending, { ending }), paid.arrives] : [paid.arrives]),
    ...(then.kept > 0 ? [fill(paid.netted, { kept })] : []),
  ];
  const isKept = then.sent === 0;
  const title = isKept ? paid.allNettedTitle : paid.title;
  const subject = fill(isKept ? paid.allNettedSubject : paid.subject, { concert: w.concert });
  return about(sale, look, w, { subject, title, paragraphs });
}

/** Something keeps the money from being sent, or may take it back. */
export function payoutBlockedLetter(
  sale: Sale,
  why: Exclude<Block, "claim">,
  look: Look,
): Letter {
  const w = writing(sale, look);
  const { blocked, questioned } = w.said;
  const { payout } = sale;
  const isSent = payout.status === "sent" && why === "dispute";
  const { subject, title } = isSent ? questioned : blocked;
  const amount = w.money(isSent ? keptOf(payout) + payout.earlier : payout.amount);
  return about(sale, look, w, {
    subject: fill(subject, { concert: w.concert }),
    title,
    paragraphs: [fill(isSent ? questioned[why] : blocked[why], { amount })],
  });
}

/** The money or a part of it was taken back, or what was owed is owed no more. */
export function takenBackLetter(sale: Sale, look: Look): Letter {
  const w = writing(sale, look);
  const { takenBack, repaid } = w.said;
  const { payout } = sale;
  const { history, owed, status } = payout;
  if (history.length === 0 ? owed > 0 : owesNoMore(payout)) {
    const subject = fill(repaid.subject, { concert: w.concert });
    return about(sale, look, w, { subject, title: repaid.title, paragraphs: [repaid.text] });
  }
  const last = cameBack(payout).takings.findLast(({ amount }) => amount > 0);
  const why = last ? oneReason(last.whys) : byBuyer(payout);
  return about(sale, look, w, {
    subject: fill(takenBack.subject, { concert: w.concert }),
    title: status === "reversed" ? takenBack.title : takenBack.part,
    paragraphs: [
      fill(takenBack[why ?? "other"], { amount: w.money(last?.amount ?? payout.reversed) }),
    ],
  }, { tone: "gone" });
}

/** The seller has to pay the money back: their account could not, or had none of it. `all`: what they still owe of it. */
export function owedLetter(sale: Sale, all: number, look: Look): Letter {
  const w = writing(sale, look);
  const { owed } = w.said;
  const { owings } = cameBack(sale.payout);
  const last = owings.at(-1) ?? { amount: all, why: byBuyer(sale.payout), asked: false };
  // Some of it may be paid already.
  const newest = Math.min(last.amount, all);
  const told = (last.asked ? owed : owed.owes)[last.why ?? "refunded"];
  return about(sale, look, w, {
    subject: fill(owed.subject, { amount: w.money(all), concert: w.concert }),
    title: owed.title,
    paragraphs: [
      fill(told, { amount: w.money(newest) }),
      ...(all > newest ? [fill(owed.inAll, { amount: w.money(all) })] : []),
      owed.next,
    ],
  }, { tone: "gone", to: "account" });
}

/** A bank decided for the buyer before anything was sent. */
export function lostLetter(sale: Sale, look: Look): Letter {
  const w = writing(sale, look);
  const { subject, title, text } = w.said.lost;
  const paragraphs = [text];
  const parts = { subject: fill(subject, { concert: w.concert }), title, paragraphs };
  return about(sale, look, w, parts, { tone: "gone" });
}

/** Whether it says that the seller gets less of the payout, or nothing. */
export const isLess = ({ what }: Pick<Happened, "what">): boolean =>
  what === "less" || what === "recalled" || what === "cancelled";

/** By how much the seller gets less since a loss was charged to them the last time, in minor units; 0: none was. */
export const chargedOf = ({ history }: Payout): number =>
  history.findLast((one) => isLess(one) && one.why === "charged")?.amount ?? 0;

/** An operator charges a loss on the sale to the seller, who gets less of it, or nothing. */
export function chargedLetter(sale: Sale, look: Look): Letter {
  const w = writing(sale, look);
  const { subject, title, text } = w.said.charged;
  const paragraphs = [fill(text, { amount: w.money(chargedOf(sale.payout)) })];
  const parts = { subject: fill(subject, { concert: w.concert }), title, paragraphs };
  return about(sale, look, w, parts, { tone: "gone" });
}

const byBuyer = ({ reason }: Payout): TakenBack | null =>
  reason === "refunded" || reason === "dispute_lost" || reason === "charged" ? reason : null;

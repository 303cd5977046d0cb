/** What sellers read about the money of a sale: how it stands, what has happened, what comes next. */
import { fill } from "#words/fill.ts";
import { dayText, moneyText } from "#words/format.ts";
import type { Whys } from "#domain/payouts/payout.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import type { Badge } from "../../parts/badges.ts";
import type { TimelineStep } from "../order/order_timeline.ts";

type Block = keyof Words["payouts"]["now"]["blocked"];
type TakenBack = keyof Words["payouts"]["now"]["owed"];

export interface PayoutView {
  /** Of the order. */
  id: string;
  status: keyof Words["payouts"]["states"];
  reason: keyof Words["payouts"]["toOthers"]["why"] | null;
  /** Whether the seller's account can take money, and why not. */
  receiving: keyof Words["payouts"]["account"]["states"];
  currency: string;
  /** Minor units: the seller's share; what of it paid a debt; what was, or will be, transferred. */
  amount: number;
  netted: number;
  transfer: number;
  /** Of the transfer: to be taken back; taken back; still owed. */
  recall: number;
  reversed: number;
  owed: number;
  /** Of what is still to be sent: at most this pays what the seller owes. */
  toKeep: number;
  /** What the seller has got of the whole sale and keeps as it stands. */
  kept: number;
  /** Why it was or is taken back, and is owed; null: for more than one reason. */
  takenFor: TakenBack | null;
  owedFor: TakenBack | null;
  /** Whether the account was asked for what is owed, and did not give it. */
  wasAsked: boolean;
  dueAt: number;
  isDue: boolean;
  sentAt: number | null;
  history: {
    at: number;
    what: Exclude<keyof Words["payouts"]["happened"], "notBack">;
    amount?: number;
    why?: string;
    until?: number;
  }[];
}

export const payoutBadges: Record<PayoutView["status"], Badge> = {
  held: { icon: "clock", tone: "wait" },
  blocked: { icon: "dots", tone: "held" },
  waiting: { icon: "dots", tone: "held" },
  sending: { icon: "dots", tone: "wait" },
  sent: { icon: "check", tone: "yours" },
  kept: { icon: "check", tone: "gone" },
  reversing: { icon: "back", tone: "gone" },
  owed: { icon: "back", tone: "held" },
  reversed: { icon: "back", tone: "gone" },
  settled: { icon: "check", tone: "gone" },
  cancelled: { icon: "cross", tone: "gone" },
};

/** Whether the seller has to do something at the payout provider before this can be sent. */
export const needsSeller = ({ status, receiving }: PayoutView): boolean =>
  (status === "held" || status === "waiting") && receiving !== "active";

/** How it stands, in a sentence for the seller. */
export function payoutLine(view: PayoutView, manner: Manner): string {
  const { now } = manner.words.payouts;
  const money = (amount: number) => moneyText({ amount, currency: view.currency }, manner.locale);
  const amount = money(view.transfer);
  const { status, reason, receiving } = view;
  const why: TakenBack = reason === "dispute_lost" || reason === "charged" ? reason : "refunded";
  switch (status) {
    case "held":
      return heldLine(view, money, manner);
    case "blocked":
      return withKept(fill(now.blocked[reason as Block], { amount }), view, money, manner);
    case "waiting": {
      const told = receiving === "active" ? now.refused : now.waiting[receiving];
      return withKept(fill(told, { amount }), view, money, manner);
    }
    case "sending":
      return [
        fill(now.sending, { amount }),
        ...(view.recall > 0 ? [sendingBackLine(view, money, manner)] : []),
      ].join(" ");
    case "sent":
      return [
        sentLine(view, money, manner),
        ...(view.reversed > 0 ? [fill(now.partBack, { amount: money(view.reversed) })] : []),
      ].join(" ");
    case "kept":
      return fill(now.allNetted, { amount: money(view.amount) });
    case "reversing":
      // What of it had paid a debt is in no account.
      return fill(now.reversing[view.takenFor ?? "other"], {
        amount: money(Math.min(view.recall, view.transfer - view.reversed)),
      });
    case "owed":
      return fill(
        view.owedFor ? (view.wasAsked ? now.owed : now.owes)[view.owedFor] : now.owes.other,
        { amount: money(view.owed) },
      );
    case "reversed":
      return fill(now.reversed[view.takenFor ?? "other"], { amount: money(view.reversed) });
    case "settled":
      return settledLine(view, money, manner);
    case "cancelled":
      return now.cancelled[why];
  }
}

/** What of a transfer on its way is to come back. What has paid a debt is in no account. */
function sendingBackLine(
  { recall, transfer, history }: PayoutView,
  money: (amount: number) => string,
  { words: { payouts: { now } } }: Manner,
): string {
  const since = history.slice(history.findLastIndex(({ what }) => what === "sending") + 1);
  const whys = new Set(since.filter(({ what }) => what === "recalled").map(({ why }) => why));
  const [why] = whys.size === 1 ? [...whys] : [];
  return fill(textFor(now.sendingBack, why), { amount: money(Math.min(recall, transfer)) });
}

/** What was owed is paid or written off, or the bank decided for the seller after all. */
function settledLine(
  { reason, reversed, takenFor }: PayoutView,
  money: (amount: number) => string,
  { words: { payouts: { now } } }: Manner,
): string {
  if (reason !== "refunded" && reason !== "dispute_lost" && reason !== "charged") {
    return now.settled.other;
  }
  return reversed > 0
    ? fill(now.settledRest[takenFor ?? "other"], { amount: money(reversed) })
    : now.settled[reason];
}

function heldLine(view: PayoutView, money: (amount: number) => string, manner: Manner): string {
  const { now } = manner.words.payouts;
  const { reason, isDue, receiving, toKeep } = view;
  const gaps = { amount: money(view.transfer), day: dayText(view.dueAt, manner) };
  if (view.amount === 0) return now.nothing;
  if (reason === "balance") return withKept(fill(now.late, gaps), view, money, manner);
  if (reason === "account") return withKept(fill(now.refused, gaps), view, money, manner);
  if (toKeep > 0) {
    return fill(isDue ? now.owing.due : now.owing[receiving], { ...gaps, kept: money(toKeep) });
  }
  if (isDue) return fill(now.due, gaps);
  return fill(receiving === "active" ? now.held : now.unset[receiving], gaps);
}

/** Followed by what of the money pays what the seller owes. */
const withKept = (
  text: string,
  { toKeep }: PayoutView,
  money: (amount: number) => string,
  { words: { payouts: { now } } }: Manner,
): string => toKeep > 0 ? `${text} ${fill(now.toKeep, { kept: money(toKeep) })}` : text;

function sentLine(view: PayoutView, money: (amount: number) => string, manner: Manner): string {
  const { now } = manner.words.payouts;
  const day = dayText(view.sentAt ?? view.dueAt, manner);
  const [amount, sent] = [money(view.amount), money(view.transfer)];
  if (view.amount === 0) return now.nothing;
  if (view.reason === "by_hand") return fill(now.byHand, { amount: sent, day });
  if (view.netted === 0) return fill(now.sent, { amount: sent, day });
  return fill(now.netted, { amount, kept: money(view.netted), sent, day });
}

/** The same in a few words, for moderators. */
export function payoutForOthers({ status, reason }: PayoutView, { words }: Manner): string {
  const { toOthers } = words.payouts;
  const state = toOthers.states[status];
  return reason
    ? fill(toOthers.lineWhy, { state, why: toOthers.why[reason] })
    : fill(toOthers.line, { state });
}

/** What has happened to the money, and the day on which it is due. */
export function payoutTimeline(view: PayoutView, manner: Manner): TimelineStep[] {
  const { currency, toKeep } = view;
  const amount = moneyText(view, manner.locale);
  const kept = moneyText({ amount: toKeep, currency }, manner.locale);
  const ahead = view.status === "held" && !view.isDue && view.amount > 0;
  // The history of the order has the claim itself.
  const told = view.history.filter(({ why }) => why !== "claim");
  return [
    ...told.map((one, i): TimelineStep => ({
      at: one.at,
      text: happenedText(one, told[i - 1]?.what, view, manner),
      kind: GOOD.has(one.what) ? "done" : "ended",
    })),
    ...(ahead
      ? [
        {
          at: view.dueAt,
          text: view.toKeep > 0
            ? fill(manner.words.payouts.aheadOwing, { amount, kept })
            : fill(manner.words.payouts.ahead, { amount }),
          kind: "ahead",
        } as const,
      ]
      : []),
  ];
}

/** What brings the money nearer to the seller. */
const GOOD: ReadonlySet<string> = new Set(["unblocked", "sending", "sent", "repaid", "renewed"]);

/** A text for each reason; `other` names none: for a reason that is not known. */
type ByReason = { readonly other: string } & { readonly [why: string]: string };
const textFor = (texts: ByReason, why: string | undefined): string =>
  (why !== undefined && Object.hasOwn(texts, why) ? texts[why] : undefined) ?? texts.other;

/** What the compiler asks of the texts: one for each reason that a happening can have. Claims have their own story. */
type HasAllReasons = {
  [What in keyof Whys]: Readonly<Record<Exclude<Whys[What], "claim"> | "other", string>>;
};

function happenedText(
  { what, amount = 0, why, until }: PayoutView["history"][number],
  before: PayoutView["history"][number]["what"] | undefined,
  { currency, dueAt }: PayoutView,
  manner: Manner,
): string {
  const happened = manner.words.payouts.happened satisfies HasAllReasons;
  const gaps = {
    amount: moneyText({ amount, currency }, manner.locale),
    day: dayText(until ?? dueAt, manner),
  };
  // The account was asked for it.
  if (what === "owed" && before === "reversing") return fill(happened.notBack, gaps);
  const told: string | ByReason = happened[what];
  return fill<string>(typeof told === "string" ? told : textFor(told, why), gaps);
}

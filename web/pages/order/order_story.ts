/** An order's state in plain words; what happened to the money comes first. */
import { counted, fill, formFor, type Forms, type Text } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";

export interface OrderStoryView {
  role: "buyer" | "seller" | "moderator";
  status: "created" | "awaiting:payment" | "claimed" | "complete" | "cancelled" | "refunded";
  cancelReason:
    | "buyer"
    | "expired"
    | "payment_failed"
    | "moderator"
    | "concert_cancelled"
    | "concert_moved"
    | null;
  live: boolean;
  /** Paid on the provider's page, but the bank has not decided. */
  atBank: boolean;
  createdAt: number;
  updatedAt: number;
  /** When the sale was complete, epoch ms; null: it never was, or before this was stored. */
  completedAt: number | null;
  expiresAt: number;
  /** Tickets of the order. */
  count: number;
  /** What the buyer pays for them together. */
  total: Amount;
  /** The seller's price of all, and what of it is theirs. */
  sold: Amount;
  share: Amount;
  payments: {
    id: string;
    status:
      | "pending"
      | "authorized"
      | "captured"
      | "voiding"
      | "voided"
      | "failed"
      | "refunding"
      | "refunded";
    reason: string | null;
    /** Whether it is the order's own payment. */
    counts: boolean;
    /** State of a dispute with the buyer's bank; null: none. */
    dispute: "open" | "won" | "lost" | "closed" | null;
    createdAt: number;
    /** When its status last changed; epoch ms. */
    changedAt: number;
  }[];
  manner: Manner;
}

interface Story {
  title: string;
  /** `{time}` in it is the order's `expiresAt`. */
  text?: Text<"time">;
}

export function orderStory(view: OrderStoryView): Story {
  return view.role === "buyer" ? buyersStory(view) : sellersStory(view);
}

/** A story of the catalogue: texts that are about tickets have a plural form. */
interface Told {
  title: string | Forms<"n">;
  text?: string | Forms<"n">;
}

function told({ title, text }: Told, { count, manner: { locale } }: OrderStoryView): Story {
  const inNumber = (one: string | Forms<"n">) =>
    typeof one === "string" ? one : counted(one, count, locale);
  return { title: inNumber(title), ...(text !== undefined && { text: inNumber(text) }) };
}

function buyersStory(view: OrderStoryView): Story {
  const { buyer } = view.manner.words.story;
  if (view.atBank) return bankStory(view);
  return view.status === "cancelled" ? cancelledStory(view) : told(buyer[view.status], view);
}

function bankStory({ live, manner }: OrderStoryView): Story {
  const { title, text, late } = manner.words.story.atBank;
  return { title, text: live ? text : late };
}

const cancelledStory = ({ cancelReason, manner }: OrderStoryView): Story =>
  manner.words.story.cancelled[cancelReason ?? "buyer"];

function sellersStory(view: OrderStoryView): Story {
  const { seller } = view.manner.words.story;
  // Nobody can buy the tickets now.
  if (view.cancelReason === "concert_cancelled") return { title: seller.cancelled.title };
  return told(seller[view.status === "awaiting:payment" ? "created" : view.status], view);
}

/** What is said of the buyer's money: to the buyer, or about them. */
const moneyWords = ({ role, manner: { words } }: Pick<OrderStoryView, "role" | "manner">) =>
  role === "buyer" ? words.money : words.money.ofBuyer;

/** What the buyer paid. */
export const paidLine = (view: OrderStoryView): string =>
  fill(moneyWords(view).paid, { price: moneyText(view.total, view.manner.locale) });

/** One line per thing that happened to the buyer's money; never empty for the buyer. */
export function moneyStory(view: OrderStoryView): string[] {
  const { locale } = view.manner;
  const money = moneyWords(view);
  const price = moneyText(view.total, locale);
  const disputed = disputeLines(view, price);
  if (view.role === "seller") {
    return [...(view.status === "complete" ? soldLines(view) : []), ...disputed];
  }
  const lines = [...view.payments.flatMap((payment) => moneyLines(payment, view)), ...disputed];
  if (lines.length > 0) return lines;
  if (view.atBank) return [formFor(money.atBank, view.count, locale)];
  return [view.live ? money.notYet : money.nothing];
}

/** What the tickets were sold for, and what of it is the seller's. */
function soldLines({ count, sold, share, manner: { words, locale } }: OrderStoryView): string[] {
  const price = fill(formFor(words.money.soldFor, count, locale), {
    price: moneyText(sold, locale),
  });
  const fee = { ...sold, amount: sold.amount - share.amount };
  if (fee.amount === 0) return [price];
  return [
    price,
    fill(words.fees.shareOf, { share: moneyText(share, locale), fee: moneyText(fee, locale) }),
  ];
}

/** What happened to the money of one payment; empty if none was ever held. */
export function moneyLines(
  { status, reason, counts }: OrderStoryView["payments"][number],
  view: Pick<OrderStoryView, "role" | "count" | "total" | "manner">,
): string[] {
  const { count, total, manner } = view;
  const money = moneyWords(view);
  const price = moneyText(total, manner.locale);
  switch (status) {
    case "pending":
    case "failed":
      return [];
    case "captured":
      return [fill(counts ? money.paid : money.taken, { price })];
    case "voiding":
      return [fill(money.voiding, { why: why(reason, price, money) })];
    case "voided":
      // Without a reason, the checkout ended unpaid.
      return reason ? [fill(money.voided, { why: why(reason, price, money) })] : [];
    case "authorized":
      return [fill(formFor(money.authorized, count, manner.locale), { price })];
    case "refunding":
    case "refunded":
      return [fill(money[status], { price })];
  }
}

/** Disputes with the buyer's bank. */
function disputeLines({ role, payments, manner }: OrderStoryView, price: string): string[] {
  const { buyer, others } = manner.words.money.dispute;
  const says = role === "buyer" ? buyer : others;
  return payments.flatMap(({ dispute }) => dispute ? [fill<string>(says[dispute], { price })] : []);
}

function why(
  reason: string | null,
  price: string,
  { why }: Pick<Words["money"], "why">,
): string {
  const known = reason === "late" || reason === "other_payment" || reason === "amount_differs" ||
    reason === "concert_began" || reason === "concert_cancelled" || reason === "concert_moved";
  return fill(why[known ? reason : "other"], { price });
}

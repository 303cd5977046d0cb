/** A payout: what the seller gets for one order, when, and where that money is. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { MAX_AMOUNT } from "../money.ts";
import { idSchema, instant, shownInstant, stored } from "../stored.ts";

export const payoutStatuses = [
  /** Not called for yet: not due, blocked, or waiting for the seller's account. */
  "held",
  /** We may ask the provider to transfer the money. */
  "sending",
  "sent",
  /** We may ask the provider to take the money back from the seller's account. */
  "reversing",
  /** It was to be taken back, and the account had no money: the seller owes it. */
  "owed",
  "reversed",
  "cancelled",
] as const;
export type PayoutStatus = typeof payoutStatuses[number];

/** Why a payout is not sent although it may be due. */
export const blockKinds = ["claim", "dispute", "delivery", "operator"] as const;
export type Block = typeof blockKinds[number];

/**
 * account: the provider refuses transfers to the seller's account · balance: the exchange's own balance does not
 * cover it · refunded, dispute_lost: the buyer has the money back · charged: an operator has
 * charged a loss on the sale to the seller · by_hand: an operator paid it.
 */
export const payoutReasons = [
  "account",
  "balance",
  "refunded",
  "dispute_lost",
  "charged",
  "by_hand",
] as const;
export type PayoutReason = typeof payoutReasons[number];
/** Why the seller does not get the money after all. */
export type TakenBack = Extract<PayoutReason, "refunded" | "dispute_lost" | "charged">;

/** Minor units. */
const amount = z.int().min(0).max(MAX_AMOUNT);

/** What can happen to a payout (`history.ts`). */
const happenings = [
  "blocked",
  "unblocked",
  /** Its day is another one: `until`. */
  "moved",
  /** Due, and the seller's account cannot take it. */
  "waiting",
  /** A part has paid what the seller owed. */
  "netted",
  "sending",
  "refused",
  "sent",
  /** The seller gets less of it. */
  "less",
  /** The same, while the transfer may be on its way: what of it arrives is taken back. */
  "recalled",
  "reversing",
  "reversed",
  "owed",
  "repaid",
  "cancelled",
  /** The seller gets it after all. */
  "renewed",
] as const;

const happenedSchema = z.object({
  at: instant,
  what: z.enum(happenings),
  amount: amount.optional(),
  why: z.enum([...blockKinds, ...payoutReasons]).optional(),
  until: instant.optional(),
  /** The payout's version with it; older entries have none. */
  version: z.int().optional(),
});
export type Happened = z.infer<typeof happenedSchema>;

/** The reasons that a happening can have. One that has any needs a text for each (`payout_words.ts`). */
export interface Whys {
  blocked: Block;
  unblocked: Block;
  refused: Extract<PayoutReason, "account" | "balance">;
  sent: Extract<PayoutReason, "by_hand">;
  less: TakenBack;
  recalled: TakenBack;
  reversing: TakenBack;
  owed: TakenBack;
  cancelled: TakenBack;
}

/** The newest are kept. */
export const MAX_HAPPENED = 50;

const payoutSchema = z.object({
  ...stored,
  sellerId: idSchema,
  /** The payment whose money it is; the balances of the sale are kept on it. */
  paymentId: idSchema,
  /** The order's concert, whose row says when it starts; null for an order from before there were concerts. */
  concertId: idSchema.nullable(),
  /** The concert's start as it was sold. */
  startsAt: shownInstant,
  /** What the seller gets, in minor units; 0: nothing is transferred. */
  amount,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** When the money falls due, as it was last worked out; the concert's row decides. */
  releaseAt: instant,
  blocks: z.array(z.enum(blockKinds)).max(blockKinds.length),
  status: z.enum(payoutStatuses),
  reason: z.enum(payoutReasons).nullable(),
  /** The transfer that is called for or was made: its number, 0 before the first; part of the idempotency key. */
  attempt: z.int().min(0),
  /** The commit before the first call with the present key. */
  calledAt: instant.nullable(),
  /** The adapter and the account that the transfer goes to. */
  provider: z.string().nullable(),
  accountId: z.string().nullable(),
  transferId: z.string().nullable(),
  sentAt: instant.nullable(),
  /** Kept for what the seller owed when the transfer was decided: the transfer is of `amount - withheld`. */
  withheld: amount,
  /** What the seller has to give back of what is transferred; 0: nothing. */
  recall: amount,
  /** What a lost dispute has taken from the payout: the seller gets it again if the dispute is won after all. */
  taken: amount,
  /** What the provider has taken back of the transfer. */
  reversed: amount,
  /** What is to be taken back besides, once the call that takes `recall` back has ended. */
  recallNext: amount.default(0),
  /** What the seller owed when taking it back failed, and where the queue of their debts ends with it. */
  owed: amount,
  owedUpTo: z.int().min(0).nullable(),
  /** Of this transfer, what the seller has owed and paid in another way. */
  repaid: amount.default(0),
  /** What the seller gets again once taking it back has ended: a dispute was won after it was lost. */
  renewal: amount,
  /** What the seller has kept of transfers for this order before the present one. */
  earlier: amount,
  /** Refused transfers in a row, and when the next is tried. */
  refusals: z.int().min(0),
  againAt: instant.nullable(),
  /** Since when the seller's account is waited for, and how often the seller was reminded. */
  waitingSince: instant.nullable(),
  reminded: z.int().min(0),
  /** What has happened to it, oldest first. */
  history: z.array(happenedSchema).max(MAX_HAPPENED).default([]),
});
export type Payout = z.infer<typeof payoutSchema>;

/** Payouts with a call under way, where the money is at neither end for certain; or more is to be owed. */
const isMoving = ({ status, recallNext }: Payout): boolean =>
  status === "sending" || status === "reversing" || status === "owed" && recallNext > 0;

/** Held although it is due, until the seller's account takes money. */
export const isWaiting = ({ status, waitingSince, reason }: Payout): boolean =>
  status === "held" && (waitingSince !== null || reason === "account");

export const payouts = entity({
  name: "payout",
  about: "What the seller of a complete order gets; the id is the order's.",
  schema: payoutSchema,
  indexes: {
    seller: list<Payout>("A seller's payouts, oldest first", (p) => [p.sellerId, p.createdAt]),
    waiting: list<Payout>(
      "A seller's payouts that wait for their account, or were refused by it",
      (p) => isWaiting(p) ? [p.sellerId, p.releaseAt] : null,
    ),
    owed: list<Payout>(
      "What a seller has to pay back, in the order of the queue of their debts",
      (p) => p.status === "owed" ? [p.sellerId, p.owedUpTo!] : null,
    ),
    operator: list<Payout>(
      "Payouts that operators have blocked, oldest first",
      (p) => p.status === "held" && p.blocks.includes("operator") ? [p.createdAt] : null,
    ),
    moving: list<Payout>(
      "Payouts with a call under way, by when it was first made",
      (p) => isMoving(p) ? [p.calledAt ?? p.createdAt] : null,
    ),
  },
});

/** What the seller keeps of this transfer and of what was kept for a debt, once nothing more is to come back. */
export const keptOf = ({ amount, reversed, repaid }: Payout): number =>
  Math.max(0, amount - reversed - repaid);

/** What is transferred to the seller's account, in minor units. */
export const transferOf = ({ amount, withheld }: Pick<Payout, "amount" | "withheld">): number =>
  amount - withheld;

/**
 * What of the transfer has not come back from the seller's account, in minor units. What was paid by hand, or has paid
 * a debt, was never there.
 */
export const inAccount = (payout: Payout): number =>
  payout.transferId === null ? 0 : transferOf(payout) - payout.reversed;

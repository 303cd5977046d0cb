/**
 * Decisions of moderators and operators: who decided what about somebody else's ticket, order, money or group
 * membership, when and why. A decision is written in the same commit as its effect and never changes. (Operators'
 * other actions, such as an import, are in `ops/operator_log.ts`.)
 *
 * Older versions called a decision "verdict". The name remains where it is stored or sent: the entity
 * `verdict`, the payload field `verdictId`, the invariants `verdict_…`.
 */
import { z } from "zod";
import { entity, list, many } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { MAX_OPEN_REPORTS, reportSchema } from "../reports/report.ts";
import { concertDetails } from "../concerts/details.ts";
import { moneySchema } from "../money.ts";
import { idSchema, stored } from "../stored.ts";
import { line } from "../text.ts";
import { contentSchema } from "./content.ts";
import type { Who } from "./who.ts";

/** Length of a moderator's reason, in characters. */
const MIN_REASON = 3;
const MAX_REASON = 300;
export const reasonInput = line(MIN_REASON, MAX_REASON);

const concertActions = [
  "concert_correct",
  "concert_move",
  "concert_merge",
  "concert_cancel",
] as const;
export type ConcertAction = typeof concertActions[number];

/** Of operators, about the money of a sale or what a seller owes. */
const moneyActions = [
  "payout_release",
  "payout_block",
  "payout_settled",
  "debt_repaid",
  "debt_writeoff",
  "debt_recover",
  "loss_charged",
] as const;
export type MoneyAction = typeof moneyActions[number];

export const decisionActions = [
  "approve",
  "reject",
  "withdraw",
  "cancel",
  "refund",
  "claim_upheld",
  "claim_rejected",
  "dismiss",
  "refuse_name",
  "group_add",
  "group_remove",
  ...concertActions,
  ...moneyActions,
] as const;
export type DecisionAction = typeof decisionActions[number];

const moderatorDecisionSchema = z.object({
  ...stored,
  action: z.enum(decisionActions),
  by: z.string(),
  requestId: z.string().nullable().default(null),
  /** The moderator's reason; an approval needs none. */
  reason: z.string().nullable(),
  ticketId: idSchema.nullable(),
  /** The ticket's version after the decision. */
  ticketVersion: z.int().nullable().default(null),
  /** The order that was cancelled or refunded, or whose seller's money it is about. */
  orderId: idSchema.nullable().default(null),
  group: idSchema.nullable().default(null),
  concertId: idSchema.nullable().default(null),
  /** How the concert was changed; `into`: the one that it is part of now. */
  concert: z.object({ before: concertDetails, after: concertDetails, into: idSchema.nullable() })
    .nullable().default(null),
  /** What a decision about money is about: the payout, or the part of a debt or a loss. */
  amount: moneySchema.nullable().default(null),
  /** Who is affected: the ticket's seller, then the buyer; or the group member. */
  people: z.array(idSchema).max(2).default([]),
  /** The ticket's content, if it was reviewed. */
  content: contentSchema.nullable().default(null),
  /** The reports about the ticket that this decision closed. */
  reports: z.array(reportSchema).max(MAX_OPEN_REPORTS).default([]),
});
export type ModeratorDecision = z.infer<typeof moderatorDecisionSchema>;

/** The ids of everything that it is about, without duplicates. */
const things = (
  { ticketId, orderId, group, concertId, concert, people }: ModeratorDecision,
): string[] => {
  const ids = [ticketId, orderId, group, concertId, concert?.into ?? null, ...people];
  return [...new Set(ids.filter((id) => id !== null))];
};
const nowhere = () => [];

export const moderatorDecisions = entity({
  name: "verdict",
  about: "A decision about somebody's ticket, order, money or membership; never changed.",
  schema: moderatorDecisionSchema,
  indexes: {
    ticket: list<ModeratorDecision>(
      "Decisions about a ticket, oldest first",
      (v) => v.ticketId === null ? null : [v.ticketId],
    ),
    thing: many<ModeratorDecision>(
      "Decisions about a ticket, an order, a concert, a group or a person, by time",
      (v) => things(v).map((id) => [id, v.createdAt]),
    ),
    by: list<ModeratorDecision>("What somebody decided, by time", (v) => [v.by, v.createdAt]),
    time: list<ModeratorDecision>("All decisions, by time", (v) => [v.createdAt]),
  },
  upgrades: [{
    about: "Decisions about more than tickets: `moderatorId` became `by`",
    change: ({ moderatorId, ...rest }) => ({ ...rest, by: `user:${moderatorId}` }),
    formerKeys: { thing: nowhere, by: nowhere, time: nowhere },
  }],
});

type Facts =
  & Pick<ModeratorDecision, "action" | "reason">
  & Partial<
    Omit<ModeratorDecision, "id" | "createdAt" | "updatedAt" | "version" | "by" | "requestId">
  >;

/** Writes a decision in this transaction. `id` is made by the caller, because a transaction may run several times. */
export function record(
  tx: Tx,
  id: string,
  { by, requestId }: Who,
  facts: Facts,
): ModeratorDecision {
  return tx.create(moderatorDecisions, {
    ticketId: null,
    ticketVersion: null,
    orderId: null,
    group: null,
    concertId: null,
    concert: null,
    amount: null,
    people: [],
    content: null,
    reports: [],
    ...facts,
    id,
    by,
    requestId: requestId ?? null,
  });
}

/** A claim: the buyer of a complete order was not let in. One for each order, about the whole of it. */
import { z } from "zod";
import { entity, list, many } from "#store/entity/mod.ts";
import { idSchema, instant, stored, storedText } from "../stored.ts";
import { MAX_PICTURES, pictureSchema } from "./picture.ts";

export const claimKinds = [
  /** The ticket was refused at the door. */
  "not_let_in",
  /** The buyer could not use it: it did not come, or could not be opened. */
  "never_came",
  /** Another place, another concert, fewer rights than sold. */
  "not_as_described",
] as const;

/** Upheld: the buyer gets the money back · rejected: a moderator decided for the seller. */
export const claimStatuses = ["open", "answered", "upheld", "rejected", "withdrawn"] as const;
export type ClaimStatus = typeof claimStatuses[number];

/**
 * moderator: decided · buyer: withdrawn · refund: the order was refunded for another reason, such as its cancelled
 * concert · dispute: the buyer's bank has returned the money.
 */
export const claimEnders = ["moderator", "buyer", "refund", "dispute"] as const;
export type ClaimEnder = typeof claimEnders[number];

const claimSchema = z.object({
  ...stored,
  buyerId: idSchema,
  sellerId: idSchema,
  kind: z.enum(claimKinds),
  /** What the buyer writes. */
  text: storedText,
  status: z.enum(claimStatuses),
  /** What the seller writes. */
  answer: storedText.nullable(),
  answeredAt: instant.nullable(),
  closedAt: instant.nullable(),
  closedBy: z.enum(claimEnders).nullable(),
  /** The moderator's reason; both sides read it. */
  reason: storedText.nullable(),
  pictures: z.array(pictureSchema).max(MAX_PICTURES),
});
export type Claim = z.infer<typeof claimSchema>;

/** Neither decided nor withdrawn. */
export const isUndecided = ({ status }: Pick<Claim, "status">): boolean =>
  status === "open" || status === "answered";

/** From when it waits for a moderator, epoch ms: once the seller has answered, or has had the time to. */
const decidableFrom = ({ createdAt, answeredAt }: Pick<Claim, "createdAt" | "answeredAt">) =>
  Math.min(answeredAt ?? Infinity, createdAt + ANSWER_MS);

/** Nobody has decided it for a week. */
export const isOverdue = (claim: Claim, now: number): boolean =>
  isUndecided(claim) && now >= claim.createdAt + DECIDE_MS;

/** How long the seller has to answer before a claim can be upheld without an answer. */
export const ANSWER_MS = 48 * 3_600_000;
/** After this a seller who has not answered is reminded, once. */
export const REMIND_MS = ANSWER_MS / 2;
/** After this an operator is alarmed about a claim that nobody has decided. */
export const DECIDE_MS = 7 * 86_400_000;

export const claims = entity({
  name: "claim",
  about: "That the buyer of an order was not let in, and what became of it; the id is the order's.",
  schema: claimSchema,
  indexes: {
    person: many<Claim>(
      "The claims of a buyer or against a seller, by time",
      (c) => [[c.buyerId, c.createdAt], [c.sellerId, c.createdAt]],
    ),
    undecided: list<Claim>(
      "Claims without a decision, by the time from which they wait for a moderator",
      (c) => isUndecided(c) ? [decidableFrom(c)] : null,
    ),
    closed: list<Claim>(
      "Claims that have ended, by when",
      (c) => c.closedAt === null ? null : [c.closedAt],
    ),
  },
  upgrades: [{
    about: "Undecided claims are listed by the time from which they wait for a moderator",
    change: (claim) => claim,
    formerKeys: {
      undecided: ({ status, createdAt }) =>
        status === "open" || status === "answered" ? [[createdAt as number]] : [],
    },
  }],
});

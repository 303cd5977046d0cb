/** An automatic guard: reads what a listing says and suggests what a moderator could decide. It decides nothing. */
import { z } from "zod";
import type { Money } from "../money.ts";

/** The texts and prices of a listing: nothing about its seller, and no barcode. */
export interface GuardedListing {
  title: string;
  venue: string;
  city: string;
  section: string | null;
  row: string | null;
  /** Of each ticket that has one. */
  seats: string[];
  description: string;
  /** Of one ticket. */
  price: Money;
  faceValue: Money;
  /** What the first seller charged on top of the face value of one ticket; null: nothing, or not known. */
  paidFees: Money | null;
}

/** look: a moderator should look at it closely. */
export const advices = ["approve", "look", "reject"] as const;
export const guardedTexts = [
  "title",
  "venue",
  "city",
  "section",
  "row",
  "seats",
  "description",
] as const;

/** Reasons that are kept of a suggestion, at most. */
export const MAX_REASONS = 10;
/** Characters of a reason in words, and UTF-16 units of a word that was found. */
export const MAX_SAID = 300;
const MAX_FOUND = 80;

const reasonSchema = z.discriminatedUnion("kind", [
  /** A word or phrase of the list. */
  z.object({
    kind: z.literal("word"),
    field: z.enum(guardedTexts),
    word: z.string().max(MAX_FOUND),
  }),
  /** An address or a number to reach somebody by. */
  z.object({
    kind: z.literal("contact"),
    field: z.enum(guardedTexts),
    word: z.string().max(MAX_FOUND),
  }),
  /** The price is unusually high or low; in percent of what the ticket cost at first. */
  z.object({ kind: z.literal("price"), percent: z.int().min(0) }),
  /** What a classifier says, in its own words. */
  z.object({ kind: z.literal("said"), text: z.string() }),
]);
export type Reason = z.infer<typeof reasonSchema>;

export const suggestionSchema = z.object({
  advice: z.enum(advices),
  reasons: z.array(reasonSchema).max(MAX_REASONS),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** As much of a word as is kept. */
export const foundWord = (word: string): string => [...word].slice(0, MAX_FOUND / 2).join("");

export interface ModerationGuard {
  /** Throws if there is no usable answer in time: then it is asked again later. */
  suggest(listing: GuardedListing): Promise<Suggestion>;
}

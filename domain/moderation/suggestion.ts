/** What the guard suggests about a listing that waits for a moderator. */
import { hash } from "node:crypto";
import { ending, entity } from "#store/entity/mod.ts";
import { z } from "zod";
import { type GuardedListing, suggestionSchema } from "../ports/moderation_guard.ts";
import { instant, stored } from "../stored.ts";
import type { Listing } from "../tickets/listing.ts";

/** The id is the listing's. */
const storedSuggestionSchema = suggestionSchema.extend({
  ...stored,
  /** A digest of what the guard was given: the suggestion is about nothing else. */
  about: z.string().max(64),
  /** When the concert begins: then nothing about the listing is left to decide. */
  until: instant,
});
export type StoredSuggestion = z.infer<typeof storedSuggestionSchema>;

export const suggestions = entity({
  name: "suggestion",
  about: "What the guard suggests about a listing that waits; removed with the decision. " +
    "The id is the listing's.",
  schema: storedSuggestionSchema,
  indexes: {
    until: ending<StoredSuggestion>("By their end, to remove old ones", (s) => [s.until]),
  },
});

export const guardedOf = (listing: Listing): GuardedListing => ({
  title: listing.title,
  venue: listing.venue,
  city: listing.city,
  section: listing.section,
  row: listing.row,
  seats: listing.seats.flatMap(({ seat }) => seat ?? []),
  description: listing.description,
  price: listing.price,
  faceValue: listing.faceValue,
  paidFees: listing.paidFees ?? null,
});

export const digestOfGuarded = (guarded: GuardedListing): string =>
  hash("sha256", JSON.stringify(guarded), "base64url");

/** It waits for a moderator. */
export const isWaiting = ({ retired, seats }: Listing): boolean =>
  !retired && seats.some(({ status }) => status === "pending");

/** The suggestion, if it is about what the listing says now and the listing waits; else null. */
export function suggestionFor(
  listing: Listing,
  found: StoredSuggestion | null,
): StoredSuggestion | null {
  const fits = found && isWaiting(listing) && found.about === digestOfGuarded(guardedOf(listing));
  return fits ? found : null;
}

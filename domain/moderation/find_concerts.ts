/** Moderators find any concert that was ever listed: also one that is not public yet, cancelled, or over. */
import { type Concert, concerts } from "../concerts/concert.ts";
import { survivorOf } from "../concerts/find_or_make.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { termsIn, wordsOf } from "../search/words.ts";
import { mayReview } from "./may.ts";

/** Concerts that each of the three reads takes at most, and that are found at most. */
const READ_AT_ONCE = 100;
const MAX_CONCERTS_FOUND = 20;

/**
 * Concerts whose name, venue or city has words that begin so: those ahead by date, then the latest that are over.
 * A concert that is part of another one leads to that one. `more`: not all are there. Refusal: `forbidden`.
 */
export async function findConcertsToModerate(
  x: Services,
  userId: string,
  query: string,
): Promise<Result<{ found: Concert[]; more: boolean }>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  const asked = [...new Set(termsIn(query).flatMap(({ ways: [parts] }) => parts))];
  if (asked.length === 0) return ok({ found: [], more: false });
  // The longest word is the rarest, as a rule.
  const lead = asked.reduce((a, b) => b.length > a.length ? b : a);
  const now = x.store.now();
  const pages = await Promise.all([
    { prefix: [lead], start: [now] },
    { prefix: [lead], end: [now], reverse: true },
    // Words that only begin so.
    { start: [lead], end: [`${lead}\uffff`] },
  ].map((range) => x.store.list(concerts, "words", { ...range, limit: READ_AT_ONCE })));
  const fitting = pages.flatMap(({ items }) => items).filter((concert) => {
    const words = wordsOf(concert);
    return asked.every((part) => words.some((word) => word.startsWith(part)));
  });
  const known = await Promise.all(fitting.map((concert) => survivorOf(x.store, concert)));
  const all = [...new Map(known.map((concert) => [concert.id, concert])).values()];
  const ahead = all.filter(({ startsAt }) => startsAt > now);
  const over = all.filter(({ startsAt }) => startsAt <= now);
  const sorted = [
    ...ahead.sort((a, b) => a.startsAt - b.startsAt),
    ...over.sort((a, b) => b.startsAt - a.startsAt),
  ];
  return ok({
    found: sorted.slice(0, MAX_CONCERTS_FOUND),
    more: sorted.length > MAX_CONCERTS_FOUND || pages.some(({ next }) => next !== undefined),
  });
}

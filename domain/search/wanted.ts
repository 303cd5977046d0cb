/** A query prepared for matching: instants in place of dates, folded words. */
import {
  formerFold as fold,
  formerWordsIn as wordsIn,
  formerWordsOf as wordsOf,
} from "../tickets/former_words.ts";
import { isListedSeat } from "../tickets/seat.ts";
import { shownStatus, type Ticket } from "../tickets/ticket.ts";
import { isOnDays, startOfDay } from "./days.ts";
import type { BrowseQuery, BrowseSort } from "./query.ts";
import { MAX_WORDS_PER_QUERY } from "./words.ts";

export interface Wanted {
  sort: BrowseSort;
  /** All must match; the last one may be a prefix. */
  words: string[];
  city: string | null;
  /** Days in the concert's time zone, "YYYY-MM-DD", inclusive; null: any. */
  from: string | null;
  to: string | null;
  /** The range of the concert's start, epoch ms: from inclusive, before exclusive. */
  startsFrom: number;
  startsBefore: number;
  /** Prices in minor units, inclusive. */
  min: number;
  max: number;
  status: "available" | "reserved" | null;
  now: number;
}

/** Concerts that have started never match. */
export function wantedBy(query: BrowseQuery, now: number): Wanted {
  return {
    sort: query.sort,
    words: wordsIn(query.q ?? "", MAX_WORDS_PER_QUERY),
    city: query.city === undefined ? null : fold(query.city),
    from: query.from ?? null,
    to: query.to ?? null,
    startsFrom: Math.max(now + 1, query.from ? startOfDay(query.from, "first") : 0),
    startsBefore: query.to ? startOfDay(query.to, "last") : Number.MAX_SAFE_INTEGER,
    min: query.min ?? 0,
    max: query.max ?? Number.MAX_SAFE_INTEGER - 1,
    status: query.status ?? null,
    now,
  };
}

/** Whether a loaded ticket matches the query. Indexes only narrow down the candidates. */
export function matches(ticket: Ticket, wanted: Wanted): boolean {
  return !ticket.retired && isListedSeat(ticket) &&
    ticket.startsAt >= wanted.startsFrom && ticket.startsAt < wanted.startsBefore &&
    isOnDays(ticket, wanted) &&
    ticket.price.amount >= wanted.min && ticket.price.amount <= wanted.max &&
    (wanted.status === null || shownStatus(ticket, wanted.now) === wanted.status) &&
    (wanted.city === null || fold(ticket.city) === wanted.city) &&
    (wanted.words.length === 0 || hasWords(wordsOf(ticket), wanted.words));
}

function hasWords(has: readonly string[], wants: string[]): boolean {
  const last = wants[wants.length - 1];
  return wants.slice(0, -1).every((word) => has.includes(word)) &&
    has.some((word) => word.startsWith(last));
}

/** Finds out which words on offer a query means: as written, as a start, or in place of a typing mistake. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Budget } from "./feeds.ts";
import { nearWords } from "./near_words.ts";
import { expandPrefix } from "./vocabulary.ts";
import { type Term, wordsOf } from "./words.ts";

/** Words that must all be there; each stands for several, of which one suffices. */
type Way = string[][];

export interface Sought {
  /** All must be there, each in one of its ways. */
  terms: Way[][];
  /** For each term the texts that it may stand for, the most likely first; null if no mistake was forgiven. */
  readings: string[][] | null;
  /** False: more words start like the last one than are sought. */
  complete: boolean;
}

/** Whether a concert has the words. */
export function isSought(
  concert: { name: string; venue: string; city: string },
  { terms }: Sought,
): boolean {
  const has = new Set(wordsOf(concert));
  return terms.every((ways) =>
    ways.some((way) => way.every((words) => words.some((word) => has.has(word))))
  );
}

/** The query as it was read: in words of this concert, if one was found. Null: as it was written. */
export function correctedFor(
  { readings }: Sought,
  found: { name: string; venue: string; city: string } | undefined,
): string | null {
  if (readings === null) return null;
  const has = new Set(found ? wordsOf(found) : []);
  const isThere = (text: string) => text.split(" ").every((word) => has.has(word));
  return readings.map((texts) => texts.find(isThere) ?? texts[0]).join(" ");
}

/**
 * The words on offer that the terms mean; the last one may be the start of a word. `forgiving`: a word that is
 * not on offer may be a typing mistake. Null: one of them matches nothing on offer.
 */
export async function soughtFor(
  store: Store,
  terms: readonly Term[],
  budget: Budget,
  forgiving: boolean,
): Promise<Sought | null> {
  const whole = [...new Set(terms.flatMap(({ ways }) => ways.flat()))];
  const counts = await store.countsOf(offerings, "word_date", whole);
  const known = new Set(whole.filter((_, place) => counts[place] > 0));
  budget.take(Math.min(budget.left, known.size));
  const sought: Sought = { terms: [], readings: null, complete: true };
  const readings: string[][] = [];
  let mistaken = false;
  for (const [place, term] of terms.entries()) {
    const open = place === terms.length - 1;
    const ways: Way[] = [];
    for (const way of term.ways) {
      const found = await expand(way, open);
      if (found.every((words) => words.length > 0)) ways.push(found);
    }
    const instead = ways.length > 0 || !forgiving ? [] : await insteadOf(term, open);
    ways.push(...instead.map((text) => text.split(" ").map((word) => [word])));
    if (ways.length === 0) return null;
    sought.terms.push(ways);
    readings.push(instead.length > 0 ? instead : [term.asked]);
    mistaken ||= instead.length > 0;
  }
  return mistaken ? { ...sought, readings } : sought;

  async function expand(way: readonly string[], open: boolean): Promise<Way> {
    const found: Way = [];
    for (const [place, word] of way.entries()) {
      if (!open || place < way.length - 1) found.push(known.has(word) ? [word] : []);
      else {
        const { words, complete } = await expandPrefix(store, word, budget);
        found.push(words);
        sought.complete &&= complete;
      }
    }
    return found;
  }

  /**
   * What was probably meant: a word, or two that were written as one. The other words of the query decide
   * between several; without others, the most likely word alone is sought.
   */
  async function insteadOf({ ways }: Term, open: boolean): Promise<string[]> {
    const limit = terms.length > 1 ? MAX_READINGS : 1;
    for (const way of ways) {
      if (way.length > 1) continue;
      const near = await nearWords(store, way[0], { open, limit }, budget);
      if (near.length > 0) return near;
      const halves = await halvesOf(way[0]);
      if (halves !== null) return [halves];
    }
    return [];
  }

  /** "pinkfloyd" → "pink floyd": the halves that are in most concerts. */
  async function halvesOf(word: string): Promise<string | null> {
    const letters = [...word];
    const pairs = letters.slice(2, -1).map((
      _,
      place,
    ) => [letters.slice(0, place + 2).join(""), letters.slice(place + 2).join("")]);
    if (pairs.length === 0 || !budget.take(Math.min(pairs.length, MAX_HALVES))) return null;
    const counts = await store.countsOf(offerings, "word_date", pairs.flat());
    const both = pairs.map((_, place) => Math.min(...counts.slice(place * 2, place * 2 + 2)));
    const most = Math.max(...both);
    return most > 0 ? pairs[both.indexOf(most)].join(" ") : null;
  }
}

/** Words that one typing mistake may stand for. */
const MAX_READINGS = 3;
/** Rows of the budget that looking for halves takes. */
const MAX_HALVES = 20;

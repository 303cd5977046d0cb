/** The built-in guard: a list of words, addresses to reach people by, and prices that are unusual. */
import {
  foundWord,
  type GuardedListing,
  guardedTexts,
  MAX_REASONS,
  type ModerationGuard,
  type Reason,
} from "#domain/ports/moderation_guard.ts";
import { foldedParts } from "#domain/search/words.ts";
import { CannotOpen } from "../database/cannot_open.ts";
import { STARTING_WORDS } from "./starting_words.ts";

/** Prices outside of these are unusual, in percent of what a ticket cost at first. */
export const HIGH_PERCENT = 150;
export const LOW_PERCENT = 30;
/** Entries of a list, and characters of one. */
const MAX_ENTRIES = 5_000;
const MAX_ENTRY = 80;

const BLANKS = /[\p{Z}\s]+/u;
const MAIL = /[^\s@<>"]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,3}/u;
const LINK = /(?:https?:\/\/|www\.)[^\s]{3,}/iu;
/** Nine digits or more, as people write telephone numbers. */
const PHONE = /(?<![\p{L}\p{N}])[+0](?:\d?[ .()/-]{0,2}\d){8,15}(?![\p{L}\p{N}])/u;
const DATE =
  /\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b/gu;

interface Entry {
  /** As it stands in the list. */
  shown: string;
  /** The folded words that must follow each other. */
  words: string[];
  rejects: boolean;
}

/** Lines of a word or a phrase; "!" before it: reject; "#" begins a comment. Throws for a list that cannot be meant. */
export function entriesOf(list: string): Entry[] {
  const lines = list.split(/\r?\n/).map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length > MAX_ENTRIES) throw new Error(`it has more than ${MAX_ENTRIES} lines`);
  return lines.map((line) => {
    const rejects = line.startsWith("!");
    const shown = line.replace(/^!\s*/, "");
    const words = shown.split(BLANKS).flatMap(foldedParts);
    if (shown.length > MAX_ENTRY || words.length === 0) {
      throw new Error(`"${line.slice(0, MAX_ENTRY)}" is no word, or is too long`);
    }
    return { shown, words, rejects };
  });
}

/** `file`: an operator's list in place of the built-in one. Throws `CannotOpen`. */
export async function openWordGuard(file: string | null): Promise<ModerationGuard> {
  if (file === null) return createWordGuard(STARTING_WORDS);
  try {
    return createWordGuard(await Deno.readTextFile(file));
  } catch (error) {
    throw new CannotOpen(
      `MODERATION_WORDS: ${file} cannot be used: ${(error as Error).message}. ` +
        "Example: MODERATION_WORDS=/etc/ticketing/words.txt",
    );
  }
}

export function createWordGuard(list: string): ModerationGuard {
  const byFirst = Map.groupBy(entriesOf(list), ({ words }) => words[0]);

  function found(text: string): Entry[] {
    const words = wordsIn(text);
    return words.flatMap((_, at) =>
      words[at].flatMap((word) => byFirst.get(word) ?? [])
        .filter((entry) => entry.words.every((one, next) => words[at + next]?.includes(one)))
    );
  }

  return {
    suggest(listing) {
      const reasons: Reason[] = [];
      let rejects = false;
      for (const field of guardedTexts) {
        const text = [listing[field] ?? []].flat().join("\n");
        for (const { shown, rejects: isBad } of new Set(found(text))) {
          reasons.push({ kind: "word", field, word: shown });
          rejects ||= isBad;
        }
        const undated = text.replaceAll(DATE, " ");
        const contact = [MAIL, LINK, PHONE].map((one) => one.exec(undated)?.[0]).find(Boolean);
        if (contact) reasons.push({ kind: "contact", field, word: foundWord(contact) });
      }
      const percent = percentOf(listing);
      if (percent > HIGH_PERCENT || percent < LOW_PERCENT) reasons.push({ kind: "price", percent });
      const advice = rejects ? "reject" : reasons.length > 0 ? "look" : "approve";
      return Promise.resolve({ advice, reasons: reasons.slice(0, MAX_REASONS) });
    },
  };
}

/**
 * The words of a text in their order, each in the ways it can be read: "w.h.a.t.s.a.p.p" is also one word. A word of
 * several parts gives its parts one after the other, of which the first may be the whole.
 */
function wordsIn(text: string): string[][] {
  return text.split(BLANKS).flatMap((word) => {
    const parts = foldedParts(word);
    return parts.map((part, place) =>
      place === 0 && parts.length > 1 ? [part, parts.join("")] : [part]
    );
  });
}

function percentOf({ price, faceValue, paidFees }: GuardedListing): number {
  const cost = faceValue.amount + (paidFees?.amount ?? 0);
  return cost === 0 ? 100 : Math.round(price.amount * 100 / cost);
}

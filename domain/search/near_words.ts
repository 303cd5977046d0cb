/** Typing mistakes: the words on offer that are one edit away from the word of a query. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Budget } from "./feeds.ts";

/** Shorter words have too many neighbours. */
const MIN_LENGTH = 5;
/** Words with the same first letters that are read. */
const MAX_ROWS = 50;
/** Mistakes up to this letter are tried out; after it the first letters are right, and an index row has them. */
const HEAD = 3;

/** Letters that may have been meant, for each script that has few. */
const ALPHABETS: readonly [script: RegExp, letters: string][] = [
  [/\p{Script=Latin}/u, "abcdefghijklmnopqrstuvwxyz0123456789"],
  [/\p{Script=Cyrillic}/u, "абвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ"],
  [/\p{Script=Greek}/u, "αβγδεζηθικλμνξοπρστυφχψω"],
  [/\p{Script=Hebrew}/u, "אבגדהוזחטיךכלםמןנסעףפץצקרשת"],
  [/\p{Script=Arabic}/u, "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءپچژگ"],
];

interface Near {
  word: string;
  count: number;
  /** Only its start is near. */
  longer: boolean;
}

/**
 * The words on offer that differ by one letter more, less or other, or by two that changed places: the most
 * likely first, at most `limit`. `open`: the word may go on. None for short words.
 */
export async function nearWords(
  store: Store,
  word: string,
  { open, limit }: { open: boolean; limit: number },
  budget: Budget,
): Promise<string[]> {
  const letters = [...word];
  if (letters.length < MIN_LENGTH || !/\p{L}/u.test(word)) return [];
  if (!budget.take(MAX_ROWS)) return [];
  const tried = headEdits(letters);
  const range = { startsWith: letters.slice(0, HEAD).join(""), limit: MAX_ROWS, rows: MAX_ROWS };
  const [counts, alike] = await Promise.all([
    store.countsOf(offerings, "word_date", tried),
    store.listCounts(offerings, "word_date", range),
  ]);
  budget.left += MAX_ROWS - Math.min(MAX_ROWS, alike.length);
  const near: Near[] = tried.map((word, place) => ({ word, count: counts[place], longer: false }));
  for (const { part, count } of alike) {
    const other = [...part];
    if (isOneEdit(letters, other)) near.push({ word: part, count, longer: false });
    else if (open && startsNear(letters, other)) near.push({ word: part, count, longer: true });
  }
  const best = near.filter(({ count }) => count > 0).sort((a, b) =>
    Number(a.longer) - Number(b.longer) || b.count - a.count ||
    Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]) || (a.word < b.word ? -1 : 1)
  );
  return [...new Set(best.map(({ word }) => word))].slice(0, limit);
}

/** All words that are one edit of the first letters away. */
function headEdits(letters: readonly string[]): string[] {
  const alphabet = ALPHABETS.find(([script]) => script.test(letters.join("")))?.[1] ?? "";
  const edits = new Set<string>();
  for (let at = 0; at < HEAD; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)];
    const edit = (...middle: string[]) => edits.add([...before, ...middle].join(""));
    edit(...after.slice(1));
    edit(after[1], after[0], ...after.slice(2));
    for (const letter of alphabet) {
      edit(letter, ...after);
      edit(letter, ...after.slice(1));
    }
  }
  edits.delete(letters.join(""));
  return [...edits];
}

/** Whether one letter was added, left out or replaced, or two neighbours have changed places. */
export function isOneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start && end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) end++;
  const [mine, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (mine.length <= 1 && other.length <= 1) return mine.length + other.length > 0;
  return mine.length === 2 && other.length === 2 && mine[0] === other[1] && mine[1] === other[0];
}

/** Whether a longer word starts with what is one edit away. */
const startsNear = (letters: readonly string[], longer: readonly string[]): boolean =>
  [-1, 0, 1].some((more) => {
    const length = letters.length + more;
    return longer.length > length && isOneEdit(letters, longer.slice(0, length));
  });

/**
 * Days and times of day as people type them, the same on the server and in the browser. Browsers' own date
 * fields follow the browser's language and its clock of 12 or 24 hours; the page has its own.
 */
import { once } from "#words/once.ts";
import { writtenDate } from "#words/written_date.ts";

/** Names of months and weekdays are understood in these languages, whatever the page's is. */
const NAMES_IN = ["en", "fr"];
const ORDINAL = /^(\d{1,4})(?:st|nd|rd|th|er|e)?$/;
/** Words of a date that say nothing. */
const FILLERS = new Set(["le", "the", "of"]);
const DAY_MS = 86_400_000;

/**
 * "2027-05-01" from that text itself, "May 1, 2027", "samedi 1er mai 2027" or "05/01/2027"; null if it is no
 * date. Of a date in figures, the locale decides which is the month, unless only one reading exists.
 */
export function readDay(text: string, locale: string): string | null {
  const words = folded(text).split(/[\s,./\u2212-]+/).filter(Boolean);
  const numbers: string[] = [];
  let month: number | null = null;
  for (const word of words) {
    const number = ORDINAL.exec(word)?.[1];
    if (number !== undefined) numbers.push(number);
    else if (month === null && monthNamed(word) !== null) month = monthNamed(word);
    else if (!FILLERS.has(word) && !isWeekday(word)) return null;
  }
  if (month !== null) {
    if (numbers.length !== 2) return null;
    const [first, second] = numbers;
    return first.length === 4 ? dayOf(first, month, second) : dayOf(second, month, first);
  }
  if (numbers.length !== 3) return null;
  const [a, b, c] = numbers;
  if (a.length === 4) return dayOf(a, Number(b), c);
  return monthComesFirst(locale)
    ? dayOf(c, Number(a), b) ?? dayOf(c, Number(b), a)
    : dayOf(c, Number(b), a) ?? dayOf(c, Number(a), b);
}

/** The values with those fields that hold days in the form "2027-05-01"; what is no day stays as it is. */
export function readDays(
  values: Record<string, string>,
  fields: readonly string[],
  locale: string,
): Record<string, string> {
  const days = fields.filter((name) => values[name])
    .map((name) => [name, readDay(values[name], locale) ?? values[name]]);
  return { ...values, ...Object.fromEntries(days) };
}

/** "20:30" from "20:30", "20h30", "20 h", "2030", "8.30 pm"; null if it is no time of day. */
export function readClock(text: string): string | null {
  const plain = folded(text).replaceAll(/\s/g, "");
  const found = /^(\d{1,2})[:.h](\d{2})?(am|pm)?$/.exec(plain) ??
    /^(\d{2})(\d{2})()$/.exec(plain) ??
    /^(\d{1,2})()(am|pm)$/.exec(plain);
  if (!found) return null;
  const [, hours, minutes, half] = found;
  if (minutes === undefined && !plain.includes("h") && !half) return null;
  const hour = half ? Number(hours) % 12 + (half === "pm" ? 12 : 0) : Number(hours);
  const minute = Number(minutes || 0);
  if (half && (Number(hours) < 1 || Number(hours) > 12)) return null;
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

/** "May 1, 2027" for "2027-05-01": a month in words is the same for everybody. */
export const dayInWords = (day: string, locale: string): string =>
  writtenDate(
    once(
      `spelled-day ${locale}`,
      () =>
        new Intl.DateTimeFormat(locale, {
          year: "numeric",
          month: "short",
          day: "numeric",
          timeZone: "UTC",
        }),
    ),
    Date.parse(day),
    locale,
  );

/** "05/01/2027" for "2027-05-01", in the locale's order. */
export const dayInFigures = (day: string, locale: string): string =>
  figures(locale).format(Date.parse(day));

/** Whether the text is a day as the server writes it. */
export const isIsoDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function dayOf(year: string, month: number, day: string): string | null {
  if (!/^(\d{2}|\d{4})$/.test(year)) return null;
  const written = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(Number(day))}`;
  if (!isIsoDay(written)) return null;
  const at = Date.parse(written);
  // May 31 exists, April 31 does not.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null;
}

const monthComesFirst = (locale: string): boolean =>
  figures(locale).formatToParts(0).find(({ type }) => type === "month" || type === "day")?.type ===
    "month";

const figures = (locale: string): Intl.DateTimeFormat =>
  once(`numeric-day ${locale}`, () =>
    new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      timeZone: "UTC",
    }));

/** By name or by its first letters, three or more; null where several months begin so ("jui"). */
function monthNamed(word: string): number | null {
  if (word.length < 3) return null;
  const found = new Set(
    namesOf("month").flatMap((names) =>
      names.flatMap((name, i) => name.startsWith(word) ? [i + 1] : [])
    ),
  );
  return found.size === 1 ? [...found][0] : null;
}

const isWeekday = (word: string): boolean =>
  word.length >= 3 && namesOf("weekday").flat().some((name) => name.startsWith(word));

/** The names of each language, in the order of the calendar. */
const namesOf = (part: "month" | "weekday"): string[][] =>
  once(`names ${part}`, () =>
    NAMES_IN.map((language) => {
      const format = new Intl.DateTimeFormat(language, { [part]: "long", timeZone: "UTC" });
      const steps = part === "month" ? 12 : 7;
      return Array.from({ length: steps }, (_, i) =>
        folded(format.format(part === "month" ? Date.UTC(2027, i) : i * DAY_MS)));
    }));

const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
const two = (n: number): string => String(n).padStart(2, "0");

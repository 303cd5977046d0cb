/**
 * Problems as codes. Schemas and refusals carry a code with its numbers ("too_long?max=20"); the web
 * layer turns it into the reader's language, or into English for the API.
 */
import { fill, type GapsOf } from "./fill.ts";
import {
  type Amount,
  concertTimeAbroad,
  exactDuration,
  moneyText,
  typedAmount,
  waitText,
} from "./format.ts";
import { catalogues, type Language, languages, type Words } from "./languages.ts";

type Problems = Words["problems"];
type ProblemCode = keyof Problems;

type Numbers<Code extends ProblemCode> = [GapsOf<Problems[Code]>] extends [never] ? []
  : [Record<GapsOf<Problems[Code]>, string | number>];

/** One problem of one field; `path` as in the request, joined with dots. */
export interface FieldError {
  path: string;
  /** Made by `says()`, or plain English if only API clients get it. */
  message: string;
}

/** The message for a code: "too_long?max=20". */
export function says<Code extends ProblemCode>(code: Code, ...[numbers]: Numbers<Code>): string {
  if (numbers === undefined) return code;
  const query = new URLSearchParams(
    Object.entries(numbers).map(([name, value]) => [name, String(value)]),
  );
  return `${code}?${query}`;
}

const KIB = 1024;

/** The limit of a request's size, in bytes, in a message. */
export const saysLimit = (bytes: number): string =>
  bytes < KIB * KIB
    ? says("limit_kib", { n: Math.floor(bytes / KIB) })
    : says("limit_mb", { n: Math.floor(bytes / KIB / KIB) });

/** Money in a message, "6000 EUR"; `inWords` formats it for the reader. */
export const saysAmount = ({ amount, currency }: Amount): string => `${amount} ${currency}`;

/** An example of an amount in a message, "such as EUR"; `inWords` writes it as people type it. */
export const saysExample = (currency: string): string => `such as ${currency}`;

/** An exact length of time in a message, "90 s"; `inWords` formats it. */
export const saysDuration = (seconds: number): string => `${seconds} s`;

/** A concert's time in a message, "1798570800000 Europe/Paris"; `inWords` formats it, with the zone. */
export const saysConcertTime = (startsAt: number, timeZone: string): string =>
  `${startsAt} ${timeZone}`;

/** A country in a message, "country FR"; `inWords` names it. */
export const saysCountry = (code: string): string => `country ${code}`;

/** A time to wait in a message, "~898 s"; `inWords` rounds it up ("15 minutes"). */
export const saysWait = (seconds: number): string => `~${Math.ceil(seconds)} s`;

function gapText(value: string, locale: Language, words: Words): string {
  const [, at, timeZone] = /^(\d{10,16}) ([A-Z][\w+-]*(?:\/[\w+-]+)*)$/.exec(value) ?? [];
  if (at !== undefined) {
    return concertTimeAbroad(Number(at), timeZone, { language: locale, locale, timeZone, words });
  }
  const [, country] = /^country ([A-Z]{2})$/.exec(value) ?? [];
  if (country !== undefined) {
    return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  }
  const [, example] = /^such as ([A-Z]{3})$/.exec(value) ?? [];
  if (example !== undefined) return typedAmount(example, locale);
  const [, about, number, unit] = /^(~?)(\d+) ([A-Z]{3}|s)$/.exec(value) ?? [];
  if (number === undefined) return value;
  if (unit === "s") return (about ? waitText : exactDuration)(Number(number), locale);
  return moneyText({ amount: Number(number), currency: unit }, locale);
}

const localeOf = (words: Words): Language =>
  languages.find((language) => catalogues[language] === words) ?? "en";

/** The message in words. A message that is no code is English for programs and returned as it is. */
export function inWords(message: string, words: Words): string {
  const { problems } = words;
  const [, code, query] = /^([a-z0-9_]+)(?:\?(.*))?$/.exec(message) ?? [];
  if (code === undefined || !Object.hasOwn(problems, code)) return message;
  const locale = localeOf(words);
  const numbers = [...new URLSearchParams(query ?? "")]
    .map(([name, value]) => [name, gapText(value, locale, words)]);
  return fill<string>(problems[code as ProblemCode], Object.fromEntries(numbers));
}

/** Money, dates and times for people, formatted by `Intl`. */
import { fill } from "./fill.ts";
import { zoneName } from "./zones.ts";
import type { Manner } from "./manner.ts";
import type { Words } from "./languages.ts";
import { once, onceWritten } from "./once.ts";
import { writtenDate } from "./written_date.ts";

export interface Amount {
  /** Minor units. */
  amount: number;
  currency: string;
}

/** "€45.00", "¥4,500"; "45,00 €". */
export function moneyText({ amount, currency }: Amount, locale: string): string {
  const { format, minor } = once(`money ${locale} ${currency}`, () => {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency });
    return { format, minor: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
  });
  return format.format(amount / minor);
}

/** An amount as people type it, without the currency: "12.50", "12,50", "1250". */
export const typedAmount = (currency: string, locale: string): string =>
  once(`typed ${locale} ${currency}`, () => {
    const { maximumFractionDigits: decimals = 2 } = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
    }).resolvedOptions();
    const format = new Intl.NumberFormat(locale, {
      numberingSystem: "latn",
      useGrouping: false,
      minimumFractionDigits: decimals,
    });
    return format.format(decimals === 0 ? 1250 : 12.5);
  });

/** "−30%", "−30 %". */
export const percentLess = (percent: number, locale: string): string =>
  `\u2212${percentText(percent, locale)}`;

/** "30%", "30 %", "2.5%"; at most two decimals. */
export const percentText = (percent: number, locale: string): string =>
  once(
    `percent ${locale}`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }),
  ).format(percent / 100);

/** "1, 2 or 4". */
export const listText = (numbers: readonly number[], locale: string): string =>
  once(`list ${locale}`, () => new Intl.ListFormat(locale, { type: "disjunction" }))
    .format(numbers.map(String));

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const day = { year: "numeric", month: "short", day: "numeric" } as const;
const looks = {
  concert: { weekday: "short", ...day, ...clock },
  month: { month: "short" },
  day: { day: "numeric" },
  weekday: { weekday: "short" },
  clock,
  exactClock: { ...clock, second: "2-digit" },
  date: day,
  dayAndTime: { ...day, ...clock },
  moment: { ...day, ...clock, second: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

function dateText(instant: number, timeZone: string, locale: string, look: keyof typeof looks) {
  const kind = `${look} ${locale} ${timeZone}`;
  return onceWritten(`${kind} ${instant}`, () => {
    const make = () => new Intl.DateTimeFormat(locale, { ...looks[look], timeZone });
    return writtenDate(once(kind, make), instant, locale);
  });
}

/** What times need of a manner: browsers have no more of it. */
export interface TimeManner extends Pick<Manner, "language" | "locale" | "timeZone"> {
  readonly words: { readonly time: Pick<Words["time"], "inZone"> };
}

function withZone(time: string, instant: number, timeZone: string, manner: TimeManner): string {
  return fill(manner.words.time.inZone, { time, zone: zoneName(instant, timeZone, manner) });
}

/** The concert's local time, "Sat, May 1, 2027, 20:00", with the zone if it is not the installation's. */
export function concertTime(instant: number, timeZone: string, manner: Manner): string {
  const time = dateText(instant, timeZone, manner.locale, "concert");
  return timeZone === manner.timeZone ? time : withZone(time, instant, timeZone, manner);
}

/** The same in parts: "Sat, May 1, 2027, ", "20:00" and " CEST", which is to be shown if `named`. */
export function concertTimeParts(instant: number, timeZone: string, manner: Manner) {
  const time = dateText(instant, timeZone, manner.locale, "concert");
  const clock = dateText(instant, timeZone, manner.locale, "clock");
  return {
    day: time.slice(0, time.lastIndexOf(clock)),
    clock: time.slice(time.lastIndexOf(clock)),
    zone: withZone("", instant, timeZone, manner),
    named: timeZone !== manner.timeZone,
  };
}

/** The same, always with the zone: an email may be read anywhere. */
export function concertTimeAbroad(instant: number, timeZone: string, manner: Manner): string {
  return withZone(
    dateText(instant, timeZone, manner.locale, "concert"),
    instant,
    timeZone,
    manner,
  );
}

/** The parts of a large date: month "May", day "1", weekday "Sat", time "20:00". */
export function concertDay(instant: number, timeZone: string, { locale }: Manner) {
  return {
    month: dateText(instant, timeZone, locale, "month"),
    day: dateText(instant, timeZone, locale, "day"),
    weekday: dateText(instant, timeZone, locale, "weekday"),
    time: dateText(instant, timeZone, locale, "clock"),
  };
}

/** "21:04:18 CEST": deadlines are exact to the second. */
export function clockTime(instant: number, manner: TimeManner): string {
  const { timeZone, locale } = manner;
  return withZone(dateText(instant, timeZone, locale, "exactClock"), instant, timeZone, manner);
}

/** "May 1, 2027". */
export const dayText = (instant: number, { timeZone, locale }: Manner): string =>
  dateText(instant, timeZone, locale, "date");

/** "May 1, 2027, 21:04 CEST". */
export function dayAndTime(instant: number, manner: Manner): string {
  const { timeZone, locale } = manner;
  return withZone(dateText(instant, timeZone, locale, "dayAndTime"), instant, timeZone, manner);
}

/** "May 1, 2027, 21:04:18 CEST": of what happened, and of deadlines, exact to the second. */
export function momentTime(instant: number, manner: TimeManner): string {
  const { timeZone, locale } = manner;
  return withZone(dateText(instant, timeZone, locale, "moment"), instant, timeZone, manner);
}

/** Below this many minutes, the time left includes seconds. */
const EXACT_BELOW_MINUTES = 10;

/** "14 min", "1 min, 30 sec", "2 hr, 5 min": rounded down. */
export function timeLeft(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const told = seconds < EXACT_BELOW_MINUTES * 60 ? seconds : seconds - seconds % 60;
  return exactDuration(told, locale);
}

/** "15 min", "6 sec", "1 min, 30 sec": exact. */
export function exactDuration(
  seconds: number,
  locale: string,
  style: "short" | "long" = "short",
): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  return durationText(
    {
      ...(hours && { hours }),
      ...(minutes && { minutes }),
      ...((rest || seconds === 0) && { seconds: rest }),
    },
    locale,
    style,
  );
}

/** In a sentence, exact: "3 days", "1 day, 2 hours", "5 seconds". */
export function longDuration(seconds: number, locale: string): string {
  const days = Math.floor(seconds / 86_400);
  const parts = {
    days,
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  const told = Object.entries(parts).filter(([, n]) => n > 0);
  return durationText(told.length > 0 ? Object.fromEntries(told) : { seconds: 0 }, locale, "long");
}

/** "14 min" beside a clock, "14 minutes" in a sentence. */
export function durationText(
  duration: Partial<Record<Intl.DurationFormatUnit, number>>,
  locale: string,
  style: "short" | "long",
): string {
  // Without "always", `Intl` omits units that are 0, and 0 seconds would be an empty text.
  const secondsDisplay = "seconds" in duration ? "always" : "auto";
  const kind = `duration ${locale} ${style} ${secondsDisplay}`;
  return onceWritten(`${kind} ${JSON.stringify(duration)}`, () => {
    const make = () => new Intl.DurationFormat(locale, { style, secondsDisplay });
    return once(kind, make).format(duration);
  });
}

/** How long to wait, in a sentence, rounded up: "45 seconds", "15 minutes", "3 hours". */
export function waitText(seconds: number, locale: string): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 120) return durationText({ seconds: whole }, locale, "long");
  const minutes = Math.ceil(whole / 60);
  if (minutes <= 90) return durationText({ minutes }, locale, "long");
  const quarters = Math.ceil(minutes / 15) * 15;
  const [hours, rest] = [Math.floor(quarters / 60), quarters % 60];
  return durationText({ hours, ...(rest && { minutes: rest }) }, locale, "long");
}

export const isoTime = (instant: number): string => new Date(instant).toISOString();

/** Money, dates and times as people read them, through `Intl`. */

export interface Amount {
  /** Minor units. */
  amount: number;
  currency: string;
}

/** How this installation writes; the same on every page. */
export interface Manner {
  locale: string;
  /** Where no place says another one: deadlines, sessions. */
  timeZone: string;
}

/** Formatters cost far more to make than to use. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  if (made.size > 1_000) made.clear(); // zones and locales are few; a bound all the same
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export function moneyText({ amount, currency }: Amount, locale: string): string {
  const format = once(
    `money ${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  return once(
    `date ${locale} ${timeZone} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: "h23" }),
  );
}

/** "Sat, May 1, 2027, 20:00" where the concert is; the zone is named where it is not the usual one. */
export function concertTime(instant: number, timeZone: string, manner: Manner): string {
  return dateFormat(manner.locale, timeZone, {
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(timeZone === manner.timeZone ? {} : { timeZoneName: "short" }),
  }).format(instant);
}

/** The day of a concert in pieces, for a big date: month "May", day "1", weekday "Sat". */
export function concertDay(instant: number, timeZone: string, manner: Manner) {
  const one = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(manner.locale, timeZone, options).format(instant);
  return {
    month: one({ month: "short" }),
    day: one({ day: "numeric" }),
    weekday: one({ weekday: "short" }),
    time: one({ hour: "2-digit", minute: "2-digit" }),
  };
}

/** "21:04 CEST". */
export function clockTime(instant: number, manner: Manner): string {
  return dateFormat(manner.locale, manner.timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(instant);
}

/** "May 1, 2027, 21:04 CEST". */
export function dayAndTime(instant: number, manner: Manner): string {
  return dateFormat(manner.locale, manner.timeZone, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(instant);
}

/** "14 min", "45 s", "2 h 5 min": never longer than what is left. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const isoTime = (instant: number): string => new Date(instant).toISOString();

/** Money and times as people read them, by Intl. */
import { decimalsOf, type Money } from "./money.ts";

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** "€45.00", "¥4,500". */
export function formatMoney(money: Money, locale: string): string {
  const key = `${locale} ${money.currency}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
    numbers.set(key, format);
  }
  return format.format(money.amount / 10 ** decimalsOf(money.currency));
}

/** The concert's own local time with its zone: "Sat, 1 May 2027, 20:00 CEST". */
export function formatWhen(at: number, timeZone: string, locale: string): string {
  const key = `${locale} ${timeZone}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
    dates.set(key, format);
  }
  return format.format(at);
}

/** The concert's local day in pieces: "May", "1", "Sat". */
export function formatDay(at: number, timeZone: string, locale: string) {
  const one = (options: Intl.DateTimeFormatOptions) => {
    const [[look]] = Object.entries(options);
    const key = `${locale} ${timeZone} ${look}`;
    let format = dates.get(key);
    if (!format) dates.set(key, format = new Intl.DateTimeFormat(locale, { timeZone, ...options }));
    return format.format(at);
  };
  return {
    month: one({ month: "short" }),
    day: one({ day: "numeric" }),
    weekday: one({ weekday: "short" }),
  };
}

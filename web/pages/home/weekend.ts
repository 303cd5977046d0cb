/** The days of the weekend, which differ between regions. */

/** What `Intl.Locale` knows of weeks; 1 is Monday. TypeScript does not know it yet. */
interface WeekInfo {
  getWeekInfo(): { weekend: number[] };
}

/**
 * The first and the last day of the weekend that this day is in or comes before, without days that are over.
 * `locale`: the installation's, whose region decides.
 */
export function weekendOf(today: Temporal.PlainDate, locale: string): { from: string; to: string } {
  const { weekend } = (new Intl.Locale(locale).maximize() as unknown as WeekInfo).getWeekInfo();
  const isWeekend = (day: Temporal.PlainDate) => weekend.includes(day.dayOfWeek);
  let from = today;
  while (!isWeekend(from)) from = from.add({ days: 1 });
  let to = from;
  while (isWeekend(to.add({ days: 1 }))) to = to.add({ days: 1 });
  return { from: from.toString(), to: to.toString() };
}

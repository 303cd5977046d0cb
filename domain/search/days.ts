/** Calendar days of concerts: each in the time zone of its place. */

/** Where a day starts first, and where it ends last. */
const ZONES = { first: "+14:00", last: "-12:00" } as const;

/** When that date ("YYYY-MM-DD") begins where it does so first, or is over everywhere; epoch ms. */
export function startOfDay(date: string, edge: "first" | "last"): number {
  return Temporal.PlainDate.from(date).add({ days: edge === "last" ? 1 : 0 })
    .toZonedDateTime(ZONES[edge]).epochMilliseconds;
}

/** Whether the concert is on one of these days, "YYYY-MM-DD", inclusive; null: any. */
export function isOnDays(
  { startsAt, timeZone }: { startsAt: number; timeZone: string },
  { from, to }: { from: string | null; to: string | null },
): boolean {
  if (from === null && to === null) return true;
  const day = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(timeZone)
    .toPlainDate().toString();
  return (from === null || day >= from) && (to === null || day <= to);
}

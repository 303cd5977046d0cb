/** Writes a date as `Intl` does, and the first day of a month as French people do: "1er juin". */

/** `locale`: the one of the format. A date in figures ("01/06/2027") and a day alone stay as they are. */
export function writtenDate(format: Intl.DateTimeFormat, instant: number, locale: string): string {
  if (!/^fr\b/i.test(locale)) return format.format(instant);
  const parts = format.formatToParts(instant);
  if (!parts.some(({ type }) => type === "month")) return format.format(instant);
  return parts.map(({ type, value }) => type === "day" && value === "1" ? "1er" : value).join("");
}

/**
 * Time zones, each under one name: its current name in the IANA database. `Intl` defines which zones
 * exist, because it formats their times, but it uses outdated names for some of them.
 */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { text } from "./text.ts";

/** `Intl`'s outdated names. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
]);

/** The zones that users can choose. */
export const timeZones: readonly string[] = [
  ...Intl.supportedValuesOf("timeZone").map((name) => RENAMED.get(name) ?? name).sort(),
  "UTC",
].filter((name, i, all) => all.indexOf(name) === i);
const known = new Set(timeZones);

/**
 * The zone in `timeZones` that a text names; null if there is none. Offsets such as "+02:00" are not
 * zones, nor are names without a place that `Intl` accepts, such as "Factory" and "Etc/GMT+5".
 */
export function timeZoneOf(text: string): string | null {
  const name = nameOf(text);
  return name !== null && known.has(name) ? name : null;
}

/** Any zone that `Intl` can format, under its current name. */
function nameOf(text: string): string | null {
  if (known.has(text)) return text;
  if (!/^[A-Za-z][\w/+-]{1,63}$/.test(text)) return null;
  try {
    const name = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
    return RENAMED.get(name) ?? name;
  } catch {
    return null;
  }
}

const named = (read: (text: string) => string | null) => (text: string, ctx: z.RefinementCtx) => {
  const name = read(text);
  if (name !== null) return name;
  ctx.addIssue({ code: "custom", message: says("time_zone") });
  return z.NEVER;
};

export const timeZoneInput = text(64).transform(named(timeZoneOf));

/**
 * A stored zone. Older versions stored the text as it was sent: in any case, possibly a whole time with
 * the zone in brackets, and any zone that `Intl` can format. A value with another text cannot be read.
 */
export const storedTimeZone = z.string().transform(
  named((text) => nameOf(text) ?? nameOf(/\[!?([^\]]+)\]/.exec(text)?.[1] ?? "")),
);

/** The day of a start where it takes place: "2027-05-01". */
export const localDay = ({ startsAt, timeZone }: { startsAt: number; timeZone: string }): string =>
  Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(timeZone).toPlainDate()
    .toString();

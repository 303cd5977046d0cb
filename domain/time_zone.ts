/**
 * Time zones, each by one name: as the IANA database calls it today. `Intl` decides which zones there
 * are, since it writes their times; it calls some of them by names that have been changed since.
 */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { text } from "./text.ts";

/** What `Intl` calls differently. */
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

/** Those to choose from. */
export const timeZones: readonly string[] = [
  ...Intl.supportedValuesOf("timeZone").map((name) => RENAMED.get(name) ?? name).sort(),
  "UTC",
].filter((name, i, all) => all.indexOf(name) === i);
const known = new Set(timeZones);

/**
 * The name of the zone that a text means, one of `timeZones`; null: none. Offsets such as "+02:00" are
 * no zones, nor is what `Intl` takes and no place on earth goes by, such as "Factory" and "Etc/GMT+5".
 */
export function timeZoneOf(text: string): string | null {
  const name = nameOf(text);
  return name !== null && known.has(name) ? name : null;
}

/** Whatever `Intl` can write times of, by its present name. */
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
 * As it was stored: older versions of us kept the text that was sent, in any case, and even a whole
 * time with the zone in brackets; and they took every zone of which times can be written. Of what names
 * none of those nothing can be shown: it is not read.
 */
export const storedTimeZone = z.string().transform(
  named((text) => nameOf(text) ?? nameOf(/\[!?([^\]]+)\]/.exec(text)?.[1] ?? "")),
);

/** What moderators enter about a concert. */
import type { Concert } from "#domain/concerts/concert.ts";
import { type Correction, correctionFields } from "#domain/concerts/input.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { says } from "#words/problems.ts";
import { fieldErrors } from "../../answer/json.ts";
import type { Form } from "../../request/body.ts";
import { readStart, startValues } from "../sell/start_time.ts";

const FIELDS = ["name", "venue", "city", "country", "timeZone"] as const;

/**
 * What differs from the concert. The date and the time are those on the clock of the zone that was entered: another
 * zone alone keeps them, and so changes the instant.
 */
export function readCorrection(
  form: Form,
  concert: Concert,
  locale: string,
): Result<Correction & { startsAt?: number }> {
  const changed = FIELDS.filter((name) => (form[name] ?? "") !== (concert[name] ?? ""));
  const start = readStart({ ...startValues(concert), ...form }, locale, concert);
  if (typeof start !== "number") return refuse("invalid", { errors: start });
  if (changed.length === 0 && start === concert.startsAt) {
    return refuse("invalid", { errors: [{ path: "name", message: says("nothing_changed") }] });
  }
  const parsed = correctionFields.safeParse(
    Object.fromEntries(changed.map((name) => [name, form[name] ?? ""])),
  );
  if (!parsed.success) return refuse("invalid", { errors: fieldErrors(parsed.error) });
  return ok(start === concert.startsAt ? parsed.data : { ...parsed.data, startsAt: start });
}

/** The new start, epoch ms; local time at the venue. */
export function readMove(form: Form, { timeZone }: Concert, locale: string): Result<number> {
  const start = readStart({ ...form, timeZone }, locale);
  return typeof start === "number" ? ok(start) : refuse("invalid", { errors: start });
}

const ADDRESS = /(?:^|\/)concerts\/([A-Za-z0-9_-]{1,64})(?:[/?#]|$)/;

/** The id of the concert that was chosen, or whose page's address, or id, was entered; "" for none. */
export function readInto(form: Form): string {
  const said = (form.into || form.same || "").trim();
  return ADDRESS.exec(said)?.[1] ?? /^[A-Za-z0-9_-]{1,64}$/.exec(said)?.[0] ?? "";
}

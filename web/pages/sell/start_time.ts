/** The start of a concert as forms have it: a day and a time of day, local at the venue. */
import { timeZoneOf } from "#domain/time_zone.ts";
import { type FieldError, says } from "#words/problems.ts";
import { readClock, readDay } from "../../parts/date_text.ts";
import type { Form } from "../../request/body.ts";
import { instantOf, localOf } from "./local_time.ts";

interface Start {
  startsAt: number;
  timeZone: string;
}

/** The form's fields for this start. */
export function startValues({ startsAt, timeZone }: Start) {
  const [day, clock] = localOf(startsAt, timeZone).split("T");
  return { startsAt: day, startsTime: clock };
}

/**
 * The instant (epoch ms), or the problems at their fields. `former`: an unchanged start keeps its instant, even
 * within the hour that the clocks repeat.
 */
export function readStart(form: Form, locale: string, former?: Start): number | FieldError[] {
  const errors: FieldError[] = [];
  const local = readLocal(form, locale, errors);
  if (local === null) return errors;
  // An invalid zone is reported at its own field.
  const timeZone = timeZoneOf(form.timeZone ?? "");
  if (
    former && timeZone === former.timeZone &&
    local === localOf(former.startsAt, former.timeZone)
  ) {
    return former.startsAt;
  }
  const instant = instantOf(local, timeZone ?? "UTC");
  if (typeof instant === "number") return instant;
  // A time that the clocks skip or repeat is on a day that exists.
  const isOfTime = instant.ofTime && (form.startsTime ?? "").trim() !== "";
  return [{ path: isOfTime ? "startsTime" : "startsAt", message: instant.problem }];
}

/** "2027-05-01T20:00" from a day and a time of day; the day's field may hold both, written like this. */
function readLocal(form: Form, locale: string, errors: FieldError[]): string | null {
  const [day, clock] = [(form.startsAt ?? "").trim(), (form.startsTime ?? "").trim()];
  if (clock === "" && /\dT\d/.test(day)) return day;
  const read = [readDay(day, locale), readClock(clock)];
  if (read[0] === null) {
    errors.push({ path: "startsAt", message: says(day === "" ? "required" : "not_day") });
  }
  if (read[1] === null) {
    errors.push({ path: "startsTime", message: says(clock === "" ? "required" : "not_clock") });
  }
  return read.includes(null) ? null : read.join("T");
}

/** Local date and time in a named zone, "2027-05-01T20:00". */
import { says } from "#words/problems.ts";

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/**
 * The instant (epoch ms) of a local time. A time that the clocks skip in spring is a problem, and so is
 * one that they repeat in autumn, since it names two instants. `ofTime`: the time of day is the problem.
 */
export function instantOf(
  local: string,
  timeZone: string,
): number | { problem: string; ofTime?: true } {
  if (!LOCAL.test(local)) return { problem: says("not_local_time") };
  let plain: Temporal.PlainDateTime;
  try {
    plain = Temporal.PlainDateTime.from(local, { overflow: "reject" });
  } catch {
    return { problem: says("no_such_date") };
  }
  try {
    const zoned = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
    if (!zoned.toPlainDateTime().equals(plain)) {
      return { problem: says("skipped_time"), ofTime: true };
    }
    const later = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
    return later.equals(zoned)
      ? zoned.epochMilliseconds
      : { problem: says("repeated_time"), ofTime: true };
  } catch {
    return { problem: says("time_zone") };
  }
}

/** "2027-05-01T20:00" for an instant (epoch ms) in a zone. */
export function localOf(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
    .toPlainDateTime().toString({ smallestUnit: "minute" });
}

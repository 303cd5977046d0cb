/** A concert as an entry for calendars (iCalendar, RFC 5545). */
import ical from "ical-generator";
import { seatText } from "#words/place.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Order } from "#domain/orders/order.ts";

/** How long a concert takes in a calendar: nobody tells us. Hours. */
export const CONCERT_HOURS = 3;

/**
 * The order's concert, at its own local time whatever the calendar's zone. It says where the ticket
 * is, and nothing of its barcode: calendars are shared, and copied to servers of others. The UID
 * stays the same, so that an entry added twice is one.
 */
export function calendarOf(order: Order, origin: string, words: Words): string {
  const { terms } = order;
  const link = `${origin}/orders/${order.id}`;
  const start = Temporal.Instant.fromEpochMilliseconds(terms.startsAt)
    .toZonedDateTimeISO(terms.timeZone);
  const end = start.add({ hours: CONCERT_HOURS });
  const calendar = ical({
    prodId: { company: words.site.name, product: words.site.name },
    // No zone for the whole: each event names its own.
    timezone: { name: null, generator: () => timeZoneFrom(start, end) },
  });
  calendar.createEvent({
    id: `${order.id}@${new URL(origin).hostname}`,
    stamp: new Date(order.updatedAt),
    ...clear([start, end]) ? { start, end, timezone: terms.timeZone } : {
      start: start.toInstant(),
      end: end.toInstant(),
    },
    summary: terms.title,
    location: fill(words.ticket.where, terms),
    description: [seatText(terms, words), link].filter(Boolean).join("\n"),
    url: link,
  });
  return calendar.toString() + "\r\n";
}

/** Whether local times say it all. Within the hour that the clocks repeat they do not: UTC does. */
const clear = (times: Temporal.ZonedDateTime[]): boolean =>
  times.every((time) => {
    const read = (disambiguation: "earlier" | "later") =>
      time.toPlainDateTime().toZonedDateTime(time.timeZoneId, { disambiguation });
    return read("earlier").equals(read("later"));
  });

/** The zone as far as these hours need it: the offset at the start, and changes until the end. */
function timeZoneFrom(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  const changes: string[] = [];
  let change = start.getTimeZoneTransition("previous");
  changes.push(change ? changeAt(change) : observance("STANDARD", "19700101T000000", start, start));
  change = start.getTimeZoneTransition("next");
  // Clocks change twice a year; a third time within an evening would be news.
  if (change && Temporal.ZonedDateTime.compare(change, end) < 0) changes.push(changeAt(change));
  return ["BEGIN:VTIMEZONE", `TZID:${start.timeZoneId}`, ...changes, "END:VTIMEZONE"].join("\r\n");
}

function changeAt(after: Temporal.ZonedDateTime): string {
  const before = after.subtract({ nanoseconds: 1 });
  const onset = after.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  const forward = after.offsetNanoseconds > before.offsetNanoseconds;
  return observance(
    forward ? "DAYLIGHT" : "STANDARD",
    onset.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, ""),
    before,
    after,
  );
}

function observance(
  name: "STANDARD" | "DAYLIGHT",
  onset: string,
  before: Temporal.ZonedDateTime,
  after: Temporal.ZonedDateTime,
): string {
  return [
    `BEGIN:${name}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetOf(before)}`,
    `TZOFFSETTO:${offsetOf(after)}`,
    `END:${name}`,
  ].join("\r\n");
}

/** "+0200". */
const offsetOf = (time: Temporal.ZonedDateTime): string => time.offset.replaceAll(":", "");

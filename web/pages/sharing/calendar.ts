/** A concert as a calendar entry (iCalendar, RFC 5545). */
import ical from "ical-generator";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { PAGES_VARY } from "../../answer/page.ts";

/** Assumed length of a concert, in hours: sellers do not state it. */
const CONCERT_HOURS = 3;

interface CalendarEntry {
  /** Of the concert or the order: the entry keeps it, so that adding it twice makes one. */
  id: string;
  /** Epoch ms. */
  updatedAt: number;
  concert: { title: string; venue: string; city: string; startsAt: number };
  /** Lines above the link. */
  notes: string[];
  /** The path of the page about it. */
  path: string;
}

/** In UTC: calendars show it in the zone of their reader. Calendars are shared, and copied to other servers. */
export function calendarText(
  { id, updatedAt, concert, notes, path }: CalendarEntry,
  origin: string,
  words: Words,
): string {
  const start = Temporal.Instant.fromEpochMilliseconds(concert.startsAt);
  const calendar = ical({ prodId: { company: words.site.name, product: words.site.name } });
  calendar.createEvent({
    id: `${id}@${new URL(origin).hostname}`,
    stamp: new Date(updatedAt),
    start,
    end: start.add({ hours: CONCERT_HOURS }),
    summary: concert.title,
    location: fill(words.ticket.where, concert),
    description: [...notes, origin + path].join("\n"),
    url: origin + path,
  });
  return calendar.toString() + "\r\n";
}

/** The file that a calendar reads. */
export const calendarAnswer = (
  text: string,
  { language }: Manner,
  cacheControl: string,
): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8; component=VEVENT",
      "content-disposition": 'attachment; filename="concert.ics"',
      "cache-control": cacheControl,
      "content-language": language,
      "vary": PAGES_VARY,
    },
  });

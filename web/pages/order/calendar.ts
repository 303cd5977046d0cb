/** A concert as a calendar entry (iCalendar, RFC 5545). */
import ical from "ical-generator";
import { seatText } from "#words/place.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Order } from "#domain/orders/order.ts";
import { shownTerms } from "#domain/tickets/terms.ts";

/** Assumed length of a concert, in hours: sellers do not state it. */
const CONCERT_HOURS = 3;

/**
 * The order's concert, in UTC: calendars show it in the zone of their reader. It names where the ticket
 * is, and nothing of its barcode: calendars are shared, and copied to other servers. The UID stays the
 * same, so that adding the entry twice makes one.
 */
export function calendarOf(order: Order, origin: string, words: Words): string {
  const terms = shownTerms(order.terms);
  const link = `${origin}/orders/${order.id}`;
  const start = Temporal.Instant.fromEpochMilliseconds(terms.startsAt);
  const calendar = ical({ prodId: { company: words.site.name, product: words.site.name } });
  calendar.createEvent({
    id: `${order.id}@${new URL(origin).hostname}`,
    stamp: new Date(order.updatedAt),
    start,
    end: start.add({ hours: CONCERT_HOURS }),
    summary: terms.title,
    location: fill(words.ticket.where, terms),
    description: [seatText(terms, words), link].filter(Boolean).join("\n"),
    url: link,
  });
  return calendar.toString() + "\r\n";
}

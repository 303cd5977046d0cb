/** The concert of an order as a calendar entry: when and where it is now, and nothing of its barcode. */
import type { Whereabouts } from "#domain/orders/as_now.ts";
import type { Order } from "#domain/orders/order.ts";
import { shownTerms } from "#domain/tickets/terms.ts";
import type { Words } from "#words/languages.ts";
import { seatText } from "#words/place.ts";
import { calendarText } from "../sharing/calendar.ts";

export function calendarOf(
  order: Order,
  now: Whereabouts,
  origin: string,
  words: Words,
): string {
  const { id, updatedAt } = order;
  const terms = { ...shownTerms(order.terms), ...now };
  const seat = seatText(terms, words);
  return calendarText(
    { id, updatedAt, concert: terms, notes: seat ? [seat] : [], path: `/orders/${id}` },
    origin,
    words,
  );
}

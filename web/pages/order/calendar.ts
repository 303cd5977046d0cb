/** The concert of an order as a calendar entry: where the ticket is, and nothing of its barcode. */
import type { Order } from "#domain/orders/order.ts";
import { shownTerms } from "#domain/tickets/terms.ts";
import type { Words } from "#words/languages.ts";
import { seatText } from "#words/place.ts";
import { calendarText } from "../sharing/calendar.ts";

/** `startsAt`: the concert's start now, epoch ms. */
export function calendarOf(
  order: Order,
  startsAt: number,
  origin: string,
  words: Words,
): string {
  const { id, updatedAt } = order;
  const terms = { ...shownTerms(order.terms), startsAt };
  const seat = seatText(terms, words);
  return calendarText(
    { id, updatedAt, concert: terms, notes: seat ? [seat] : [], path: `/orders/${id}` },
    origin,
    words,
  );
}

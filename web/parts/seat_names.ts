/** The names of the tickets of a listing. */
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import { saysItself, seatsText } from "#words/place.ts";

/** `seat`: null for general admission. */
interface Named {
  id: string;
  seat: string | null;
}

/** "Seat 12", or "Ticket 2" where no seat is named; `place`: its place in the listing, from 0. */
export function seatName({ seat }: Named, place: number, { ticket, sell }: Words): string {
  if (seat === null) return fill(sell.rows.ticket, { n: place + 1 });
  return saysItself(seat) ? seat : fill(ticket.place.seat, { seat });
}

/** Some tickets of a listing, for a sentence: "Seats 12, 13", "Ticket 1, Ticket 3". `all`: the whole listing. */
export function seatNames(some: readonly Named[], all: readonly Named[], words: Words): string {
  const seats = some.flatMap(({ seat }) => seat ?? []);
  if (seats.length === some.length) {
    return seatsText({ section: null, row: null, seats }, words) ?? "";
  }
  return some.map((one) => {
    const place = all.findIndex(({ id }) => id === one.id);
    return isolated(seatName(one, place, words));
  }).join(", ");
}

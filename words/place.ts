/** The seat of a ticket in words. */
import { isolated } from "./direction.ts";
import { fill } from "./fill.ts";
import type { Words } from "./languages.ts";

interface Place {
  section: string | null;
  row: string | null;
  seat: string | null;
}

/** True for words such as "Standing" or "Balcony left", which need no "Section" before them; "A" and "12" do. */
export const saysItself = (part: string): boolean => /\p{L}{4}/u.test(part);

/** "Section A · Row 3 · Seat 12", or null when the ticket names no place. `seat` may name several: "12, 13". */
export function seatText({ section, row, seat }: Place, words: Words): string | null {
  return seatsText({ section, row, seats: seat ? seat.split(", ") : [] }, words);
}

/** "Section A · Row 3 · Seats 12, 13", or null when the tickets name no place. */
export function seatsText(
  at: { section: string | null; row: string | null; seats: string[] },
  { ticket: { place } }: Words,
): string | null {
  const [section, row] = [at.section, at.row].map((part) => part && isolated(part));
  const seats = at.seats.map(isolated);
  const parts = [
    section && (saysItself(section) ? section : fill(place.section, { section })),
    row && (saysItself(row) ? row : fill(place.row, { row })),
    seats.length > 0 && namedSeats(seats, place),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}

function namedSeats(seats: string[], place: Words["ticket"]["place"]): string {
  const named = seats.join(", ");
  if (seats.some(saysItself)) return named;
  return seats.length === 1
    ? fill(place.seat, { seat: named })
    : fill(place.seats, { seats: named });
}

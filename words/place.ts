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

/** "Section A · Row 3 · Seat 12", or null when the ticket names no place. */
export function seatText(at: Place, { ticket: { place } }: Words) {
  const [section, row, seat] = [at.section, at.row, at.seat].map((part) => part && isolated(part));
  const parts = [
    section && (saysItself(section) ? section : fill(place.section, { section })),
    row && (saysItself(row) ? row : fill(place.row, { row })),
    seat && (saysItself(seat) ? seat : fill(place.seat, { seat })),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}

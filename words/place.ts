/** Where a ticket lets its holder sit or stand. */
import { fill } from "./fill.ts";
import type { Words } from "./languages.ts";

export interface Place {
  section: string | null;
  row: string | null;
  seat: string | null;
}

/** "Section A · Row 3 · Seat 12", or null when the ticket names no place. */
export function seatText({ section, row, seat }: Place, { ticket: { place } }: Words) {
  const parts = [
    section && fill(place.section, { section }),
    row && fill(place.row, { row }),
    seat && fill(place.seat, { seat }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}

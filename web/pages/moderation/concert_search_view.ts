/** The props of a concert that a moderator has found. */
import type { Concert } from "#domain/concerts/concert.ts";
import { factsOf } from "./concert_case_view.ts";
import type { FoundConcert } from "./ConcertSearch.tsx";

export function foundView(concert: Concert, now: number): FoundConcert {
  const marks: FoundConcert["marks"] = [];
  if (!concert.approved) marks.push("hidden");
  if (concert.status === "cancelled") marks.push("cancelled");
  if (concert.movedAt !== null) marks.push("moved");
  if (concert.startsAt <= now) marks.push("over");
  return { ...factsOf(concert), marks };
}

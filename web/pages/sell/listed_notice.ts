/** What the page says after listing or editing. */
import type { Listing } from "#domain/tickets/listing.ts";
import type { Words } from "#words/languages.ts";

type Notice = keyof Words["notices"];

export const LISTED = ["listed", "listed_several", "waiting", "waiting_several"] as const;

/** `isNew`: it was listed just now. */
export function listedNotice({ seats }: Listing, isNew: boolean): Notice {
  const several = seats.length > 1;
  // A moderator has to look first.
  if (seats.some(({ status }) => status === "pending")) {
    return several ? "waiting_several" : "waiting";
  }
  return !isNew ? "saved" : several ? "listed_several" : "listed";
}

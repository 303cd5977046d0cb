/** A ticket's picture for other sites: what it shows, and the address that changes with it. */
import { concertTime } from "#components/format.ts";
import { type SocialCard, socialCardSvg } from "#components/social_card.ts";
import type { SaleTerms } from "#domain/tickets/ticket.ts";
import type { System } from "./context.ts";
import { mannerOf } from "./views.ts";

/** What it shows, in the installation's own manner: other sites ask in no language. */
export function cardOf(terms: SaleTerms, settings: System["settings"]): SocialCard {
  return {
    title: terms.title,
    when: concertTime(terms.startsAt, terms.timeZone, mannerOf(settings)),
    place: `${terms.venue}, ${terms.city}`,
  };
}

/** `/cards/<ticket>-<digest of the drawing>.png`: one that is kept for ever never shows old words. */
export async function cardPath(ticketId: string, card: SocialCard): Promise<string> {
  const bytes = new TextEncoder().encode(socialCardSvg(card));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `/cards/${ticketId}-${digest.toHex().slice(0, 12)}.png`;
}

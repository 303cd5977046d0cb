/** A ticket's picture for other sites: what it shows, and the address that changes with it. */
import { type SocialCard, socialCardSvg } from "#components/social_card.ts";
import type { SaleTerms } from "#domain/tickets/ticket.ts";
import type { System } from "./context.ts";
import { fill } from "#words/fill.ts";
import { concertTime } from "#words/format.ts";
import { mainLanguage } from "#words/languages.ts";
import { mannerIn } from "#words/manner.ts";

/** What it shows, in the installation's own language: other sites ask in none. */
export function cardOf(terms: SaleTerms, settings: System["settings"]): SocialCard {
  const manner = mannerIn(mainLanguage(settings.locale), settings);
  const { site, ticket } = manner.words;
  return {
    site: site.name,
    title: terms.title,
    when: concertTime(terms.startsAt, terms.timeZone, manner),
    place: fill(ticket.where, terms),
  };
}

/** `/cards/<ticket>-<digest of the drawing>.png`: one that is kept for ever never shows old words. */
export async function cardPath(ticketId: string, card: SocialCard): Promise<string> {
  const bytes = new TextEncoder().encode(socialCardSvg(card));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `/cards/${ticketId}-${digest.toHex().slice(0, 12)}.png`;
}

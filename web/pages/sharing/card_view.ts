/** A concert's picture for link previews: its content, and an address that changes with it. */
import { LRUCache } from "lru-cache";
import { type SocialCard, socialCardSvg } from "./social_card.ts";
import type { System } from "../../system.ts";
import { fill } from "#words/fill.ts";
import { concertTime } from "#words/format.ts";
import { mainLanguage } from "#words/languages.ts";
import { mannerIn } from "#words/manner.ts";

interface Pictured {
  name: string;
  venue: string;
  city: string;
  /** Epoch ms. */
  startsAt: number;
  timeZone: string;
}

/** The content, in the installation's main language: crawlers ask for none. */
export function cardOf(concert: Pictured, settings: System["settings"]): SocialCard {
  const manner = mannerIn(mainLanguage(settings.locale), settings);
  const { site, ticket } = manner.words;
  return {
    site: site.name,
    title: concert.name,
    when: concertTime(concert.startsAt, concert.timeZone, manner),
    places: [fill(ticket.where, concert), concert.city],
  };
}

/** Cached digests, by the content of the card. */
const MAX_DIGESTS = 2_000;
const digests = new LRUCache<string, string>({ max: MAX_DIGESTS });

/** `/cards/<concert>-<digest>.png`: with the digest, caches may keep a picture forever. */
export async function cardPath(concertId: string, card: SocialCard): Promise<string> {
  const shown = JSON.stringify(card);
  const digest = digests.get(shown) ?? await digestOf(socialCardSvg(card));
  digests.set(shown, digest);
  return `/cards/${concertId}-${digest}.png`;
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toHex().slice(0, 12);
}

/** Cached pictures, about 60 KB each. */
const MAX_PICTURES = 100;
const pictures = new LRUCache<string, Promise<Uint8Array<ArrayBuffer> | null>>({
  max: MAX_PICTURES,
});

/** The picture of a card, drawn once for concurrent requests; a failure is not cached. */
export async function cardPng(
  path: string,
  draw: () => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = pictures.get(path);
  if (known) return await known;
  const drawing = draw();
  pictures.set(path, drawing);
  const png = await drawing.catch((error) => {
    pictures.delete(path);
    throw error;
  });
  if (png === null) pictures.delete(path);
  return png;
}

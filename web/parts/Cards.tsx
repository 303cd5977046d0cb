/**
 * A list of concerts. A card's markup depends on its props alone and is cached: rendering 24 cards is
 * most of the work of the home page. Server only.
 */
import { renderToString } from "preact-render-to-string";
import type { Manner } from "#words/manner.ts";
import { LRUCache } from "lru-cache";
import { ConcertCard, type ConcertCardView } from "./ConcertCard.tsx";

/** Cached cards, about 1 KB each. */
const MAX_CARDS = 2_000;
const kept = new LRUCache<string, string>({ max: MAX_CARDS });

export function Cards(
  { concerts, manner, eager = 0 }: {
    concerts: ConcertCardView[];
    manner: Manner;
    /** How many are visible at once: their posters are not lazy-loaded. */
    eager?: number;
  },
) {
  return (
    <ul class="cards">
      {concerts.map((concert, i) => (
        <li
          key={concert.href}
          // deno-lint-ignore react-no-danger
          dangerouslySetInnerHTML={{ __html: markupOf(concert, manner, i < eager) }}
        />
      ))}
    </ul>
  );
}

function markupOf(concert: ConcertCardView, manner: Manner, eager: boolean): string {
  const { language, locale, timeZone } = manner;
  const name = JSON.stringify([concert, language, locale, timeZone, eager]);
  const known = kept.get(name);
  if (known !== undefined) return known;
  const markup = renderToString(<ConcertCard concert={concert} manner={manner} eager={eager} />);
  kept.set(name, markup);
  return markup;
}

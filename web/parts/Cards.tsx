/**
 * A list of tickets. A card's markup depends on its props alone and is cached: rendering 24 cards is
 * most of the work of the home page. Server only.
 */
import { renderToString } from "preact-render-to-string";
import type { Manner } from "#words/manner.ts";
import { LRUCache } from "lru-cache";
import { TicketCard, type TicketView } from "./TicketCard.tsx";

/** Cached cards, about 1 KB each. */
const MAX_CARDS = 2_000;
const kept = new LRUCache<string, string>({ max: MAX_CARDS });

export function Cards(
  { tickets, manner, eager = 0 }: {
    tickets: TicketView[];
    manner: Manner;
    /** How many are visible at once: their posters are not lazy-loaded. */
    eager?: number;
  },
) {
  return (
    <ul class="cards">
      {tickets.map((ticket, i) => (
        <li
          key={ticket.id}
          // deno-lint-ignore react-no-danger
          dangerouslySetInnerHTML={{ __html: markupOf(ticket, manner, i < eager) }}
        />
      ))}
    </ul>
  );
}

function markupOf(ticket: TicketView, manner: Manner, eager: boolean): string {
  const { language, locale, timeZone } = manner;
  const name = JSON.stringify([ticket, language, locale, timeZone, eager]);
  const known = kept.get(name);
  if (known !== undefined) return known;
  const markup = renderToString(<TicketCard ticket={ticket} manner={manner} eager={eager} />);
  kept.set(name, markup);
  return markup;
}

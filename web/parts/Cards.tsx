/**
 * A list of tickets. A card's markup depends on nothing but what is given to it, and most cards of
 * a page were there a moment ago: so it is kept, since rendering 24 of them is most of the work that
 * home makes. On the server only.
 */
import { renderToString } from "preact-render-to-string";
import type { Manner } from "#words/manner.ts";
import { LRUCache } from "lru-cache";
import { TicketCard, type TicketView } from "./TicketCard.tsx";

/** Cards kept at most, of some 1 KB each. */
const MAX_CARDS = 2_000;
const kept = new LRUCache<string, string>({ max: MAX_CARDS });

export function Cards(
  { tickets, manner, eager = 0 }: {
    tickets: TicketView[];
    manner: Manner;
    /** How many of them are seen at once: their posters are loaded without waiting. */
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

/** What an order is for: concert, place, seat and price. */
import type { ComponentChildren } from "preact";
import { Money, When } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { Poster } from "../../parts/Poster.tsx";
import { BigDate } from "../../parts/TicketCard.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { seatText } from "#words/place.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export function OrderTerms(
  { view: { terms, count, total, ticketId, manner } }: { view: OrderPageView },
) {
  const { words } = manner;
  const { facts } = words.ticket;
  return (
    <div class="ticket-main">
      <div class="ticket-art">
        <Poster title={terms.title} eager />
        <BigDate at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
      </div>
      <div class="ticket-words">
        <h2 id="ticket-title">
          <a href={`/tickets/${ticketId}`}>
            <UserText text={terms.title} />
          </a>
        </h2>
        <dl class="facts">
          <Fact term={facts.when}>
            <When at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
          </Fact>
          <Fact term={facts.where}>
            <Where at={terms} words={words} />
          </Fact>
          <Fact term={facts.place}>
            {seatText(terms, words) ?? words.order.noPlace}
          </Fact>
          <Fact term={words.order.price}>
            {count === 1 ? <Money value={terms.price} manner={manner} /> : (
              <Filled
                text={words.order.each}
                gaps={{
                  price: <Money value={terms.price} manner={manner} />,
                  total: <Money value={total} manner={manner} />,
                }}
              />
            )}
          </Fact>
        </dl>
      </div>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an order is for: concert, place, seat and price. */
import type { ComponentChildren } from "preact";
import { Money, When } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { Poster } from "../../parts/Poster.tsx";
import { BigDate } from "../../parts/TicketCard.tsx";
import { Split } from "../../parts/Split.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { seatText } from "#words/place.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export function OrderTerms(
  { view: { role, terms, count, total, sold, ticketId, manner } }: { view: OrderPageView },
) {
  const { words } = manner;
  const { facts } = words.ticket;
  // To its seller, a ticket costs what they asked for it.
  const [one, all] = role === "seller" ? [terms.price, sold] : [terms.total, total];
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
            {count === 1 ? <Money value={one} manner={manner} /> : (
              <Filled
                text={words.order.each}
                gaps={{
                  price: <Money value={one} manner={manner} />,
                  total: <Money value={all} manner={manner} />,
                }}
              />
            )}
            {role !== "seller" && <Split paid={{ price: sold, total }} manner={manner} />}
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

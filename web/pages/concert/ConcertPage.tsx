/** A concert's page: when and where, every offer, and the last prices paid. */
import type { ComponentChildren } from "preact";
import { BigDate } from "../../parts/TicketCard.tsx";
import { Money, Notice, Title } from "../../parts/Bits.tsx";
import { Poster } from "../../parts/Poster.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { Amount } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { ConcertFacts } from "./ConcertFacts.tsx";
import { ConcertStub, toneOf } from "./ConcertStub.tsx";
import { Crumbs } from "./Crumbs.tsx";
import { Offers, type OffersView } from "./Offers.tsx";
import { changedText, WhatChanged, type WhatChangedView } from "./WhatChanged.tsx";

export interface ConcertView {
  id: string;
  name: string;
  venue: string;
  city: string;
  /** Epoch ms, as `movedFrom`, the start before it moved. */
  startsAt: number;
  timeZone: string;
  movedFrom: number | null;
  /** Until when buyers for a former start may give their tickets back; null: it did not move, or that is past. */
  backUntil: number | null;
  /** `over`: it began, or begins within a minute. */
  state: "scheduled" | "cancelled" | "over";
}

export interface ConcertPageView {
  concert: ConcertView;
  /** The id that live events give this state. */
  stateId: string;
  /** The lowest total that can be reserved now; null: nothing can. */
  from: Amount | null;
  /** Tickets that can be reserved now; `more`: at least that many. */
  tickets: number;
  more: boolean;
  /** Whether anything is offered, held offers included. */
  onOffer: boolean;
  /** When the first held one may come back; epoch ms. Null: none is held, or it is being paid. */
  freeAt: number | null;
  offers: OffersView;
  /** The viewer's own tickets for it that wait for a moderator; null: none. `href`: the page of the first. */
  waiting: { count: number; href: string } | null;
  /** What was paid for each of the last tickets, latest first. */
  sold: Amount[];
  /** The page's canonical address. */
  address: string;
  manner: Manner;
}

/** `share`: the part that shares the address. */
export function ConcertPage({ view, share }: { view: ConcertPageView; share: ComponentChildren }) {
  const { concert, manner } = view;
  const { words } = manner;
  return (
    <article
      class="concert"
      data-live="concert"
      data-live-key={factsKey(concert)}
      data-said={changedText(changedOf(concert), manner)}
      tabIndex={-1}
    >
      <Title text={concert.name} words={words} />
      <Crumbs city={concert.city} words={words} />
      <div class="news">
        <News view={view} />
      </div>
      <div class={`ticket tone-${toneOf(view)}`} data-live-class="ticket">
        <div class="ticket-main">
          <div class="ticket-art">
            <Poster title={concert.name} eager />
            <BigDate at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
          </div>
          <div class="ticket-words">
            <h1>
              <UserText text={concert.name} />
            </h1>
            <ConcertFacts concert={concert} manner={manner} />
          </div>
        </div>
        <ConcertStub view={view} />
      </div>
      {/* Below the ticket: on a phone its stub stays at the bottom of the screen and would cut them. */}
      <div class="actions">
        {concert.state === "scheduled" && (
          <a class="button" href={`/concerts/${concert.id}/calendar.ics`}>
            {words.concert.calendar}
          </a>
        )}
        {share}
      </div>
      {concert.state === "scheduled" && <Offers view={view} />}
      <div class="pair">
        <SoldPrices sold={view.sold} manner={manner} />
        {concert.state === "scheduled" && <SellYours id={concert.id} manner={manner} />}
      </div>
    </article>
  );
}

/** Everything is shown anew when one of these differs. */
const factsKey = (concert: ConcertView) => JSON.stringify(concert);

const changedOf = (concert: ConcertView): WhatChangedView => ({
  ...concert,
  cancelled: concert.state === "cancelled",
});

/** What went differently than planned. */
function News({ view: { concert, manner } }: { view: ConcertPageView }) {
  const { over } = manner.words.concert;
  return (
    <>
      <WhatChanged view={changedOf(concert)} manner={manner} />
      {concert.state === "over" && <Notice title={over.title} detail={over.text} tone="neutral" />}
    </>
  );
}

/** Prices alone: neither people nor times. */
function SoldPrices({ sold, manner }: { sold: Amount[]; manner: Manner }) {
  const { title, text } = manner.words.concert.sold;
  return (
    <section data-live="sold" hidden={sold.length === 0}>
      <h2>{title}</h2>
      <p class="quiet small">{text}</p>
      <ol class="sold">
        {sold.map((price, i) => (
          <li key={i}>
            <Money value={price} manner={manner} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SellYours({ id, manner }: { id: string; manner: Manner }) {
  const { title, text, action } = manner.words.concert.sell;
  return (
    <section class="sell-yours">
      <h2>{title}</h2>
      <p>{text}</p>
      <p>
        <a class="button" href={`/sell?concert=${id}`}>{action}</a>
      </p>
    </section>
  );
}

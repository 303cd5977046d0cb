/** The page of a ticket and of its listing: the facts, and the stub with what the viewer can do now. */
import type { ComponentChildren } from "preact";
import { Cards } from "../../parts/Cards.tsx";
import { Notice, StatusBadge, Title } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { ticketBadgeFor } from "../../parts/badges.ts";
import type { ConcertCardView } from "../../parts/ConcertCard.tsx";
import { Crumbs } from "../concert/Crumbs.tsx";
import { OfferList, type OfferView } from "../concert/OfferList.tsx";
import type { DecideView } from "../moderation/Decide.tsx";
import { Poster } from "../../parts/Poster.tsx";
import { BigDate, type TicketView } from "../../parts/TicketCard.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { Choice } from "./Quantity.tsx";
import { Seats } from "./Seats.tsx";
import { TicketFacts } from "./TicketFacts.tsx";
import type { SellersView } from "./SellersStub.tsx";
import { StubPrice, StubSplit } from "./StubPrice.tsx";
import { TicketStub } from "./TicketStub.tsx";
import { changedText, WhatChanged, type WhatChangedView } from "../concert/WhatChanged.tsx";
import { BeforeBuying } from "./WhatNext.tsx";

export interface SeatItem {
  /** The ticket's id. */
  id: string;
  /** Null for general admission. */
  seat: string | null;
  state: TicketView["state"];
  /** For the seller: the order that bought it. */
  saleId: string | null;
}

/** What is sold together. */
export interface ListingView {
  id: string;
  /** In the seller's order. */
  seats: SeatItem[];
  /** What the first seller charged on top of the face value; null: nothing is known. */
  paidFees: Amount | null;
  /** What of the price of one ticket is the seller's, and the fee that is kept; null without one. */
  share: { share: Amount; fee: Amount } | null;
  /** The numbers of tickets that can be reserved now, the smallest first. */
  choices: Choice[];
  /** Why not any number can be reserved; null: any can. */
  rule: "together" | "no_single" | null;
  /** Tickets that can be reserved now. */
  left: number;
}

export interface TicketPageView {
  /** Its state and hold are those of the listing: whether any of its tickets can be reserved. */
  ticket: TicketView;
  listing: ListingView;
  /** Address of the concert's page; null for an old ticket without a concert. */
  concert: string | null;
  /** What has become of the concert. */
  changed: WhatChangedView;
  /** Why the reservation that was asked for on this page was refused; null: none was. */
  problem: { title: string; detail: string } | null;
  /** The number of tickets that the address asks for. */
  quantity: number | null;
  /** The id that live events give this state. */
  stateId: string;
  description: string;
  /** Null when the account is gone. */
  sellerName: string | null;
  /** Counts of the seller's tickets; `more`: only the latest were counted. */
  sellerRecord: { listed: number; sold: number; more: boolean };
  /** What to look at when this ticket is not available: its concert's other offers, or else concerts nearby. */
  others: OfferView[];
  similar: ConcertCardView[];
  viewer: "visitor" | "user" | "seller";
  /** For the seller alone. */
  own: SellersView | null;
  /** What a moderator can do; null for everybody else. */
  moderating: DecideView | null;
  /** Whether the viewer may report it. */
  reportable: boolean;
  /** The buyer's order, or the seller's sale. `count`: its tickets. */
  ownOrder: {
    id: string;
    mine: boolean;
    live: boolean;
    atBank: boolean;
    complete: boolean;
    count: number;
  } | null;
  /** Until when a buyer can say that they were not let in, epoch ms. */
  claimUntil: number;
  /** Length of a hold that begins now. */
  holdSeconds: number;
  /** The hold is shorter than usual, since earlier ones lapsed. */
  hurried: boolean;
  /** Address of the sign-in page that then reserves the ticket. */
  signIn: string;
  now: number;
  manner: Manner;
}

/** `children`: sections below the others. */
export function TicketPage(
  { view, children }: { view: TicketPageView; children?: ComponentChildren },
) {
  const { ticket, manner } = view;
  const { words } = manner;
  const badge = ticketBadgeFor(ticket.state, view.viewer === "seller");
  return (
    <article
      data-live="ticket"
      data-live-key={factsKey(view)}
      data-said={changedText(view.changed, manner)}
      tabIndex={-1}
    >
      <Title text={ticket.title} words={words} />
      <Crumbs
        city={ticket.city}
        above={view.concert ? { name: ticket.title, href: view.concert } : undefined}
        words={words}
      />
      {view.problem && <Notice {...view.problem} tone="problem" />}
      <WhatChanged view={view.changed} manner={manner} />
      <div class={`ticket tone-${badge.tone}`} data-live-class="ticket">
        <div class="ticket-main">
          <div class="ticket-art">
            <Poster title={ticket.title} eager />
            <BigDate at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
          </div>
          <div class="ticket-words">
            <h1>
              <UserText text={ticket.title} />
            </h1>
            <TicketFacts view={view} />
            {view.concert && (
              <p>
                <a class="tap" href={view.concert}>{words.stub.concert}</a>
              </p>
            )}
          </div>
        </div>
        <section
          class="stub ticket-stub"
          aria-label={words.ticket.stub}
          data-live="stub"
          data-state={view.stateId}
          data-said={stubSays(view)}
          tabIndex={-1}
        >
          <StubPrice view={view} />
          <StubSplit view={view} />
          <StatusBadge badge={badge} word={stateWord(view)} />
          <TicketStub view={view} />
        </section>
      </div>
      {view.description && (
        <section class="aside">
          <h2>{words.ticket.fromSeller}</h2>
          <p class="pre quote" dir="auto">{view.description}</p>
        </section>
      )}
      <div class="below" data-live="below">
        {view.listing.seats.length > 1 && <Seats view={view} />}
        {view.viewer !== "seller" && ticket.state === "available" && !view.ownOrder && (
          <BeforeBuying view={view} />
        )}
        <Instead view={view} />
      </div>
      {view.reportable && (
        <p class="small">
          <a class="tap" href={`/tickets/${ticket.id}/report`}>{words.report.link}</a>
        </p>
      )}
      {children}
    </article>
  );
}

/** Everything is shown anew when one of these differs. */
function factsKey({ ticket, description, changed }: TicketPageView): string {
  const { state: _state, heldUntil: _heldUntil, ...facts } = ticket;
  return JSON.stringify([facts, description, changed]);
}

/** Sales of a cancelled concert's ticket have not just ended. */
function stateWord({ ticket: { state }, changed, manner: { words } }: TicketPageView): string {
  return changed.cancelled && state === "over"
    ? words.concert.states.cancelled
    : words.ticket.states[state];
}

function Instead({ view: { others, similar, manner } }: { view: TicketPageView }) {
  const { alsoAvailable, otherOffers } = manner.words.ticket;
  if (others.length > 0) {
    return (
      <section>
        <h2>{otherOffers}</h2>
        <OfferList offers={others} manner={manner} />
      </section>
    );
  }
  if (similar.length === 0) return null;
  return (
    <section>
      <h2>{alsoAvailable}</h2>
      <Cards concerts={similar} manner={manner} />
    </section>
  );
}

/** Announced when the state changes while the page is open. */
function stubSays(view: TicketPageView): string | undefined {
  const { ticket: { state, heldUntil, total }, listing, manner } = view;
  const { stub, said } = manner.words;
  const several = listing.seats.length > 1;
  if (state === "available") {
    const text = several ? said.severalAvailable : said.available;
    return fill(text, { price: moneyText(total, manner.locale) });
  }
  if (state !== "reserved") {
    return fill(several ? said.severalState : said.state, { state: stateWord(view) });
  }
  // The stub's own words say until when, in the reader's time zone.
  if (heldUntil !== null) return undefined;
  return several ? stub.severalPaid : stub.somebodyPays;
}

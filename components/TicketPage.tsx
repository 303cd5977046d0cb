/** A ticket: the facts, and the stub that says what can be done with it now. */
import { Money, StatusBadge, Title, When } from "./Bits.tsx";
import { type Manner, moneyText } from "./format.ts";
import { TakeDown } from "./Moderation.tsx";
import { Poster } from "./Poster.tsx";
import { BigDate, TicketCard, type TicketView } from "./TicketCard.tsx";
import { TicketStub } from "./TicketStub.tsx";
import { seatText, ticketBadges } from "./words.ts";

export interface TicketPageView {
  ticket: TicketView;
  description: string;
  sellerName: string;
  /** Tickets that the seller has listed and sold; `more`: these are only the latest. */
  sellerRecord: { listed: number; sold: number; more: boolean };
  /** Others that are free, once this one is taken. */
  similar: TicketView[];
  version: number;
  viewer: "visitor" | "user" | "seller";
  moderating: boolean;
  /** The viewer's own order of it, or the sale for its seller. */
  ownOrder: { id: string; mine: boolean; live: boolean; complete: boolean } | null;
  /** Why a moderator turned it down; for the seller. */
  rejection: string | null;
  holdMinutes: number;
  signIn: string;
  now: number;
  manner: Manner;
}

export function TicketPage({ view }: { view: TicketPageView }) {
  const { ticket, manner } = view;
  const badge = ticketBadges[ticket.state];
  return (
    <article>
      <Title text={ticket.title} />
      <div class={`ticket tone-${badge.tone}`}>
        <div class="ticket-main">
          <div class="ticket-art">
            <Poster title={ticket.title} eager />
            <BigDate at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
          </div>
          <div class="ticket-words">
            <h1>{ticket.title}</h1>
            <Facts view={view} />
          </div>
        </div>
        <section class="stub ticket-stub" aria-label="Price and state">
          <p class="stub-price">
            <Money value={ticket.price} manner={manner} />
          </p>
          <StatusBadge badge={badge} />
          <TicketStub view={view} />
        </section>
      </div>
      {view.description && (
        <section class="aside">
          <h2>From the seller</h2>
          <p class="pre quote">{view.description}</p>
        </section>
      )}
      {view.viewer !== "seller" && ticket.state === "available" && (
        <div class="pair">
          <WhatNext view={view} />
          <Protection />
        </div>
      )}
      {view.similar.length > 0 && <Similar view={view} />}
      {view.moderating && <TakeDown ticketId={ticket.id} version={view.version} />}
    </article>
  );
}

function Facts(
  { view: { ticket, sellerName, sellerRecord, manner } }: { view: TicketPageView },
) {
  const seat = seatText(ticket);
  const against = againstFaceValue(ticket, manner);
  return (
    <dl class="facts">
      <div>
        <dt>When</dt>
        <dd>
          <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        </dd>
      </div>
      <div>
        <dt>Where</dt>
        <dd>{ticket.venue}, {ticket.city}</dd>
      </div>
      <div>
        <dt>Place</dt>
        <dd>{seat ?? "Not given; see what the seller says"}</dd>
      </div>
      <div>
        <dt>Face value</dt>
        <dd>
          <Money value={ticket.faceValue} manner={manner} />
          {against && <span class="quiet">{` (${against})`}</span>}
        </dd>
      </div>
      <div>
        <dt>Seller</dt>
        <dd>
          {sellerName}
          <span class="quiet">{` (${recordText(sellerRecord)})`}</span>
        </dd>
      </div>
    </dl>
  );
}

function WhatNext({ view: { holdMinutes } }: { view: TicketPageView }) {
  return (
    <section>
      <h2>What happens next</h2>
      <ol class="steps">
        <li>
          <strong>Reserve.</strong> It is yours to pay for {holdMinutes}{" "}
          minutes; nobody else can take it.
        </li>
        <li>
          <strong>Pay.</strong> Your bank holds the money. We take it only once the ticket is yours.
        </li>
        <li>
          <strong>Yours.</strong> You see the barcode at once, and the seller no longer can sell it.
        </li>
      </ol>
    </section>
  );
}

function Protection() {
  return (
    <section>
      <h2>What protects you</h2>
      <ul class="checks">
        <li>The price you see is all you pay: no fees are added at any step.</li>
        <li>Your money is only taken at the moment the ticket becomes yours.</li>
        <li>
          The barcode stays sealed until then, and the seller cannot sell it here a second time.
        </li>
      </ul>
    </section>
  );
}

function Similar({ view: { similar, manner } }: { view: TicketPageView }) {
  return (
    <section>
      <h2>Free right now</h2>
      <ul class="cards">
        {similar.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} manner={manner} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "€5 below what was printed on it", or null where one of them is unknown. */
function againstFaceValue({ price, faceValue }: TicketView, { locale }: Manner): string | null {
  if (price.currency !== faceValue.currency) return null;
  const amount = price.amount - faceValue.amount;
  if (amount === 0) return "the same as its price";
  const text = moneyText({ ...price, amount: Math.abs(amount) }, locale);
  return amount < 0 ? `its price is ${text} less` : `its price is ${text} more`;
}

function recordText({ listed, sold, more }: TicketPageView["sellerRecord"]): string {
  if (more) return `sold ${sold} of the latest ${listed}`;
  return `listed ${listed} ${listed === 1 ? "ticket" : "tickets"}, sold ${sold}`;
}

/** A ticket: the facts, and the stub that says what can be done with it now. */
import { Money, StatusBadge, Title, When } from "./Bits.tsx";
import type { Manner } from "./format.ts";
import { TakeDown } from "./Moderation.tsx";
import { BigDate, type TicketView } from "./TicketCard.tsx";
import { TicketStub } from "./TicketStub.tsx";
import { seatText, ticketBadges } from "./words.ts";

export interface TicketPageView {
  ticket: TicketView;
  description: string;
  sellerName: string;
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
  return (
    <article>
      <Title text={ticket.title} />
      <div class="ticket">
        <BigDate at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        <div class="ticket-main">
          <h1>{ticket.title}</h1>
          <Facts view={view} />
        </div>
        <section class="stub ticket-stub" aria-label="Price and state">
          <p class="stub-price">
            <Money value={ticket.price} manner={manner} />
          </p>
          <StatusBadge badge={ticketBadges[ticket.state]} />
          <TicketStub view={view} />
        </section>
      </div>
      {view.description && (
        <section>
          <h2>From the seller</h2>
          <p class="pre">{view.description}</p>
        </section>
      )}
      {view.viewer !== "seller" && ticket.state === "available" && <WhatNext view={view} />}
      {view.moderating && <TakeDown ticketId={ticket.id} version={view.version} />}
    </article>
  );
}

function Facts({ view: { ticket, sellerName, manner } }: { view: TicketPageView }) {
  const seat = seatText(ticket);
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
        </dd>
      </div>
      <div>
        <dt>Seller</dt>
        <dd>{sellerName}</dd>
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

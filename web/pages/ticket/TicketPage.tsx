/** A ticket: the facts, and the stub that says what can be done with it now. */
import { Cards } from "../../parts/Cards.tsx";
import { Money, StatusBadge, Title, When } from "../../parts/Bits.tsx";
import { fill, formFor } from "#words/fill.ts";
import { clockTime, exactDuration, moneyText, timeLeft } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { ticketBadgeFor } from "../../parts/badges.ts";
import type { DecideView } from "../moderation/Decide.tsx";
import { ForModerators } from "../moderation/Moderation.tsx";
import { Poster } from "../../parts/Poster.tsx";
import { BigDate, type TicketView } from "../../parts/TicketCard.tsx";
import { TicketStub } from "./TicketStub.tsx";
import { seatText } from "#words/place.ts";

export interface TicketPageView {
  ticket: TicketView;
  /** As events name the state. */
  stateId: string;
  description: string;
  /** Null when the account is gone. */
  sellerName: string | null;
  /** Tickets that the seller has listed and sold; `more`: these are only the latest. */
  sellerRecord: { listed: number; sold: number; more: boolean };
  /** Others that are available, once this one is taken. */
  similar: TicketView[];
  version: number;
  viewer: "visitor" | "user" | "seller";
  moderating: { waitingName: DecideView["seller"] } | null;
  /** Whether the viewer may say that something is wrong with it. */
  reportable: boolean;
  /** The viewer's own order of it, or the sale for its seller. */
  ownOrder: { id: string; mine: boolean; live: boolean; atBank: boolean; complete: boolean } | null;
  /** Why a moderator turned it down; for the seller. */
  rejection: string | null;
  /** Who took it off sale, where it is withdrawn; `turned_down`: its seller, after a moderator refused it. */
  withdrawn: "seller" | "moderator" | "turned_down" | "refunded";
  /** How long a hold that begins now lasts. */
  holdSeconds: number;
  /** It is shorter than usual, since others held it in vain. */
  hurried: boolean;
  signIn: string;
  now: number;
  manner: Manner;
}

export function TicketPage({ view }: { view: TicketPageView }) {
  const { ticket, manner } = view;
  const { words } = manner;
  const badge = ticketBadgeFor(ticket.state, view.viewer === "seller");
  return (
    <article>
      <Title text={ticket.title} words={words} />
      <div class={`ticket tone-${badge.tone}`} data-live-class="ticket">
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
        <section
          class="stub ticket-stub"
          aria-label={words.ticket.stub}
          data-live="stub"
          data-state={view.stateId}
          data-said={stubSays(view)}
          tabIndex={-1}
        >
          <p class="stub-price">
            <Money value={ticket.price} manner={manner} />
          </p>
          <StatusBadge badge={badge} word={words.ticket.states[ticket.state]} />
          <TicketStub view={view} />
        </section>
      </div>
      {view.description && (
        <section class="aside">
          <h2>{words.ticket.fromSeller}</h2>
          <p class="pre quote">{view.description}</p>
        </section>
      )}
      <div class="below" data-live="below">
        {view.viewer !== "seller" && ticket.state === "available" && !view.ownOrder && (
          <div class="pair">
            <WhatNext view={view} />
            <Protection words={words} />
          </div>
        )}
        {view.similar.length > 0 && <Similar view={view} />}
      </div>
      {view.reportable && (
        <p class="small">
          <a class="tap" href={`/tickets/${ticket.id}/report`}>{words.report.link}</a>
        </p>
      )}
      {view.moderating && (
        <ForModerators
          view={{
            ticket,
            isOwn: view.viewer === "seller",
            version: view.version,
            orderId: null,
            reports: null,
            seller: view.moderating.waitingName,
            list: "waiting",
          }}
          words={words}
        />
      )}
    </article>
  );
}

function Facts(
  { view: { ticket, description, sellerName, sellerRecord, manner } }: { view: TicketPageView },
) {
  const { ticket: { facts, where } } = manner.words;
  const seat = seatText(ticket, manner.words);
  const against = againstFaceValue(ticket, manner);
  return (
    <dl class="facts">
      <div>
        <dt>{facts.when}</dt>
        <dd>
          <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        </dd>
      </div>
      <div>
        <dt>{facts.where}</dt>
        <dd>{fill(where, ticket)}</dd>
      </div>
      <div>
        <dt>{facts.place}</dt>
        <dd>{seat ?? (description ? facts.noPlaceSaid : facts.noPlace)}</dd>
      </div>
      <div>
        <dt>{facts.faceValue}</dt>
        <dd>
          <Money value={ticket.faceValue} manner={manner} />
          {against && <span class="quiet">{` (${against})`}</span>}
        </dd>
      </div>
      <div>
        <dt>{facts.seller}</dt>
        <dd>
          {sellerName ?? facts.aFan}
          <span class="quiet">{` (${recordText(sellerRecord, manner)})`}</span>
        </dd>
      </div>
    </dl>
  );
}

function WhatNext({ view: { holdSeconds, manner } }: { view: TicketPageView }) {
  const { title, reserve, pay, yours } = manner.words.ticket.whatNext;
  const time = exactDuration(holdSeconds, manner.locale, "long");
  return (
    <section>
      <h2>{title}</h2>
      <ol class="steps">
        <li>
          <strong>{reserve.title}</strong> {fill(reserve.text, { time })}
        </li>
        <li>
          <strong>{pay.title}</strong> {pay.text}
        </li>
        <li>
          <strong>{yours.title}</strong> {yours.text}
        </li>
      </ol>
    </section>
  );
}

function Protection({ words: { ticket: { protection } } }: { words: Words }) {
  return (
    <section>
      <h2>{protection.title}</h2>
      <ul class="checks">
        <li>{protection.price}</li>
        <li>{protection.money}</li>
        <li>{protection.code}</li>
      </ul>
    </section>
  );
}

function Similar({ view: { similar, manner } }: { view: TicketPageView }) {
  return (
    <section>
      <h2>{manner.words.ticket.alsoAvailable}</h2>
      <Cards tickets={similar} manner={manner} />
    </section>
  );
}

/** "its price is €5 less", or null where the two cannot be compared. */
function againstFaceValue(
  { price, faceValue }: TicketView,
  { locale, words: { ticket: { facts } } }: Manner,
): string | null {
  if (price.currency !== faceValue.currency) return null;
  const difference = price.amount - faceValue.amount;
  if (difference === 0) return facts.same;
  const amount = moneyText({ ...price, amount: Math.abs(difference) }, locale);
  return fill(difference < 0 ? facts.less : facts.more, { amount });
}

function recordText(
  { listed, sold, more }: TicketPageView["sellerRecord"],
  { locale, words: { ticket: { facts } } }: Manner,
): string {
  if (sold === 0) return facts.newSeller;
  const text = more ? facts.soldOfLatest : formFor(facts.listedAndSold, listed, locale);
  return fill(text, { listed, sold });
}

/** Said aloud when it has become so while one looks. */
function stubSays({ ticket, now, manner }: TicketPageView): string {
  const { state, heldUntil, price } = ticket;
  const { stub, said, ticket: { states } } = manner.words;
  if (state === "available") {
    return fill(said.available, { price: moneyText(price, manner.locale) });
  }
  if (state !== "reserved") return fill(said.state, { state: states[state] });
  if (heldUntil === null) return stub.somebodyPays;
  return fill(stub.somebodyHolds, {
    time: clockTime(heldUntil, manner),
    left: timeLeft(heldUntil - now, manner.locale),
  });
}

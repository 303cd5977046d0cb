/** A listing as a moderator judges it: its facts, changes and reports, and what a moderator can do. */
import { UserText, Where } from "../../parts/UserText.tsx";
import { Money, StatusBadge, When } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, dayAndTime } from "#words/format.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { seatText } from "#words/place.ts";
import { ticketBadges } from "../../parts/badges.ts";
import { CaseSeats } from "./CaseSeats.tsx";
import { type Change, Changes } from "./Changes.tsx";
import { Decide, type DecideView } from "./Decide.tsx";
import { Decisions, Listings, Seller } from "./CasePast.tsx";
import { Reports } from "./Reports.tsx";
import { Suggestion, type SuggestionView } from "./Suggestion.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";

export interface CaseView extends DecideView {
  /** Stands for the listing: its seats and state. */
  ticket: TicketView;
  /** What the first seller charged on top of the face value, as the seller says; null: nothing. */
  paidFees: Amount | null;
  description: string;
  /** Why it waits for a decision, and since when; null: it does not wait. */
  waits: { why: keyof Words["moderation"]["waits"]; since: number } | null;
  /**
   * The differences from the content that was last approved, or else last rejected; null: no decision yet.
   */
  changes: { approved: boolean; rows: Change[] } | null;
  seller: { name: string; state: NameState; since: number } | null;
  /** Counts of the seller's past, in the order shown. */
  record: [what: keyof Words["moderation"]["seller"], count: number][];
  /** Counting stopped at this number; null: all were counted. */
  counted: number | null;
  decisions: {
    id: string;
    action: keyof Words["audit"]["actions"];
    at: number;
    by: string | null;
    reason: string | null;
    reports: number;
  }[];
  /** Other listings of the same barcode, newest first. */
  listings: (Pick<TicketView, "id" | "title" | "state"> & {
    at: number;
    seller: { name: string | null; same: boolean };
  })[];
  suggestion: SuggestionView | null;
  reports: {
    version: number;
    items: {
      reason: keyof Words["report"]["reasons"];
      words: string;
      name: string | null;
      at: number;
    }[];
  } | null;
  manner: Manner;
}

/** The level of headings within a case. */
export type Heading = "h2" | "h3";

export function Case({ view, alone }: { view: CaseView; alone?: boolean }) {
  const { ticket, manner } = view;
  const { words } = manner;
  const { moderation } = words;
  const id = ticket.id;
  const heading: Heading = alone ? "h2" : "h3";
  return (
    <article class="panel case" aria-labelledby={`case-${id}`}>
      <header class="case-head">
        {alone
          ? (
            <h1 id={`case-${id}`}>
              <UserText text={ticket.title} />
            </h1>
          )
          : (
            <h2 id={`case-${id}`}>
              <a href={`/moderation/${id}`}>
                <UserText text={ticket.title} />
              </a>
            </h2>
          )}
        <p class="row-end">
          <StatusBadge
            badge={ticketBadges[ticket.state]}
            word={words.ticket.states[ticket.state]}
          />
          {view.waits && (
            <span class="quiet">
              {fill(moderation.waits[view.waits.why], {
                time: dayAndTime(view.waits.since, manner),
              })}
            </span>
          )}
        </p>
      </header>
      <div class="case-body">
        <div class="case-words">
          {view.reports && <Reports view={view} reports={view.reports} heading={heading} />}
          {view.suggestion && (
            <Suggestion id={id} view={view.suggestion} words={words} heading={heading} />
          )}
          <Facts view={view} />
          {view.changes && <WhatChanged view={view} changes={view.changes} />}
          <p class="row-end">
            <a href={`/tickets/${id}`}>{moderation.toTicket}</a>
          </p>
        </div>
        <div class="case-past">
          <Seller view={view} heading={heading} />
          <Decisions view={view} heading={heading} />
          <Listings view={view} heading={heading} />
        </div>
      </div>
      <Decide view={view} manner={manner} alone={alone} heading={heading} />
    </article>
  );
}

function Facts({ view }: { view: CaseView }) {
  const { ticket, seats, description, manner } = view;
  const { words } = manner;
  const seat = seatText(ticket, words);
  return (
    <div class="case-facts">
      <p>
        <Where at={ticket} words={words} />,{" "}
        <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
      </p>
      <Prices view={view} />
      {seat && <p>{seat}</p>}
      <CaseSeats seats={seats} manner={manner} />
      {description && (
        <blockquote class="pre quote" dir="auto" aria-label={words.moderation.describes}>
          {description}
        </blockquote>
      )}
    </div>
  );
}

/** What the cap is judged by, and what buyers pay. */
function Prices({ view: { ticket, paidFees, manner } }: { view: CaseView }) {
  const { prices, pricesAndFees, buyersPay } = manner.words.moderation;
  const money = (value: Amount) => <Money value={value} manner={manner} />;
  const gaps = { price: money(ticket.price), faceValue: money(ticket.faceValue) };
  return (
    <>
      <p>
        {paidFees
          ? <Filled text={pricesAndFees} gaps={{ ...gaps, fees: money(paidFees) }} />
          : <Filled text={prices} gaps={gaps} />}
      </p>
      {ticket.total.amount !== ticket.price.amount && (
        <p>
          <Filled text={buyersPay} gaps={{ total: money(ticket.total) }} />
        </p>
      )}
    </>
  );
}

function WhatChanged(
  { view: { manner: { words } }, changes: { approved, rows } }: {
    view: CaseView;
    changes: NonNullable<CaseView["changes"]>;
  },
) {
  const said = words.moderation.changes;
  if (rows.length === 0) return <p class="quiet">{approved ? said.none : said.noneJudged}</p>;
  return <Changes title={approved ? said.approved : said.judged} changes={rows} words={words} />;
}

/** One ticket before a moderator: what it says, what changed, who sells, what was reported and decided. */
import { Money, StatusBadge, When } from "../../parts/Bits.tsx";
import { fill, formFor } from "#words/fill.ts";
import { dayAndTime, dayText } from "#words/format.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { seatText } from "#words/place.ts";
import { ticketBadges, type TicketState } from "../../parts/badges.ts";
import { type Change, Changes } from "./Changes.tsx";
import { Decide, type DecideView } from "./Decide.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";

export interface CaseView extends DecideView {
  ticket: TicketView;
  description: string;
  /** Why it waits, and since when; null: it does not. */
  waits: { why: keyof Words["moderation"]["waits"]; since: number } | null;
  /** Compared with what was approved, else with what was turned down; null: nobody judged it yet. */
  changes: { approved: boolean; rows: Change[] } | null;
  seller: { name: string; state: NameState; since: number } | null;
  /** In the order in which they are read. */
  record: [what: keyof Words["moderation"]["seller"], count: number][];
  /** That only so many of each were counted; null: all were. */
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
  listings: {
    id: string;
    title: string;
    state: TicketState;
    at: number;
    seller: { name: string | null; same: boolean };
  }[];
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

/** Of the parts of a case: one below its own. */
type Heading = "h2" | "h3";

export function Case({ view, alone }: { view: CaseView; alone?: boolean }) {
  const { ticket, manner } = view;
  const { words } = manner;
  const { moderation } = words;
  const id = ticket.id;
  const heading: Heading = alone ? "h2" : "h3";
  return (
    <article class="panel case" aria-labelledby={`case-${id}`}>
      <header class="case-head">
        {alone ? <h1 id={`case-${id}`}>{ticket.title}</h1> : (
          <h2 id={`case-${id}`}>
            <a href={`/moderation/${id}`}>{ticket.title}</a>
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
          <Facts view={view} />
          {view.changes && <WhatChanged view={view} changes={view.changes} />}
          <p class="row-end">
            <a href={`/tickets/${id}`}>{moderation.toTicket}</a>
            {view.orderId && <a href={`/orders/${view.orderId}`}>{moderation.toOrder}</a>}
          </p>
        </div>
        <div class="case-past">
          <Seller view={view} heading={heading} />
          <Decisions view={view} heading={heading} />
          <Listings view={view} heading={heading} />
        </div>
      </div>
      <Decide view={view} words={words} alone={alone} heading={heading} />
    </article>
  );
}

function Facts({ view: { ticket, description, manner } }: { view: CaseView }) {
  const { words } = manner;
  const seat = seatText(ticket, words);
  return (
    <div class="case-facts">
      <p>
        {fill(words.ticket.where, ticket)},{" "}
        <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
      </p>
      <p>
        <Filled
          text={words.moderation.prices}
          gaps={{
            price: <Money value={ticket.price} manner={manner} />,
            faceValue: <Money value={ticket.faceValue} manner={manner} />,
          }}
        />
        {seat && `, ${seat}`}
      </p>
      {description && (
        <blockquote class="pre quote" aria-label={words.moderation.describes}>
          {description}
        </blockquote>
      )}
    </div>
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

function Reports(
  { view: { ticket, manner }, reports, heading: H }: {
    view: CaseView;
    reports: NonNullable<CaseView["reports"]>;
    heading: Heading;
  },
) {
  const { moderation, report } = manner.words;
  const { title, line, somebody } = moderation.reports;
  const count = reports.items.length;
  return (
    <section class="reports" aria-labelledby={`reports-${ticket.id}`}>
      <H id={`reports-${ticket.id}`}>
        {fill(formFor(title, count, manner.locale), { count })}
      </H>
      <ul>
        {reports.items.map((one, place) => (
          <li key={place}>
            <p>
              <strong>{report.reasons[one.reason]}</strong>{" "}
              <span class="quiet small">
                {fill(line, { name: one.name ?? somebody, time: dayAndTime(one.at, manner) })}
              </span>
            </p>
            {one.words && <p class="pre break">{one.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seller(
  { view: { ticket, seller, record, counted, manner }, heading: H }: {
    view: CaseView;
    heading: Heading;
  },
) {
  const said = manner.words.moderation.seller;
  return (
    <section aria-labelledby={`seller-${ticket.id}`}>
      <H id={`seller-${ticket.id}`}>{said.title}</H>
      <p class="break">
        {seller
          ? fill(said.since, { name: seller.name, day: dayText(seller.since, manner) })
          : said.gone}
      </p>
      {seller && seller.state !== "shown" && (
        <p class="quiet small">
          {seller.state === "waiting" ? said.names.waiting : said.names.refused}
        </p>
      )}
      <dl class="tally">
        {record.map(([what, count]) => (
          <div key={what}>
            <dt>{said[what]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {counted !== null && <p class="quiet small">{fill(said.latest, { count: counted })}</p>}
    </section>
  );
}

function Decisions(
  { view: { ticket, decisions, manner }, heading: H }: { view: CaseView; heading: Heading },
) {
  const { moderation, audit } = manner.words;
  const { title, none, line, somebody, ofReports } = moderation.decisions;
  return (
    <section aria-labelledby={`past-${ticket.id}`}>
      <H id={`past-${ticket.id}`}>{title}</H>
      {decisions.length === 0 ? <p class="quiet">{none}</p> : (
        <ol class="past">
          {decisions.map((one) => (
            <li key={one.id}>
              <p>
                {fill(line, {
                  action: audit.actions[one.action],
                  time: dayAndTime(one.at, manner),
                  by: one.by ?? somebody,
                })}
                {one.reports > 0 &&
                  ` (${
                    fill(formFor(ofReports, one.reports, manner.locale), { count: one.reports })
                  })`}
              </p>
              {one.reason && <p class="quote break">{one.reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The same barcode, listed before or by somebody else: shown only where there is any. */
function Listings(
  { view: { ticket, listings, manner }, heading: H }: { view: CaseView; heading: Heading },
) {
  if (listings.length === 0) return null;
  const { moderation, ticket: { states } } = manner.words;
  const { title, line, sameSeller, somebody } = moderation.listings;
  return (
    <section aria-labelledby={`listings-${ticket.id}`}>
      <H id={`listings-${ticket.id}`}>{title}</H>
      <ul class="past">
        {listings.map(({ id, title, state, at, seller }) => (
          <li key={id}>
            <p class="break">
              <a href={`/moderation/${id}`}>{title}</a>
            </p>
            <p class="quiet small">
              {fill(line, {
                state: states[state],
                time: dayAndTime(at, manner),
                name: seller.same ? sameSeller : seller.name ?? somebody,
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

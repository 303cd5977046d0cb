/** A ticket in a list: the poster with its date, the concert, and the stub with price and state. */
import { Money, StatusBadge, When } from "./Bits.tsx";
import { type Amount, concertDay } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { ticketBadges, type TicketState } from "./badges.ts";
import { Filled } from "./Filled.tsx";
import { Poster } from "./Poster.tsx";
import { Deadline } from "./Times.tsx";
import { UserText, Where } from "./UserText.tsx";
import { seatText } from "#words/place.ts";

/** A ticket as components show it; those that need less take a `Pick` of it. */
export interface TicketView {
  id: string;
  title: string;
  venue: string;
  city: string;
  /** Epoch ms. */
  startsAt: number;
  timeZone: string;
  section: string | null;
  row: string | null;
  seat: string | null;
  /** The seller's, of one ticket. */
  price: Amount;
  /** What a buyer pays for one ticket: the price and the fee. */
  total: Amount;
  faceValue: Amount;
  state: TicketState;
  /** When its hold ends; epoch ms. Null unless it is held, or once it is being paid. */
  heldUntil: number | null;
}

/** What is sold, for how much: the part of a ticket that an order keeps. */
export type TermsView = Omit<TicketView, "id" | "state" | "heldUntil">;

export function TicketCard(
  { ticket, manner, eager }: { ticket: TicketView; manner: Manner; eager?: boolean },
) {
  const { words } = manner;
  const seat = seatText(ticket, words);
  const badge = ticketBadges[ticket.state];
  return (
    <article class={`card tone-${badge.tone}`}>
      <div class="card-main">
        <Poster title={ticket.title} eager={eager} />
        <BigDate at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
        <div class="card-body">
          <h3 class="card-title">
            <a href={`/tickets/${ticket.id}`}>
              <UserText text={ticket.title} />
            </a>
          </h3>
          <p class="cut">
            <Where at={ticket} words={words} />
          </p>
          <p class="quiet small">
            <When at={ticket.startsAt} timeZone={ticket.timeZone} manner={manner} />
          </p>
          {seat && <p class="quiet small cut">{seat}</p>}
        </div>
      </div>
      <div class="stub">
        <p class="stub-price">
          <Money value={ticket.total} manner={manner} />
        </p>
        <StatusBadge badge={badge} word={words.ticket.states[ticket.state]} />
        {ticket.heldUntil !== null && (
          <p class="small stub-note">
            <Filled
              text={words.ticket.mayComeBack}
              gaps={{ time: <Deadline at={ticket.heldUntil} manner={manner} /> }}
            />
          </p>
        )}
      </div>
    </article>
  );
}

/** Decorative: the full date stands beside it. */
export function BigDate(
  { at, timeZone, manner }: { at: number; timeZone: string; manner: Manner },
) {
  const { month, day, weekday } = concertDay(at, timeZone, manner);
  return (
    <div class="big-date" aria-hidden="true">
      <span class="big-date-month">{month}</span>
      <span class="big-date-day">{day}</span>
      <span class="big-date-weekday">{weekday}</span>
    </div>
  );
}

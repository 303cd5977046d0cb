/** A concert in a list: the poster with its date, where and when, and the stub with what is on offer. */
import { Money, StatusBadge, When } from "./Bits.tsx";
import { Filled } from "./Filled.tsx";
import { BigDate } from "./TicketCard.tsx";
import { Poster } from "./Poster.tsx";
import { Until } from "./Times.tsx";
import { UserText, Where } from "./UserText.tsx";
import { fill, formFor } from "#words/fill.ts";
import { type Amount, percentLess, percentText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

export interface ConcertCardView {
  /** The address of its page. */
  href: string;
  name: string;
  venue: string;
  city: string;
  /** Epoch ms, as `freeAt`. */
  startsAt: number;
  timeZone: string;
  /** The lowest total that can be reserved now; null: all tickets are held. */
  from: Amount | null;
  /** Tickets that can be reserved now; `more`: at least that many. */
  tickets: number;
  more: boolean;
  /** When the first held one may come back; null: none is held, or it is being paid. */
  freeAt: number | null;
  /** Percent by which the best offer is below face value; 0: none. */
  saving: number;
}

export function ConcertCard(
  { concert, manner, eager }: { concert: ConcertCardView; manner: Manner; eager?: boolean },
) {
  const { words } = manner;
  return (
    <article class={concert.from === null ? "card concert-card tone-held" : "card concert-card"}>
      <div class="card-main">
        <Poster title={concert.name} eager={eager} />
        <BigDate at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
        <div class="card-body">
          <h3 class="card-title">
            <a href={concert.href}>
              <UserText text={concert.name} />
            </a>
          </h3>
          <p class="cut">
            <Where at={concert} words={words} />
          </p>
          <p class="quiet small">
            <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
          </p>
        </div>
      </div>
      <div class="stub">
        <Stub concert={concert} manner={manner} />
      </div>
    </article>
  );
}

/** A badge for the exception only: that nothing can be reserved at the moment. */
function Stub({ concert, manner }: { concert: ConcertCardView; manner: Manner }) {
  const { allHeld, from, mayComeBack } = manner.words.concert;
  if (concert.from === null) {
    return (
      <>
        <StatusBadge badge={{ icon: "clock", tone: "held" }} word={allHeld} />
        {concert.freeAt !== null && (
          <p class="small stub-note">
            <Until text={mayComeBack} until={concert.freeAt} manner={manner} />
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p class="stub-from">
        <Filled
          text={from}
          gaps={{
            price: (
              <span class="stub-price">
                <Money value={concert.from} manner={manner} />
              </span>
            ),
          }}
        />
      </p>
      <Saving percent={concert.saving} manner={manner} />
      <p class="small">{ticketCount(concert, manner)}</p>
    </>
  );
}

/** "5 tickets", "more than 500 tickets". */
export function ticketCount(
  { tickets: count, more }: Pick<ConcertCardView, "tickets" | "more">,
  { locale, words: { concert: { tickets, moreTickets } } }: Manner,
): string {
  return fill(more ? moreTickets : formFor(tickets, count, locale), { count });
}

/** "−30 %", said in words to screen readers; nothing when the price is not below face value. */
export function Saving({ percent, manner }: { percent: number; manner: Manner }) {
  if (percent <= 0) return null;
  return (
    <span class="saving">
      <span aria-hidden="true">{percentLess(percent, manner.locale)}</span>
      <span class="visually-hidden">
        {fill(manner.words.concert.saving, { percent: percentText(percent, manner.locale) })}
      </span>
    </span>
  );
}

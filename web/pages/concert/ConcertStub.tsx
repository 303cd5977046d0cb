/** The stub of a concert's page: from which price, how many tickets, and the next step. */
import { Money, StatusBadge } from "../../parts/Bits.tsx";
import { type Badge, ticketBadges, type Tone } from "../../parts/badges.ts";
import { Filled } from "../../parts/Filled.tsx";
import { Until } from "../../parts/Times.tsx";
import { fill } from "#words/fill.ts";
import { clockTime, moneyText } from "#words/format.ts";
import { ticketCount } from "../../parts/ConcertCard.tsx";
import type { ConcertPageView } from "./ConcertPage.tsx";

export function ConcertStub({ view }: { view: ConcertPageView }) {
  const { concert } = view.manner.words;
  return (
    <section
      class="stub ticket-stub"
      aria-label={concert.stub}
      data-live="stub"
      data-state={view.stateId}
      data-said={stubSays(view)}
      tabIndex={-1}
    >
      <StubWords view={view} />
    </section>
  );
}

/** What the stub says, without the landmark. */
export function StubWords({ view }: { view: ConcertPageView }) {
  const { from, freeAt, tickets, more, manner } = view;
  const { concert } = manner.words;
  const exception = exceptionOf(view);
  if (exception !== null || from === null) {
    return (
      <>
        {exception && <StatusBadge {...exception} />}
        {freeAt !== null && (
          <p class="small">
            <Until text={concert.mayComeBack} until={freeAt} manner={manner} />
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p class="stub-from">
        <Filled
          text={concert.from}
          gaps={{
            price: (
              <span class="stub-price">
                <Money value={from} manner={manner} />
              </span>
            ),
          }}
        />
      </p>
      <p>{ticketCount({ tickets, more }, manner)}</p>
      <a class="button button-primary" href="#offers">{concert.see}</a>
      <p class="quiet small">{concert.offers.noFees}</p>
    </>
  );
}

/** The colour of the ticket. */
export const toneOf = (view: ConcertPageView): Tone => exceptionOf(view)?.badge.tone ?? "available";

/** Why nothing can be reserved; null: something can. */
function exceptionOf(
  { concert: { state }, from, onOffer, waiting, manner }: ConcertPageView,
): { badge: Badge; word: string } | null {
  const { concert, ticket } = manner.words;
  const { states } = concert;
  if (state === "cancelled") {
    return { badge: { icon: "cross", tone: "gone" }, word: states.cancelled };
  }
  if (state === "over") return { badge: { icon: "dash", tone: "gone" }, word: states.over };
  if (from !== null) return null;
  if (waiting && !onOffer) return { badge: ticketBadges.pending, word: ticket.states.pending };
  return onOffer
    ? { badge: { icon: "clock", tone: "held" }, word: concert.allHeld }
    : { badge: { icon: "dot", tone: "gone" }, word: states.none };
}

/** Announced when it changes while the page is open. */
function stubSays(view: ConcertPageView): string {
  const { from, freeAt, manner } = view;
  const { concert } = manner.words;
  const exception = exceptionOf(view);
  if (exception) {
    if (freeAt === null) return exception.word;
    return `${exception.word}: ${fill(concert.mayComeBack, { time: clockTime(freeAt, manner) })}`;
  }
  const price = fill(concert.from, { price: moneyText(from!, manner.locale) });
  return `${price}, ${ticketCount(view, manner)}`;
}

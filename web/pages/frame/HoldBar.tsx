/** The bar under the header while a user holds a ticket: what, until when, and where to pay. */
import { Clock } from "../../parts/Clock.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { isolated } from "#words/direction.ts";
import { fill, formFor } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { Icon } from "../../parts/Icon.tsx";
import { Deadline } from "../../parts/Times.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { TermsView } from "../../parts/TicketCard.tsx";

export interface HoldView extends Pick<TermsView, "title" | "price"> {
  orderId: string;
  ticketId: string;
  /** Tickets of the order. */
  count: number;
  /** Epoch ms. */
  until: number;
  /** False: it ended a moment ago. */
  live: boolean;
  /** The bank is deciding about its payment: there is nothing to pay now. */
  atBank: boolean;
  /** Number of further holds, which end later. */
  others: number;
}

/** Always rendered, so that live updates can fill it; `hold` null: empty. */
export function HoldBar(
  { hold, now, manner }: { hold: HoldView | null; now: number; manner: Manner },
) {
  return (
    <div
      class="hold"
      data-live="hold"
      data-now={hold ? now : undefined}
      data-said={hold && !hold.live ? endedText(hold, manner) : undefined}
      tabIndex={-1}
    >
      {hold && (
        <section class="hold-bar" aria-label={manner.words.hold.label}>
          <div class="wrap hold-row">
            {hold.live
              ? <Live hold={hold} now={now} manner={manner} />
              : <Ended hold={hold} manner={manner} />}
          </div>
        </section>
      )}
    </div>
  );
}

function Live({ hold, now, manner }: { hold: HoldView; now: number; manner: Manner }) {
  const { title, until, others, orderId, price, atBank } = hold;
  const words = manner.words.hold;
  return (
    <>
      <p class="hold-what">
        <span class="hold-mark">
          <Icon name={atBank ? "dots" : "clock"} />
          <span class="hold-word">{atBank ? words.atBank : words.held}</span>
        </span>
        <a class="hold-title" href={`/orders/${orderId}`}>
          <UserText text={title} />
        </a>
        <span class="hold-until">
          <Filled
            text={words.until}
            gaps={{ time: <Deadline at={until} manner={manner} /> }}
          />
          {others > 0 && (
            <>
              {" "}
              <a href="/orders">
                {fill(formFor(words.more, others, manner.locale), { count: others })}
              </a>
            </>
          )}
        </span>
      </p>
      {!atBank && (
        <Clock until={until} now={now} concert={title} manner={manner} class="hold-clock" />
      )}
      {atBank
        ? <a class="button" href={`/orders/${orderId}`}>{words.seeOrder}</a>
        : (
          <a class="button button-primary" href={`/orders/${orderId}`}>
            {fill(words.pay, { price: moneyText(price, manner.locale) })}
          </a>
        )}
    </>
  );
}

const endedWords = ({ atBank }: HoldView, { words: { hold } }: Manner) =>
  atBank ? hold.endedAtBank : hold.ended;
const endedText = (hold: HoldView, manner: Manner) =>
  fill(endedWords(hold, manner), { concert: isolated(hold.title) });

function Ended({ hold, manner }: { hold: HoldView; manner: Manner }) {
  return (
    <>
      <p>
        <Filled
          text={endedWords(hold, manner)}
          gaps={{ concert: <UserText text={hold.title} /> }}
        />
      </p>
      {hold.atBank
        ? <a class="button" href={`/orders/${hold.orderId}`}>{manner.words.hold.seeOrder}</a>
        : (
          <a class="button" href={`/tickets/${hold.ticketId}`}>
            {formFor(manner.words.order.seeTicket, hold.count, manner.locale)}
          </a>
        )}
    </>
  );
}

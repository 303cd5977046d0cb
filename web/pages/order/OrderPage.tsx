/** An order: where it stands, what happened to the money, and the one next step. */
import type { ComponentChildren } from "preact";
import { Head } from "fresh/runtime";
import { Money, StatusBadge, Title, When } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, clockTime, isoTime, timeLeft } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { type OrderBadgeName, orderBadges, orderWord } from "../../parts/badges.ts";
import { Filled } from "../../parts/Filled.tsx";
import { OrderActions } from "./OrderActions.tsx";
import { Clock } from "../../parts/Clock.tsx";
import { moneyStory, orderStory, type OrderStoryView } from "./order_story.ts";
import { orderTimeline } from "./order_timeline.ts";
import { Poster } from "../../parts/Poster.tsx";
import { Steps } from "./Steps.tsx";
import { BigDate } from "../../parts/TicketCard.tsx";
import { Timeline } from "./Timeline.tsx";
import { seatText } from "#words/place.ts";

export interface OrderPageView extends OrderStoryView {
  id: string;
  /** As events name the state. */
  stateId: string;
  ticketId: string;
  terms: {
    title: string;
    venue: string;
    city: string;
    startsAt: number;
    timeZone: string;
    section: string | null;
    row: string | null;
    seat: string | null;
    price: Amount;
  };
  moderating: boolean;
  /** The hold is shorter than usual. */
  hurried: boolean;
  badge: OrderBadgeName;
  code: {
    text: string;
    type: keyof Words["ticket"]["codeTypes"];
    /** The picture, or why there is none. */
    drawn: { svg: string } | { missing: keyof Words["order"]["code"]["missing"] };
  } | null;
  now: number;
  manner: Manner;
}

export function OrderPage({ view }: { view: OrderPageView }) {
  const { words } = view.manner;
  const story = orderStory(view);
  const badge = orderBadges[view.badge];
  return (
    <article
      class="order"
      data-live="order"
      data-state={view.stateId}
      data-now={view.now}
      data-said={[story.title, ...moneyStory(view)].join(". ")}
      tabIndex={-1}
    >
      {(view.atBank || view.status === "claimed") && <LookAgain />}
      <Title
        text={fill(words.order.title, { story: story.title, concert: view.terms.title })}
        words={words}
      />
      <div class="order-head">
        <h1>{story.title}</h1>
        {view.role === "buyer" && <Steps status={view.status} words={words} />}
      </div>
      <div class={`ticket tone-${badge.tone} ${layoutFor(view.code)}`}>
        <Main view={view} />
        <section class="stub ticket-stub order-stub" aria-label={words.ticket.stub}>
          <StatusBadge badge={badge} word={orderWord(view.badge, view.role, words)} />
          {view.live && <Deadline view={view} />}
          {moneyStory(view).map((text) => <p key={text} class="money-line">{text}</p>)}
          {story.text && <p class="small">{story.text}</p>}
          <OrderActions view={view} />
          {view.code && <TheTicket code={view.code} view={view} words={words} />}
        </section>
      </div>
      <OrderTimeline view={view} />
    </article>
  );
}

function OrderTimeline({ view }: { view: OrderPageView }) {
  const { timeline } = view.manner.words;
  const steps = orderTimeline(view);
  const [done, ahead] = [false, true].map((later) =>
    steps.filter(({ kind }) => (kind === "ahead") === later)
  );
  return (
    <>
      <Timeline title={timeline.title} steps={done} manner={view.manner} />
      <Timeline title={timeline.ahead} steps={ahead} manner={view.manner} />
    </>
  );
}

/** Seconds after which a page without scripts is read again while the bank decides. */
const AGAIN_SECONDS = 5;

/** Scripts are told when the bank has decided. */
function LookAgain() {
  return (
    <Head>
      <noscript>
        <meta http-equiv="refresh" content={String(AGAIN_SECONDS)} />
      </noscript>
    </Head>
  );
}

/** A code of bars needs the whole width: squeezed, its finest bars run into each other. */
function layoutFor(code: OrderPageView["code"]): string {
  if (!code) return "";
  const wide = code.type === "pdf417" || code.type === "code128";
  return wide ? "ticket-delivered ticket-low" : "ticket-delivered";
}

function Main({ view: { terms, ticketId, manner } }: { view: OrderPageView }) {
  const { words } = manner;
  const { facts } = words.ticket;
  return (
    <div class="ticket-main">
      <div class="ticket-art">
        <Poster title={terms.title} eager />
        <BigDate at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
      </div>
      <div class="ticket-words">
        <h2 id="ticket-title">
          <a href={`/tickets/${ticketId}`}>{terms.title}</a>
        </h2>
        <dl class="facts">
          <Fact term={facts.when}>
            <When at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
          </Fact>
          <Fact term={facts.where}>{fill(words.ticket.where, terms)}</Fact>
          <Fact term={facts.place}>{seatText(terms, words) ?? words.order.noPlace}</Fact>
          <Fact term={words.order.price}>
            <Money value={terms.price} manner={manner} />
          </Fact>
        </dl>
      </div>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Exact without JavaScript, counting with it. */
function Deadline(
  { view: { expiresAt, hurried, now, manner, role, terms, atBank } }: { view: OrderPageView },
) {
  return (
    <div class="deadline">
      <p>
        <Filled
          text={manner.words.order.heldUntil}
          gaps={{
            time: <time dateTime={isoTime(expiresAt)}>{clockTime(expiresAt, manner)}</time>,
            left: timeLeft(expiresAt - now, manner.locale),
          }}
        />
      </p>
      {role === "buyer" && hurried && <p class="small">{manner.words.order.hurried}</p>}
      {role === "buyer" && !atBank && (
        <Clock
          until={expiresAt}
          now={now}
          concert={terms.title}
          manner={manner}
          class="countdown-clock"
        />
      )}
    </div>
  );
}

function TheTicket(
  { code, view, words }: {
    code: NonNullable<OrderPageView["code"]>;
    view: OrderPageView;
    words: Words;
  },
) {
  const { title, text, picture, calendar, missing } = words.order.code;
  const { drawn } = code;
  const why = { unreadable: missing.unreadable, busy: missing.busy };
  return (
    <section class="the-ticket" aria-labelledby="code-title">
      <h2 id="code-title">{title}</h2>
      {"svg" in drawn
        ? (
          <>
            <p class="hint-screen">{text}</p>
            {/* The library's own output: paths of numbers, never the text itself. */}
            <div
              class="barcode"
              role="img"
              aria-label={fill(picture, { kind: words.ticket.codeTypes[code.type] })}
              // deno-lint-ignore react-no-danger
              dangerouslySetInnerHTML={{ __html: drawn.svg }}
            />
          </>
        )
        : (
          <p class="no-picture">
            {fill(why[drawn.missing], { kind: words.ticket.codeTypes[code.type] })}
          </p>
        )}
      <p class="code">{code.text}</p>
      <p class="actions">
        <a class="button" href={`/orders/${view.id}/calendar.ics`} download>{calendar}</a>
      </p>
      <p class="small hint-screen">
        <a class="tap" href={`/tickets/${view.ticketId}/report`}>{words.order.code.problem}</a>
      </p>
    </section>
  );
}

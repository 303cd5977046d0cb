/** An order: where it stands, what happened to the money, and the one next step. */
import type { ComponentChildren } from "preact";
import { ActionForm, Money, StatusBadge, Title, When } from "./Bits.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, clockTime, isoTime, timeLeft } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { type OrderBadgeName, orderBadges } from "./badges.ts";
import { Filled } from "./Filled.tsx";
import { Clock } from "./Clock.tsx";
import { moneyStory, orderStory, type OrderStoryView } from "./order_story.ts";
import { orderTimeline } from "./order_timeline.ts";
import { Poster } from "./Poster.tsx";
import { type Asking, blank, ReasonForm } from "./ReasonForm.tsx";
import { Steps } from "./Steps.tsx";
import { BigDate } from "./TicketCard.tsx";
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
          <StatusBadge badge={badge} word={words.order.states[view.badge]} />
          {view.live && <Deadline view={view} />}
          {moneyStory(view).map((text) => <p key={text} class="money-line">{text}</p>)}
          {story.text && <p class="small">{story.text}</p>}
          <Actions view={view} />
          {view.code && <TheTicket code={view.code} orderId={view.id} words={words} />}
        </section>
      </div>
      <Timeline steps={orderTimeline(view)} manner={view.manner} />
    </article>
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
  { view: { expiresAt, hurried, now, manner, role, terms } }: { view: OrderPageView },
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
      {role === "buyer" && (
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

function Actions({ view }: { view: OrderPageView }) {
  const path = `/orders/${view.id}`;
  const { order } = view.manner.words;
  if (view.role === "buyer" && view.live) {
    const again = view.status === "awaiting:payment";
    return (
      <div class="actions">
        <ActionForm
          action={`${path}/payment`}
          label={again ? order.payOn : order.payNow}
          kind="primary"
        />
        <ActionForm action={`${path}/cancellation`} label={order.letGo} />
      </div>
    );
  }
  if (view.status === "claimed") {
    return (
      <p>
        <a class="button" href={path}>{order.lookAgain}</a>
      </p>
    );
  }
  if (view.role === "buyer") {
    return view.status === "cancelled"
      ? (
        <p>
          <a class="button" href={`/tickets/${view.ticketId}`}>{order.seeTicket}</a>
        </p>
      )
      : null;
  }
  return view.moderating ? <ModeratorActions view={view} path={path} /> : null;
}

function ModeratorActions({ view, path }: { view: OrderPageView; path: string }) {
  const { words } = view.manner;
  const asking = view.live
    ? cancelling(path, words)
    : view.status === "complete"
    ? refunding(path, words)
    : null;
  return asking && <ReasonForm asking={asking} form={blank} words={words} />;
}

/** What a moderator may do with an order that is held, and with one that is complete. */
export const cancelling = (path: string, { order }: Words): Asking => ({
  action: `${path}/cancellation`,
  button: order.cancel,
  hint: order.reasonHint,
});
export const refunding = (path: string, { order }: Words): Asking => ({
  action: `${path}/refund`,
  button: order.refund,
  hint: order.reasonHint,
});

function TheTicket(
  { code, orderId, words }: {
    code: NonNullable<OrderPageView["code"]>;
    orderId: string;
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
        <a class="button" href={`/orders/${orderId}/calendar.ics`} download>{calendar}</a>
      </p>
    </section>
  );
}

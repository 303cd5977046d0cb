/** An order: where it stands, what happened to the money, and the one next step. */
import type { ComponentChildren } from "preact";
import { ActionForm, Money, StatusBadge, Title, When } from "./Bits.tsx";
import { type Amount, clockTime, dayAndTime, isoTime, type Manner, timeLeft } from "./format.ts";
import { moneyStory, orderStory, type OrderStoryView } from "./order_story.ts";
import { Poster } from "./Poster.tsx";
import { Steps } from "./Steps.tsx";
import { BigDate } from "./TicketCard.tsx";
import {
  type CodeTypeName,
  codeTypeNames,
  type OrderBadgeName,
  orderBadges,
  seatText,
} from "./words.ts";

export interface OrderPageView extends OrderStoryView {
  id: string;
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
  badge: OrderBadgeName;
  createdAt: number;
  code: { text: string; type: CodeTypeName; svg: string } | null;
  now: number;
  manner: Manner;
}

/** `countdown` is an island, which only a route may place. */
export function OrderPage(
  { view, countdown }: { view: OrderPageView; countdown: ComponentChildren },
) {
  const { terms, manner } = view;
  const story = orderStory(view);
  return (
    <article>
      <Title text={`${story.title}: ${terms.title}`} />
      <h1>{story.title}</h1>
      {view.role === "buyer" && <Steps status={view.status} />}
      <div class={`order tone-${orderBadges[view.badge].tone}`}>
        <div class="order-state">
          <StatusBadge badge={orderBadges[view.badge]} />
          {view.live && <Deadline view={view}>{countdown}</Deadline>}
          {story.text.map((text) => <p key={text}>{text}</p>)}
          {moneyStory(view).map((text) => <p key={text} class="money-line">{text}</p>)}
          <Actions view={view} />
          {view.code && <TheTicket code={view.code} orderId={view.id} />}
        </div>
        <section class="panel order-ticket" aria-labelledby="ticket-title">
          <div class="ticket-art">
            <Poster title={terms.title} eager />
            <BigDate at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
          </div>
          <div class="order-facts">
            <h2 id="ticket-title">
              <a href={`/tickets/${view.ticketId}`}>{terms.title}</a>
            </h2>
            <p>{terms.venue}, {terms.city}</p>
            <p>
              <When at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
            </p>
            <p>{seatText(terms) ?? "No place given"}</p>
            <p class="stub-price">
              <Money value={terms.price} manner={manner} />
            </p>
            <p class="quiet small">
              Reserved{" "}
              <time dateTime={isoTime(view.createdAt)}>{dayAndTime(view.createdAt, manner)}</time>
            </p>
          </div>
        </section>
      </div>
    </article>
  );
}

/** Exact without JavaScript, counting with it. */
function Deadline(
  { view: { expiresAt, now, manner }, children }: {
    view: OrderPageView;
    children: ComponentChildren;
  },
) {
  return (
    <div class="deadline">
      <p>
        Held until <time dateTime={isoTime(expiresAt)}>{clockTime(expiresAt, manner)}</time>{" "}
        ({timeLeft(expiresAt - now)})
      </p>
      {children}
    </div>
  );
}

function Actions({ view }: { view: OrderPageView }) {
  const path = `/orders/${view.id}`;
  if (view.role === "buyer" && view.live) {
    const again = view.status === "awaiting:payment";
    return (
      <div class="actions">
        <ActionForm
          action={`${path}/payment`}
          label={again ? "Go on to pay" : "Pay now"}
          kind="primary"
        />
        <ActionForm action={`${path}/cancellation`} label="Let it go" />
      </div>
    );
  }
  if (view.status === "claimed") {
    return (
      <p>
        <a class="button" href={path}>Look again</a>
      </p>
    );
  }
  if (view.role === "buyer") {
    return view.status === "cancelled"
      ? (
        <p>
          <a class="button" href={`/tickets/${view.ticketId}`}>See the ticket again</a>
        </p>
      )
      : null;
  }
  return view.moderating ? <ModeratorActions view={view} path={path} /> : null;
}

function ModeratorActions({ view, path }: { view: OrderPageView; path: string }) {
  if (view.live) return <ActionForm action={`${path}/cancellation`} label="Cancel the order" />;
  if (view.status === "complete") {
    return <ActionForm action={`${path}/refund`} label="Refund the order" />;
  }
  return null;
}

function TheTicket(
  { code, orderId }: { code: NonNullable<OrderPageView["code"]>; orderId: string },
) {
  return (
    <section class="the-ticket" aria-labelledby="code-title">
      <h2 id="code-title">Your ticket</h2>
      <p class="hint-screen">Show this at the door, at full brightness, or print this page.</p>
      {/* The library's own output: paths of numbers, never the text itself. */}
      <div
        class="barcode"
        role="img"
        aria-label={`${codeTypeNames[code.type]} of your ticket`}
        // deno-lint-ignore react-no-danger
        dangerouslySetInnerHTML={{ __html: code.svg }}
      />
      <p class="code">{code.text}</p>
      <p class="actions">
        <a class="button" href={`/orders/${orderId}/calendar.ics`} download>Add to calendar</a>
      </p>
    </section>
  );
}

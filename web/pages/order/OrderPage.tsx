/** An order's page: its state, what happened to the money, and the one next step. */
import { Head } from "fresh/runtime";
import { StatusBadge, Title } from "../../parts/Bits.tsx";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { type OrderBadgeName, orderBadges, orderWord } from "../../parts/badges.ts";
import { Filled } from "../../parts/Filled.tsx";
import { ConcertNews, type ConcertNewsView } from "./ConcertNews.tsx";
import { OrderActions } from "./OrderActions.tsx";
import { Clock } from "../../parts/Clock.tsx";
import { moneyStory, orderStory, type OrderStoryView } from "./order_story.ts";
import { orderTimeline } from "./order_timeline.ts";
import { OrderTerms } from "./OrderTerms.tsx";
import { payoutForOthers, payoutTimeline, type PayoutView } from "../payouts/payout_words.ts";
import { SalePayout } from "../payouts/SalePayout.tsx";
import { type ClaimNoteView, claimTimeline } from "../claims/claim_timeline.ts";
import { Steps } from "./Steps.tsx";
import type { TermsView } from "../../parts/TicketCard.tsx";
import { type CodeView, layoutFor, TheTicket } from "./TheTicket.tsx";
import { Deadline, Left, Until } from "../../parts/Times.tsx";
import { Timeline } from "./Timeline.tsx";

export interface OrderPageView extends OrderStoryView {
  id: string;
  /** The id that live events give this state. */
  stateId: string;
  ticketId: string;
  terms: TermsView;
  /** Whether the viewer may act as a moderator. */
  moderating: boolean;
  /** The hold is shorter than usual. */
  hurried: boolean;
  badge: OrderBadgeName;
  /** What has happened to the concert since. */
  news: ConcertNewsView[];
  /** The buyer's claim about it: what became of it, and where to read it; null: there is none. */
  claim: ClaimNoteView | null;
  /** For the buyer of a complete order; empty for everybody else. */
  codes: CodeView[];
  /** What the seller gets, for the seller and for moderators; null for everybody else, and before the sale. */
  payout: PayoutView | null;
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
        text={fill(words.order.title, { story: story.title, concert: isolated(view.terms.title) })}
        words={words}
      />
      <div class="order-head">
        <h1>{story.title}</h1>
        {view.role === "buyer" && <Steps status={view.status} words={words} />}
      </div>
      {view.news.map((news) => <ConcertNews key={news.kind} view={view} news={news} />)}
      <div class={`ticket tone-${badge.tone} ${layoutFor(view.codes)}`}>
        <OrderTerms view={view} />
        <section class="stub ticket-stub order-stub" aria-label={words.ticket.stub}>
          <StatusBadge badge={badge} word={orderWord(view.badge, view.role, words)} />
          {view.live && <TimeToPay view={view} />}
          {moneyStory(view).map((text) => <p key={text} class="money-line">{text}</p>)}
          {view.payout && <Payout payout={view.payout} view={view} />}
          {story.text && (
            <p class="small">
              <Until text={story.text} until={view.expiresAt} manner={view.manner} />
            </p>
          )}
          {view.claim && <ClaimNote view={view} claim={view.claim} />}
          <OrderActions view={view} />
          {view.codes.length > 0 && <TheTicket view={view} />}
        </section>
      </div>
      <OrderTimeline view={view} />
    </article>
  );
}

/** What became of the buyer's claim, and the way to it. */
function ClaimNote({ view, claim }: { view: OrderPageView; claim: ClaimNoteView }) {
  const { claims } = view.manner.words;
  const undecided = claim.ended === null && claim.state !== "disputed";
  const waits = view.role === "seller" && undecided && claim.answeredAt === null;
  const label = waits ? "answer" : view.role === "moderator" && undecided ? "decide" : view.role;
  return (
    <p>
      <strong>{claims.states[claim.state].title[view.role]}</strong>{" "}
      <a class="tap" href={`/orders/${view.id}/claim`}>{claims.links[label]}</a>
    </p>
  );
}

/** What became of the seller's money. */
function Payout({ payout, view: { role, manner } }: { payout: PayoutView; view: OrderPageView }) {
  return role === "seller"
    ? <SalePayout view={payout} asks manner={manner} />
    : <p class="small">{payoutForOthers(payout, manner)}</p>;
}

function OrderTimeline({ view }: { view: OrderPageView }) {
  const { manner, payout, claim, role, now } = view;
  const { timeline } = manner.words;
  const steps = orderTimeline(view, {
    claim: claim ? claimTimeline(claim, role, now, manner.words) : [],
    payout: payout && role === "seller" ? payoutTimeline(payout, manner) : [],
  });
  const [done, ahead] = [false, true].map((later) =>
    steps.filter(({ kind }) => (kind === "ahead") === later)
  );
  return (
    <div class="timelines">
      <Timeline title={timeline.title} steps={done} until={view.expiresAt} manner={view.manner} />
      <Timeline title={timeline.ahead} steps={ahead} until={view.expiresAt} manner={view.manner} />
    </div>
  );
}

/** Reload interval of a page without scripts while the bank decides, in seconds. */
const AGAIN_SECONDS = 5;

/** With scripts, live events say when the bank has decided. */
function LookAgain() {
  return (
    <Head>
      <noscript>
        <meta http-equiv="refresh" content={String(AGAIN_SECONDS)} />
      </noscript>
    </Head>
  );
}

/** The time of day; a running clock too where scripts run. */
function TimeToPay(
  { view: { expiresAt, hurried, now, manner, role, terms, atBank } }: { view: OrderPageView },
) {
  return (
    <div class="deadline">
      <p>
        <Filled
          text={manner.words.order.heldUntil}
          gaps={{
            time: <Deadline at={expiresAt} manner={manner} />,
            left: <Left at={expiresAt} now={now} manner={manner} />,
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

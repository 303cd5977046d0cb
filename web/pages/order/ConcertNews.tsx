/** What has happened to the concert since the order: it was cancelled, or its time or place has changed. */
import { ActionForm, Notice, When } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { Moment } from "../../parts/Times.tsx";
import { Where } from "../../parts/UserText.tsx";
import { fill } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export type ConcertNewsView =
  | { kind: "cancelled" }
  | {
    kind: "moved";
    /** Starts, epoch ms. */
    from: number;
    to: number;
    /** Until when the buyer may give the order back, epoch ms; null: it cannot be given back now. */
    until: number | null;
  }
  | { kind: "elsewhere"; from: Place; to: Place };

interface Place {
  venue: string;
  city: string;
}

export function ConcertNews({ view, news }: { view: OrderPageView; news: ConcertNewsView }) {
  const { words } = view.manner;
  const said = words.order.concert;
  if (news.kind === "moved") return <Moved view={view} news={news} />;
  if (news.kind === "elsewhere") return <Elsewhere view={view} news={news} />;
  const { title, buyer, others } = said.cancelled;
  return <Notice title={title} tone="neutral" detail={view.role === "buyer" ? buyer : others} />;
}

function Elsewhere(
  { view, news: { from, to } }: {
    view: OrderPageView;
    news: Extract<ConcertNewsView, { kind: "elsewhere" }>;
  },
) {
  const { words } = view.manner;
  const { title, text } = words.order.concert.elsewhere;
  return (
    <Notice title={title} tone="neutral">
      <p>
        <Filled
          text={text}
          gaps={{ from: <Where at={from} words={words} />, to: <Where at={to} words={words} /> }}
        />
      </p>
    </Notice>
  );
}

function Moved(
  { view, news: { from, to, until } }: {
    view: OrderPageView;
    news: Extract<ConcertNewsView, { kind: "moved" }>;
  },
) {
  const { terms: { timeZone }, manner } = view;
  const { title, text, back, open, button, sure } = manner.words.order.concert.moved;
  const total = moneyText(view.total, manner.locale);
  return (
    <Notice title={title} tone="neutral">
      <p>
        <Filled
          text={text}
          gaps={{
            from: <When at={from} timeZone={timeZone} manner={manner} />,
            to: <When at={to} timeZone={timeZone} manner={manner} />,
          }}
        />
      </p>
      {until !== null && (
        <>
          <p>
            <Filled text={back} gaps={{ until: <Moment at={until} manner={manner} /> }} />
          </p>
          <details>
            <summary>{open}</summary>
            <p>{sure}</p>
            <ActionForm action={`/orders/${view.id}/return`} label={fill(button, { total })} />
          </details>
        </>
      )}
    </Notice>
  );
}

/** One concert for moderators: what it is, how far its listings have followed, and what can be decided. */
import { Notice, Title, When } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import { Where } from "../../parts/UserText.tsx";
import { fill, formFor } from "#words/fill.ts";
import { momentTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { ConcertForms } from "./ConcertForms.tsx";

export interface ConcertFactsView {
  id: string;
  name: string;
  venue: string;
  city: string;
  /** Epoch ms. */
  startsAt: number;
  timeZone: string;
}

export type ConcertStep = "correction" | "move" | "merge" | "cancellation";

export interface ConcertCaseView {
  concert: ConcertFactsView;
  version: number;
  cancelled: boolean;
  /** The start before the last move; epoch ms. */
  movedFrom: number | null;
  /** How far the last decision has come; null: none lately. */
  progress: {
    done: boolean;
    listings: number;
    ended: number;
    refunded: number;
    /** How many orders are refunded in all; `more`: at least so many. Null: no cancellation is under way. */
    sales: { total: number; more: boolean } | null;
    /** Orders whose payment is being taken. */
    waiting: number;
    startedAt: number;
  } | null;
  /** The moderator sells tickets for it, so another one decides. */
  isOwn: boolean;
  /** Concerts that this may be the same as. */
  similar: ConcertFactsView[];
  /** What the forms have; each with its problems after a refusal. */
  forms: Record<ConcertStep, FormProps>;
  manner: Manner;
}

export function ConcertCase({ view }: { view: ConcertCaseView }) {
  const { concert, cancelled, movedFrom, isOwn, manner } = view;
  const { words } = manner;
  const said = words.concertCases;
  return (
    <div class="narrow">
      <Title text={concert.name} words={words} />
      <p>
        <a href="/moderation/concerts">{said.back}</a>
      </p>
      <h1 dir="auto">{concert.name}</h1>
      <p>
        <Where at={concert} words={words} />
        {" · "}
        <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
      </p>
      {movedFrom !== null && (
        <p class="quiet">
          {said.movedFrom} <When at={movedFrom} timeZone={concert.timeZone} manner={manner} />
        </p>
      )}
      <p>
        <a href={`/concerts/${concert.id}`}>{said.see}</a>
      </p>
      {cancelled && <Notice title={said.isCancelled} tone="neutral" />}
      <Progress view={view} />
      {isOwn ? <p>{said.own}</p> : <ConcertForms view={view} />}
    </div>
  );
}

function Progress({ view: { progress, manner } }: { view: ConcertCaseView }) {
  if (!progress) return null;
  const { words: { concertCases }, locale } = manner;
  const { done, listings, ended, refunded, sales, waiting, startedAt } = progress;
  const line = (forms: typeof concertCases.progress.listings, n: number) =>
    fill(formFor(forms, n, locale), { n });
  return (
    <section aria-labelledby="progress" class="panel">
      <h2 id="progress">{done ? concertCases.progress.done : concertCases.progress.title}</h2>
      <p class="quiet small">
        {fill(concertCases.progress.since, { time: momentTime(startedAt, manner) })}
      </p>
      <ul>
        <li>{line(concertCases.progress.listings, listings)}</li>
        <li>{line(concertCases.progress.ended, ended)}</li>
        <li>
          {sales
            ? fill(concertCases.progress[sales.more ? "refundedOfMore" : "refundedOf"], {
              n: refunded,
              total: sales.total,
            })
            : line(concertCases.progress.refunded, refunded)}
        </li>
        {waiting > 0 && <li>{line(concertCases.progress.waiting, waiting)}</li>}
      </ul>
      {!done && <p class="small">{concertCases.progress.again}</p>}
    </section>
  );
}

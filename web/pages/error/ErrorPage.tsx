/** What went wrong, and where to go from here. */
import { fill } from "#words/fill.ts";
import { waitText } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";

export interface ErrorView {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: { path: string; message: string }[];
  retryAfterSeconds: number | null;
  /** The order that the error is about. */
  orderId: string | null;
  /** The concert that has what the reader may want instead. */
  concertId: string | null;
  back: { href: string; label: string } | null;
  /** The words of the address, to search for. */
  searchFor: string;
  requestId: string;
  manner: Manner;
}

export function ErrorPage({ view }: { view: ErrorView }) {
  const { words, locale } = view.manner;
  const { errors } = words;
  return (
    <div class="narrow">
      <Title text={view.title} words={words} />
      <h1>{view.title}</h1>
      <p>{view.detail}</p>
      {view.errors.length > 0 && (
        <ul>
          {view.errors.map((e) => (
            <li key={e.path}>{fill(words.site.labelled, { label: e.path, text: e.message })}</li>
          ))}
        </ul>
      )}
      {/* The text of a rate limit says it already. */}
      {view.retryAfterSeconds !== null && view.code !== "rate_limited" && (
        <p>{fill(errors.tryAgainIn, { time: waitText(view.retryAfterSeconds, locale) })}</p>
      )}
      {view.status === 404 && <SearchInstead for={view.searchFor} words={words} />}
      {view.status >= 500 && (
        <p class="quiet small">
          <Filled
            text={errors.number}
            gaps={{ number: <code class="break">{view.requestId}</code> }}
          />
        </p>
      )}
      <p class="actions">
        {view.code === "hold_limit" && (
          <a class="button button-primary" href="/orders">{errors.yourOrders}</a>
        )}
        {view.orderId && (
          <a class="button button-primary" href={`/orders/${view.orderId}`}>{errors.seeOrder}</a>
        )}
        {view.concertId && (
          <a class="button" href={`/concerts/${view.concertId}`}>{errors.seeConcert}</a>
        )}
        {view.back && (
          <a
            class={view.code === "hold_limit" ? "button" : "button button-primary"}
            href={view.back.href}
          >
            {view.back.label}
          </a>
        )}
        <a class="button" href="/">{errors.allTickets}</a>
      </p>
    </div>
  );
}

function SearchInstead({ for: value, words }: { for: string; words: Words }) {
  return (
    <search>
      <form method="get" action="/" class="form">
        <div class="field">
          <label for="search-instead">{words.errors.searchInstead}</label>
          <input
            id="search-instead"
            type="search"
            name="q"
            dir="auto"
            value={value}
            maxLength={200}
          />
        </div>
        <button type="submit" class="button">{words.browse.search}</button>
      </form>
    </search>
  );
}

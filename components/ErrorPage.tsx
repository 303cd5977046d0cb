/** What went wrong, and where to go from here. */
import { Title } from "./Bits.tsx";

export interface ErrorView {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: { path: string; message: string }[];
  retryAfterSeconds: number | null;
  /** The order that explains it. */
  orderId: string | null;
  back: { href: string; label: string } | null;
  /** The words of the address, to search for. */
  words: string;
  requestId: string;
}

export function ErrorPage({ view }: { view: ErrorView }) {
  return (
    <div class="narrow">
      <Title text={view.title} />
      <h1>{view.title}</h1>
      <p>{view.detail}</p>
      {view.errors.length > 0 && (
        <ul>{view.errors.map((e) => <li key={e.path}>{`${e.path}: ${e.message}`}</li>)}</ul>
      )}
      {view.retryAfterSeconds !== null && <p>Try again in {waiting(view.retryAfterSeconds)}.</p>}
      {view.status === 404 && <SearchInstead words={view.words} />}
      {view.status >= 500 && (
        <p class="quiet small">
          If it goes on, tell us this number: <code class="break">{view.requestId}</code>
        </p>
      )}
      <p class="actions">
        {view.orderId && (
          <a class="button button-primary" href={`/orders/${view.orderId}`}>See the order</a>
        )}
        {view.back && <a class="button button-primary" href={view.back.href}>{view.back.label}</a>}
        {view.code === "hold_limit" && <a class="button" href="/orders">Your orders</a>}
        <a class="button" href="/">All tickets</a>
      </p>
    </div>
  );
}

function SearchInstead({ words }: { words: string }) {
  return (
    <search>
      <form method="get" action="/" class="form">
        <div class="field">
          <label for="search-instead">Search for it instead</label>
          <input id="search-instead" type="search" name="q" value={words} maxLength={200} />
        </div>
        <button type="submit" class="button">Search</button>
      </form>
    </search>
  );
}

function waiting(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 120 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}

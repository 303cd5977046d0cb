/** The delivered tickets: their barcodes one by one, and the calendar entry. */
import { When } from "../../parts/Bits.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { counted, fill, formFor } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export interface CodeView {
  ticketId: string;
  /** "Section A · Row 3 · Seat 12"; null when the ticket names none. */
  place: string | null;
  text: string;
  type: keyof Words["ticket"]["codeTypes"];
  /** The picture, or why there is none. */
  drawn: { svg: string } | { missing: keyof Words["order"]["code"]["missing"] };
}

/** Wide barcodes get the full width: scaled down, their finest bars merge. */
export function layoutFor(codes: CodeView[]): string {
  if (codes.length === 0) return "";
  const wide = codes.some(({ type }) => type === "pdf417" || type === "code128");
  const several = codes.length > 1 ? " ticket-several" : "";
  return `ticket-delivered${wide ? " ticket-low" : ""}${several}`;
}

type View = Pick<OrderPageView, "id" | "codes" | "terms" | "claim" | "manner">;

export function TheTicket({ view }: { view: View }) {
  const { codes, manner: { words, locale } } = view;
  const { title, text, calendar, problem } = words.order.code;
  const count = codes.length;
  const drawn = codes.some((code) => "svg" in code.drawn);
  return (
    <section class="the-ticket" aria-labelledby="code-title">
      <h2 id="code-title">{counted(title, count, locale)}</h2>
      {drawn && <p class="hint-screen">{counted(text, count, locale)}</p>}
      {count === 1 ? <Barcode code={codes[0]} nth={null} words={words} /> : <Slides view={view} />}
      <p class="actions">
        <a class="button" href={`/orders/${view.id}/calendar.ics`} download>{calendar}</a>
      </p>
      {view.claim === null && (
        <p class="small hint-screen">
          <a class="tap" href={`/orders/${view.id}/claim`}>
            {formFor(problem, count, locale)}
          </a>
        </p>
      )}
    </section>
  );
}

const slideOf = (nth: number) => `ticket-${nth}`;

/** One ticket fills the screen; the next is a swipe, an arrow key or a link away. On paper each is a sheet. */
function Slides({ view: { codes, terms, manner } }: { view: View }) {
  const { words } = manner;
  const { nth, pages } = words.order.code;
  const count = codes.length;
  return (
    <>
      <nav class="slide-links hint-screen" aria-label={pages}>
        {codes.map((_, i) => (
          <a
            key={i}
            class="chip"
            href={`#${slideOf(i + 1)}`}
            aria-label={fill(nth, { n: i + 1, count })}
          >
            {i + 1}
          </a>
        ))}
      </nav>
      <div class="slides" role="region" aria-label={pages} tabIndex={0}>
        {codes.map((code, i) => (
          <article key={code.ticketId} class="slide" id={slideOf(i + 1)}>
            <div class="sheet-facts">
              <p class="sheet-title" dir="auto">{terms.title}</p>
              <p>
                <When at={terms.startsAt} timeZone={terms.timeZone} manner={manner} />
              </p>
              <p>
                <Where at={terms} words={words} />
              </p>
            </div>
            <h3 class="slide-title">
              {fill(nth, { n: i + 1, count })}
              {code.place && (
                <span class="slide-place">
                  <UserText text={code.place} />
                </span>
              )}
            </h3>
            <Barcode code={code} nth={i + 1} words={words} />
          </article>
        ))}
      </div>
    </>
  );
}

/** `nth`: of several tickets; null for the only one. */
function Barcode({ code, nth, words }: { code: CodeView; nth: number | null; words: Words }) {
  const { picture, pictureOf, missing } = words.order.code;
  const { drawn } = code;
  const why = { unreadable: missing.unreadable, busy: missing.busy };
  const kind = words.ticket.codeTypes[code.type];
  return (
    <>
      {"svg" in drawn
        ? (
          /* Safe: the barcode library writes paths of numbers, never the text. */
          <div
            class="barcode"
            role="img"
            aria-label={nth === null ? fill(picture, { kind }) : fill(pictureOf, { kind, n: nth })}
            // deno-lint-ignore react-no-danger
            dangerouslySetInnerHTML={{ __html: drawn.svg }}
          />
        )
        : <p class="no-picture">{fill(why[drawn.missing], { kind })}</p>}
      <p class="code">{code.text}</p>
    </>
  );
}

/** The delivered ticket: its barcode, and the calendar entry. */
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export interface CodeView {
  text: string;
  type: keyof Words["ticket"]["codeTypes"];
  /** The picture, or why there is none. */
  drawn: { svg: string } | { missing: keyof Words["order"]["code"]["missing"] };
}

/** Wide barcodes get the full width: scaled down, their finest bars merge. */
export function layoutFor(code: CodeView | null): string {
  if (!code) return "";
  const wide = code.type === "pdf417" || code.type === "code128";
  return wide ? "ticket-delivered ticket-low" : "ticket-delivered";
}

export function TheTicket(
  { code, view, words }: {
    code: CodeView;
    view: Pick<OrderPageView, "id" | "ticketId">;
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
            {/* Safe: the barcode library writes paths of numbers, never the text. */}
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

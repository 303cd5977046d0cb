/**
 * A letter as HTML for mail clients: tables and inline styles. It loads nothing, so nobody learns
 * that it was opened. The renderer escapes what people wrote.
 */
import type { CSSProperties } from "preact";
import { renderToString } from "preact-render-to-string";
import { byForm } from "./forms.ts";
import { light, schemes } from "./html_colours.ts";
import type { Letter, LetterTicket } from "./letter.ts";

const face = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const words: CSSProperties = { margin: "0 0 14px", fontSize: "16px", lineHeight: "1.5" };
const fact: CSSProperties = { ...words, margin: "2px 0 0", fontSize: "15px" };
const bare = { role: "presentation", cellPadding: "0", cellSpacing: "0", border: 0 } as const;

export const rendered = (letter: Letter): string =>
  "<!doctype html>\n" + renderToString(<Mail letter={letter} />);

export const htmlOf = byForm(rendered);

function Mail({ letter }: { letter: Letter }) {
  const { title, language, sender } = letter;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        {/* A constant, not user input. */}
        {/* deno-lint-ignore react-no-danger */}
        <style dangerouslySetInnerHTML={{ __html: schemes }} />
      </head>
      <body class="paper" style={{ margin: 0, padding: 0, background: light.paper }}>
        <table {...bare} width="100%" class="paper" style={{ background: light.paper }}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: "24px 12px" }}>
                <table {...bare} width="100%" style={{ maxWidth: "560px", fontFamily: face }}>
                  <tbody>
                    <Sheet letter={letter} />
                    <tr>
                      <td
                        class="quiet"
                        style={{ padding: "16px 4px", fontSize: "13px", color: light.quiet }}
                      >
                        {sender.name}{" "}
                        <a class="quiet" href={sender.href} style={{ color: light.quiet }}>
                          {sender.href}
                        </a>
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Sheet({ letter }: { letter: Letter }) {
  const { title, greeting, paragraphs, ticket, action, tone } = letter;
  return (
    <tr>
      <td
        class="sheet ink"
        align="left"
        style={{
          padding: "28px 24px 24px",
          background: light.sheet,
          border: `1px solid ${light.line}`,
          borderRadius: "12px",
          color: light.ink,
          wordBreak: "break-word",
        }}
      >
        <h1
          class={tone}
          style={{ margin: "0 0 16px", fontSize: "28px", lineHeight: "1.15", color: light[tone] }}
        >
          {title}
        </h1>
        <p style={words}>{greeting}</p>
        {paragraphs.map((text) => <p key={text} style={words}>{text}</p>)}
        {ticket && <Stub ticket={ticket} tone={tone} />}
        <Action action={action} />
      </td>
    </tr>
  );
}

/** The date on the left, the facts on the right of a perforation. */
function Stub({ ticket, tone }: { ticket: LetterTicket; tone: Letter["tone"] }) {
  const { month, day, weekday } = ticket.day;
  return (
    <table
      {...bare}
      width="100%"
      class={tone}
      style={{
        margin: "22px 0",
        border: `2px solid ${light[tone]}`,
        borderRadius: "10px",
        borderCollapse: "separate",
      }}
    >
      <tbody>
        <tr>
          {/* Decoration: the facts beside it give the date. */}
          <td
            aria-hidden="true"
            width="84"
            align="center"
            class={`day day-${tone}`}
            style={{
              padding: "14px 8px",
              background: light[tone],
              borderRight: `2px dashed ${light.sheet}`,
              borderRadius: "7px 0 0 7px",
              color: light.sheet,
              fontSize: "13px",
            }}
          >
            <div>{month}</div>
            <div style={{ fontSize: "34px", lineHeight: "1.1", fontWeight: 800 }}>{day}</div>
            <div>{weekday}</div>
          </td>
          <td class="ink" style={{ padding: "14px 16px", color: light.ink }}>
            <p style={{ ...words, margin: 0, fontSize: "18px", fontWeight: 700 }}>{ticket.title}</p>
            <p style={fact}>{ticket.when}</p>
            <p style={fact}>{ticket.place}</p>
            {ticket.seat !== null && <p style={fact}>{ticket.seat}</p>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** A button, and its address as a plain link below it. */
function Action({ action: { label, href } }: { action: Letter["action"] }) {
  return (
    <>
      <a
        class="hot"
        href={href}
        style={{
          display: "inline-block",
          padding: "13px 22px",
          background: light.hot,
          borderRadius: "8px",
          color: light.onHot,
          fontSize: "16px",
          fontWeight: 700,
          textDecoration: "none",
        }}
      >
        {label}
      </a>
      <p style={{ ...fact, margin: "12px 0 0", fontSize: "13px", wordBreak: "break-all" }}>
        <a class="quiet" href={href} style={{ color: light.quiet }}>{href}</a>
      </p>
    </>
  );
}

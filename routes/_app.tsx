import type { AppProps } from "fresh/types";
import { en } from "#words/en/mod.ts";
import "#web/styles/tokens.css";
import "#web/styles/base.css";
import "#web/styles/layout.css";
import "#web/styles/parts.css";
import "#web/styles/ticket.css";
import "#web/styles/hero.css";
import "#web/styles/concert.css";
import "#web/styles/order.css";
import "#web/styles/seats.css";
import "#web/styles/live.css";
import "#web/styles/print.css";

/** The display font, by its built file name. */
const [face] = Object.values(
  import.meta.glob("../web/styles/fonts/bricolage-latin.woff2", {
    query: "?url",
    import: "default",
    eager: true,
  }),
);

export default function App({ children }: AppProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{en.site.name}</title>
        {/* The paper colour of tokens.css, for browser toolbars. */}
        <meta name="theme-color" content="#f8f0e2" media="(prefers-color-scheme: light)" key="l" />
        <meta name="theme-color" content="#16100d" media="(prefers-color-scheme: dark)" key="d" />
        {/* Loaded early: a font that misses the first paint is not shown (tokens.css). */}
        <link rel="preload" href={face} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/site.webmanifest" />
        <script src="/busy.js" defer />
      </head>
      <body>{children}</body>
    </html>
  );
}

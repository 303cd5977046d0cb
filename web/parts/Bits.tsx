/** Small components that pages share. */
import type { ComponentChildren } from "preact";
import { Head } from "fresh/runtime";
import { type Amount, concertTimeParts, isoTime, moneyText } from "#words/format.ts";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import type { Badge } from "./badges.ts";
import { Icon } from "./Icon.tsx";

/** The document's title; without `text`, the site's name alone. */
export function Title({ text, words: { site } }: { text?: string; words: Words }) {
  return (
    <Head>
      <title>
        {text === undefined
          ? site.name
          : fill(site.title, { page: isolated(text), site: site.name })}
      </title>
    </Head>
  );
}

export function Money({ value, manner }: { value: Amount; manner: Manner }) {
  return <span class="money">{moneyText(value, manner.locale)}</span>;
}

/**
 * A concert's time, in its own time zone. The zone is named where it is not the installation's; a script names
 * it where it is not the reader's (`web/browser/times.ts`).
 */
export function When({ at, timeZone, manner }: { at: number; timeZone: string; manner: Manner }) {
  const { day, clock, zone, named } = concertTimeParts(at, timeZone, manner);
  return (
    <time dateTime={isoTime(at)} data-zone={timeZone}>
      <span class="when-day">{day}</span>
      {clock}
      <span hidden={!named}>{zone}</span>
    </time>
  );
}

/** A state as word, icon and colour. */
export function StatusBadge({ badge, word }: { badge: Badge; word: string }) {
  return (
    <span class={`badge badge-${badge.tone}`}>
      <Icon name={badge.icon} />
      {word}
    </span>
  );
}

/** What happened, and what to do next; announced to screen readers. */
export function Notice(
  { title, detail, tone = "info", children }: {
    title: string;
    detail?: string;
    /** `info`: success; `neutral`: neither success nor failure. */
    tone?: "info" | "neutral" | "problem";
    children?: ComponentChildren;
  },
) {
  return (
    <div class={`notice notice-${tone}`} role={tone === "problem" ? "alert" : "status"}>
      <p class="notice-title">{title}</p>
      {detail && <p>{detail}</p>}
      {children}
    </div>
  );
}

/** An empty list: what will be here, and the first step. */
export function Empty(
  { title, children }: { title: string; children?: ComponentChildren },
) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Links to the previous and the next page; nothing for a single page. */
export function Pager(
  { previous, next, label, words: { site } }: {
    previous?: string;
    next?: string;
    label: string;
    words: Words;
  },
) {
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={label}>
      {previous ? <a class="button" rel="prev" href={previous}>{site.previous}</a> : <span />}
      {next ? <a class="button" rel="next" href={next}>{site.next}</a> : <span />}
    </nav>
  );
}

/** A form that is one button, with hidden fields. */
export function ActionForm(
  { action, label, kind = "plain", fields = {} }: {
    action: string;
    label: string;
    kind?: "primary" | "plain" | "quiet";
    fields?: Record<string, string>;
  },
) {
  return (
    <form method="post" action={action} class="action">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={`button button-${kind}`}>{label}</button>
    </form>
  );
}

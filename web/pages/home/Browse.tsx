/** The home page: search, filters and the concerts with tickets on offer. */
import type { FieldError } from "#words/problems.ts";
import { Cards } from "../../parts/Cards.tsx";
import { Empty, Pager, Title } from "../../parts/Bits.tsx";
import type { ConcertCardView } from "../../parts/ConcertCard.tsx";
import { Field } from "../../parts/Field.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { isolated } from "#words/direction.ts";
import { UserText } from "../../parts/UserText.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Chips } from "./Chips.tsx";
import { filterNames, Filters } from "./Filters.tsx";

export interface BrowseView {
  /** The query parameters of the address. */
  values: Record<string, string>;
  errors: FieldError[];
  /** Cities with tickets, those with the most first. */
  cities: { name: string; tickets: number }[];
  currency: string;
  /** Whether buyers pay a fee, which all prices include. */
  feesIncluded: boolean;
  /** Days "2027-05-01" in the installation's time zone; the weekend is the present or the next one. */
  today: string;
  weekend: { from: string; to: string };
  concerts: ConcertCardView[];
  /** How many concerts were found; not `exact`: there may be more than `least`. */
  count: { least: number; exact: boolean };
  /** The words that were searched for in place of a misspelt query; `href`: searches for that. */
  corrected: { shown: string; href: string } | null;
  previous?: string;
  next?: string;
  manner: Manner;
}

/** The id of the form, for the script that applies it at once. */
export const FIND_FORM = "find";

export function Browse({ view }: { view: BrowseView }) {
  const filtered = filterNames.some((name) => view.values[name]);
  const { words } = view.manner;
  const { browse } = words;
  return (
    <>
      <Title text={titleOf(view)} words={words} />
      <search>
        <form method="get" action="/" id={FIND_FORM} class="find" noValidate>
          <Marquee view={view} filtered={filtered} />
          <Chips view={view} />
          <Filters view={view} filtered={filtered} />
        </form>
      </search>
      <section
        aria-labelledby="results-title"
        data-live="results"
        data-said={resultsSay(view)}
        tabIndex={-1}
      >
        <h2 id="results-title">
          {view.errors.length > 0
            ? browse.notSearched
            : filtered
            ? foundText(view)
            : browse.onOffer}
        </h2>
        <Corrected view={view} />
        {view.errors.length === 0 && view.concerts.length === 0
          ? <Nothing view={view} filtered={filtered} />
          : <Cards concerts={view.concerts} manner={view.manner} eager={8} />}
        <Pager previous={view.previous} next={view.next} label={browse.pages} words={words} />
      </section>
    </>
  );
}

function titleOf({ values, manner: { words: { browse } } }: BrowseView): string | undefined {
  if (values.q) return fill(browse.titleFor, { query: values.q });
  return values.city ? fill(browse.titleIn, { city: values.city }) : undefined;
}

/** The introduction and the search; once somebody filters, the search alone. */
function Marquee({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { browse: { heading, promises }, fees } = view.manner.words;
  const noSurprise = view.feesIncluded ? fees.promise : promises.fees;
  return (
    <div class={filtered ? "marquee marquee-low" : "marquee"}>
      <div class="marquee-main">
        <h1>{heading}</h1>
        <Search view={view} />
      </div>
      {!filtered && (
        <div class="marquee-stub">
          <ul class="promises">
            {[promises.time, promises.charge, noSurprise].map(({ title, text }) => (
              <li key={title}>
                <strong>{title}</strong> <span>{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Search({ view: { values, errors, manner } }: { view: BrowseView }) {
  const { browse } = manner.words;
  return (
    <div class="search">
      <Field
        name="q"
        label={browse.labels.q}
        type="search"
        maxLength={200}
        values={values}
        errors={errors}
        optional=""
      />
      <button type="submit" class="button button-primary">{browse.search}</button>
    </div>
  );
}

/** What was searched for in place of what was typed, and the way to insist. */
function Corrected({ view: { values, corrected, manner } }: { view: BrowseView }) {
  if (corrected === null) return null;
  const { showing, instead } = manner.words.browse.corrected;
  return (
    <p>
      <Filled
        text={showing}
        gaps={{
          query: (
            <strong>
              <UserText text={corrected.shown} />
            </strong>
          ),
        }}
      />{" "}
      <a href={corrected.href}>{fill(instead, { query: isolated(values.q) })}</a>
    </p>
  );
}

function Nothing({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { emptyPage, noneFits, none } = view.manner.words.browse;
  if (view.previous || view.next) {
    return (
      <Empty title={emptyPage.title}>
        <p>{emptyPage.text}</p>
      </Empty>
    );
  }
  return filtered
    ? (
      <Empty title={noneFits.title}>
        <p>{noneFits.text}</p>
        <p>
          <a class="button" href="/">{noneFits.action}</a>
        </p>
      </Empty>
    )
    : (
      <Empty title={none.title}>
        <p>{none.text}</p>
        <p>
          <a class="button button-primary" href="/sell">{none.action}</a>
        </p>
      </Empty>
    );
}

function foundText({ count: { least: count, exact }, manner }: BrowseView): string {
  const { found, foundMore } = manner.words.browse;
  return fill(exact ? formFor(found, count, manner.locale) : foundMore, { count });
}

/** Announced while somebody types: how many were found. */
function resultsSay(view: BrowseView): string | undefined {
  const { concerts, next, previous, errors, manner: { words: { browse } } } = view;
  if (errors.length > 0) return undefined;
  if (concerts.length > 0) return foundText(view);
  return previous || next ? browse.emptyPage.title : browse.noneFits.title;
}

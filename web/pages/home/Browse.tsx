/** The home page: search, filters and tickets. */
import type { FieldError } from "#words/problems.ts";
import { Cards } from "../../parts/Cards.tsx";
import { Empty, Pager, Title } from "../../parts/Bits.tsx";
import { Field } from "../../parts/Field.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import type { TicketView } from "../../parts/TicketCard.tsx";
import { Chips } from "./Chips.tsx";
import { filterNames, Filters, OtherFields } from "./Filters.tsx";

export interface BrowseView {
  /** The query parameters of the address. */
  values: Record<string, string>;
  errors: FieldError[];
  cities: string[];
  currency: string;
  /** "2027-05-01"; the week ends six days after today. */
  today: string;
  weekEnd: string;
  tickets: TicketView[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function Browse({ view }: { view: BrowseView }) {
  const filtered = filterNames.some((name) => view.values[name]);
  const { words } = view.manner;
  const { browse } = words;
  return (
    <>
      <Title
        text={titleOf(view)}
        words={words}
      />
      <div class="hero">
        <Marquee view={view} filtered={filtered} />
        <Chips view={view} />
      </div>
      <div class="browse">
        <Filters view={view} filtered={filtered} />
        <section
          aria-labelledby="results-title"
          data-live="results"
          data-said={resultsSay(view)}
          tabIndex={-1}
        >
          <h2 id="results-title">{filtered ? foundText(view) : browse.onOffer}</h2>
          {view.errors.length === 0 && view.tickets.length === 0
            ? <Nothing view={view} filtered={filtered} />
            : <Cards tickets={view.tickets} manner={view.manner} eager={4} />}
          <Pager previous={view.previous} next={view.next} label={browse.pages} words={words} />
        </section>
      </div>
    </>
  );
}

function titleOf({ values, manner: { words: { browse } } }: BrowseView): string | undefined {
  if (values.q) return fill(browse.titleFor, { query: values.q });
  return values.city ? fill(browse.titleIn, { city: values.city }) : undefined;
}

/** The introduction and the search; once somebody filters, the search alone. */
function Marquee({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { heading, promises } = view.manner.words.browse;
  return (
    <div class={filtered ? "marquee marquee-low" : "marquee"}>
      <div class="marquee-main">
        <h1>{heading}</h1>
        <Search view={view} />
      </div>
      {!filtered && (
        <div class="marquee-stub">
          <ul class="promises">
            {[promises.time, promises.charge, promises.fees].map(({ title, text }) => (
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
    <search>
      <form method="get" action="/" class="search" noValidate>
        <Field
          name="q"
          label={browse.labels.q}
          type="search"
          maxLength={200}
          values={values}
          errors={errors}
          optional=""
        />
        <OtherFields values={values} without={["q"]} />
        <button type="submit" class="button button-primary">{browse.search}</button>
      </form>
    </search>
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

/** The number of results; if there are several pages, only that there are more than this page shows. */
function foundText({ tickets, next, previous, manner }: BrowseView): string {
  const { found, foundMore, foundPart } = manner.words.browse;
  const count = tickets.length;
  if (previous) return foundPart;
  return fill(next ? foundMore : formFor(found, count, manner.locale), { count });
}

/** Announced while somebody types: how many were found. */
function resultsSay({ tickets, next, previous, errors, manner }: BrowseView): string | undefined {
  const { browse, said } = manner.words;
  const count = tickets.length;
  if (errors.length > 0) return undefined;
  if (count === 0) return previous || next ? browse.emptyPage.title : browse.noneFits.title;
  return fill(next ? said.foundMore : formFor(said.found, count, manner.locale), { count });
}

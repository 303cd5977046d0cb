/** Home: search first, then the tickets. */
import { Cards } from "../../parts/Cards.tsx";
import { Empty, Pager, Title } from "../../parts/Bits.tsx";
import { ErrorSummary, Field, type FieldProblem, Select } from "../../parts/Field.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Icon } from "../../parts/Icon.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";

export interface BrowseView {
  /** The filters as they stand in the address. */
  values: Record<string, string>;
  errors: FieldProblem[];
  cities: string[];
  currency: string;
  /** Dates as the filters write them; the week ends six days from today. */
  today: string;
  weekEnd: string;
  tickets: TicketView[];
  previous?: string;
  next?: string;
  manner: Manner;
}

const filters = ["q", "city", "from", "to", "min", "max"];

export function Browse({ view }: { view: BrowseView }) {
  const filtered = filters.some((name) => view.values[name]);
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

/** What this is and how it goes; once somebody is searching, the search is enough. */
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

/** What is chosen elsewhere on the page goes along. */
function Rest({ values, without }: { values: Record<string, string>; without: string[] }) {
  const names = [...filters, "sort"].filter((name) => values[name] && !without.includes(name));
  return (
    <>
      {names.map((name) => <input key={name} type="hidden" name={name} value={values[name]} />)}
    </>
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
        <Rest values={values} without={["q"]} />
        <button type="submit" class="button button-primary">{browse.search}</button>
      </form>
    </search>
  );
}

/** Cities beside the two times: more would be a list, which the filters have. */
const MAX_CITIES = 6;

/** What is chosen comes first: on a phone the row is cut off at its end. */
function Chips({ view: { values, cities, today, weekEnd, manner } }: { view: BrowseView }) {
  const { browse } = manner.words;
  const all: [label: string, set: Record<string, string>][] = [
    [browse.tonight, { from: today, to: today }],
    [browse.thisWeek, { from: today, to: weekEnd }],
    ...cities.slice(0, MAX_CITIES).map((city) => [city, { city }] as [string, { city: string }]),
  ];
  const isCurrent = (set: Record<string, string>) =>
    Object.entries(set).every(([name, value]) => values[name] === value);
  const chip = ([label, set]: typeof all[number]) => {
    const current = isCurrent(set);
    const rest: Record<string, string> = { ...values, ...set, cursor: "" };
    if (current) { for (const name of Object.keys(set)) rest[name] = ""; }
    const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value));
    return (
      <li key={label}>
        <a
          class="chip"
          href={query.size === 0 ? "/" : `/?${query}`}
          aria-current={current ? "true" : undefined}
        >
          {current && <Icon name="check" />}
          {label}
        </a>
      </li>
    );
  };
  return (
    <nav aria-label={browse.chips}>
      <ul class="chips" data-live="chips" tabIndex={-1}>
        {all.toSorted(([, a], [, b]) => Number(isCurrent(b)) - Number(isCurrent(a))).map(chip)}
      </ul>
    </nav>
  );
}

function Filters({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { values, errors, currency } = view;
  const { words } = view.manner;
  const { browse, refusals } = words;
  const { labels, sorts } = browse;
  const common = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    values,
    errors,
    optional: "",
  });
  // A city that has no tickets any more stays chosen, so that the form shows what was asked.
  const cities = values.city && !view.cities.includes(values.city)
    ? [values.city, ...view.cities]
    : view.cities;
  return (
    <search aria-label={browse.filters}>
      <form method="get" action="/" class="form filters" noValidate>
        {errors.length > 0 && (
          <ErrorSummary
            title={refusals.invalid.title}
            errors={errors}
            labels={labels}
            words={words}
          />
        )}
        <div hidden data-live="asked">
          <Rest values={values} without={filters.slice(1).concat("sort")} />
        </div>
        <details open={errors.length > 0}>
          <summary>{summaryOf(view)}</summary>
          <Select
            {...common("city")}
            choices={[["", browse.allCities], ...cities.map((city) => [city, city] as const)]}
          />
          <div class="halves">
            <Field {...common("from")} type="date" />
            <Field {...common("to")} type="date" />
          </div>
          <div class="halves">
            <Field {...common("min")} inputMode="decimal" hint={currency} />
            <Field {...common("max")} inputMode="decimal" hint={currency} />
          </div>
          <Select {...common("sort")} choices={Object.entries(sorts)} />
          <div class="actions">
            <button type="submit" class="button">{browse.show}</button>
            {filtered && <a class="tap" href="/">{browse.clear}</a>}
          </div>
        </details>
      </form>
    </search>
  );
}

/** Folded away on a phone, it says how many are set. */
function summaryOf({ values, manner }: BrowseView): string {
  const { browse } = manner.words;
  const count = filters.slice(1).filter((name) => values[name]).length;
  if (count === 0) return browse.summary;
  return fill(formFor(browse.summarySet, count, manner.locale), { count });
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

/** How many there are; a page of several knows only that there are more than it shows. */
function foundText({ tickets, next, previous, manner }: BrowseView): string {
  const { found, foundMore, foundPart } = manner.words.browse;
  const count = tickets.length;
  if (previous) return foundPart;
  return fill(next ? foundMore : formFor(found, count, manner.locale), { count });
}

/** How many, for those who do not see them come while they type. */
function resultsSay({ tickets, next, previous, errors, manner }: BrowseView): string | undefined {
  const { browse, said } = manner.words;
  const count = tickets.length;
  if (errors.length > 0) return undefined;
  if (count === 0) return previous || next ? browse.emptyPage.title : browse.noneFits.title;
  return fill(next ? said.foundMore : formFor(said.found, count, manner.locale), { count });
}

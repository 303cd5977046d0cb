/** Home: search first, then the tickets. */
import { Empty, Pager, Title } from "./Bits.tsx";
import { ErrorSummary, Field, type FieldProblem, Select } from "./Field.tsx";
import type { Manner } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { TicketCard, type TicketView } from "./TicketCard.tsx";
import { SITE } from "./words.ts";

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
const sorts = [["date", "Soonest first"], ["price", "Cheapest first"], [
  "newest",
  "Newest first",
]] as const;

export function Browse({ view }: { view: BrowseView }) {
  const filtered = filters.some((name) => view.values[name]);
  return (
    <>
      <Title text={view.values.q ? `Tickets for “${view.values.q}”` : SITE} />
      <div class="hero">
        <Marquee view={view} filtered={filtered} />
        <Chips view={view} />
      </div>
      <div class="browse">
        <Filters view={view} filtered={filtered} />
        <section aria-labelledby="results-title">
          <h2 id="results-title">{filtered ? "What we found" : "Tickets on offer"}</h2>
          {view.errors.length === 0 && view.tickets.length === 0
            ? <Nothing view={view} filtered={filtered} />
            : (
              <ul class="cards">
                {view.tickets.map((ticket, i) => (
                  <li key={ticket.id}>
                    <TicketCard ticket={ticket} manner={view.manner} eager={i < 4} />
                  </li>
                ))}
              </ul>
            )}
          <Pager previous={view.previous} next={view.next} label="Pages of tickets" />
        </section>
      </div>
    </>
  );
}

/** What this is and how it goes; once somebody is searching, the search is enough. */
function Marquee({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  return (
    <div class={filtered ? "marquee marquee-low" : "marquee"}>
      <div class="marquee-main">
        <h1>Concert tickets, from fan to fan</h1>
        <Search view={view} />
      </div>
      {!filtered && (
        <div class="marquee-stub">
          <ul class="promises">
            <li>
              <strong>Time to pay</strong>{" "}
              <span>A ticket that you reserve is held for you alone, to the second.</span>
            </li>
            <li>
              <strong>Charged only when it is yours</strong>{" "}
              <span>Your bank holds the money until the ticket is safe.</span>
            </li>
            <li>
              <strong>No fees</strong> <span>The price you see is the price you pay.</span>
            </li>
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

function Search({ view: { values, errors } }: { view: BrowseView }) {
  return (
    <search>
      <form method="get" action="/" class="search" noValidate>
        <Field
          name="q"
          label={labels.q}
          type="search"
          maxLength={200}
          values={values}
          errors={errors}
          optional
          unmarked
        />
        <Rest values={values} without={["q"]} />
        <button type="submit" class="button button-primary">Search</button>
      </form>
    </search>
  );
}

/** Cities beside the two times: more would be a list, which the filters have. */
const MAX_CITIES = 6;

function Chips({ view: { values, cities, today, weekEnd } }: { view: BrowseView }) {
  const chip = (label: string, set: Record<string, string>) => {
    const current = Object.entries(set).every(([name, value]) => values[name] === value);
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
    <nav aria-label="Quick choices">
      <ul class="chips">
        {chip("Tonight", { from: today, to: today })}
        {chip("This week", { from: today, to: weekEnd })}
        {cities.slice(0, MAX_CITIES).map((city) => chip(city, { city }))}
      </ul>
    </nav>
  );
}

const labels = {
  q: "Artist, venue or city",
  city: "City",
  from: "From",
  to: "To",
  min: "Lowest price",
  max: "Highest price",
  sort: "Order",
};

function Filters({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { values, errors, currency } = view;
  const common = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    values,
    errors,
    optional: true,
    unmarked: true,
  });
  // A city that has no tickets any more stays chosen, so that the form shows what was asked.
  const cities = values.city && !view.cities.includes(values.city)
    ? [values.city, ...view.cities]
    : view.cities;
  return (
    <search aria-label="Filters">
      <form method="get" action="/" class="form filters" noValidate>
        {errors.length > 0 && (
          <ErrorSummary title="Something needs correcting" errors={errors} labels={labels} />
        )}
        <Rest values={values} without={filters.slice(1).concat("sort")} />
        <details open={filtered || errors.length > 0}>
          <summary>City, date, price</summary>
          <Select
            {...common("city")}
            choices={[["", "All cities"], ...cities.map((city) => [city, city] as const)]}
          />
          <div class="halves">
            <Field {...common("from")} type="date" />
            <Field {...common("to")} type="date" />
          </div>
          <div class="halves">
            <Field {...common("min")} inputMode="decimal" hint={currency} />
            <Field {...common("max")} inputMode="decimal" hint={currency} />
          </div>
          <Select {...common("sort")} choices={sorts} />
          <div class="actions">
            <button type="submit" class="button">Show them</button>
            {filtered && <a class="tap" href="/">Clear</a>}
          </div>
        </details>
      </form>
    </search>
  );
}

function Nothing({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  if (view.previous || view.next) {
    return (
      <Empty title="Nothing on this page">
        <p>The pages around it may have some.</p>
      </Empty>
    );
  }
  return filtered
    ? (
      <Empty title="No ticket fits">
        <p>Try fewer words, another date, or all cities.</p>
        <p>
          <a class="button" href="/">Show all tickets</a>
        </p>
      </Empty>
    )
    : (
      <Empty title="No tickets yet">
        <p>Tickets that fans list appear here.</p>
        <p>
          <a class="button button-primary" href="/sell">Sell the first one</a>
        </p>
      </Empty>
    );
}

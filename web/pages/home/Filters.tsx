/** The filters of the home page: a bar above the results, on a phone behind one line. */
import { DayField } from "../../parts/DateFields.tsx";
import { ErrorSummary, Field, Select } from "../../parts/Field.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { BrowseView } from "./Browse.tsx";

/** Query parameters that filter; the first is the search text. */
export const filterNames = ["q", "city", "from", "to", "min", "max", "quantity"];

/** The numbers of tickets that one order may have. */
const QUANTITIES = [1, 2, 3, 4, 5, 6];

export function Filters({ view, filtered }: { view: BrowseView; filtered: boolean }) {
  const { values, errors, currency } = view;
  const { words, locale } = view.manner;
  const { browse, refusals } = words;
  const { labels, sorts } = browse;
  const common = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    values,
    errors,
    optional: "",
  });
  const names = view.cities.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, locale));
  // A chosen city without tickets stays in the list.
  const cities = values.city && !names.includes(values.city) ? [values.city, ...names] : names;
  return (
    <div class="filters">
      <div data-live="problems">
        {errors.length > 0 && (
          <ErrorSummary
            title={refusals.invalid.title}
            errors={errors}
            labels={labels}
            words={words}
          />
        )}
      </div>
      <details open={errors.length > 0}>
        <summary data-live="summary">{summaryOf(view)}</summary>
        <div class="filters-bar">
          <Select
            {...common("city")}
            choices={[["", browse.anyCity], ...cities.map((city) => [city, city] as const)]}
          />
          <DayField {...common("from")} locale={locale} words={words} />
          <DayField {...common("to")} locale={locale} words={words} />
          <Field {...common("min")} inputMode="decimal" hint={currency} />
          <Field {...common("max")} inputMode="decimal" hint={currency} />
          <Select
            {...common("quantity")}
            choices={[
              ["", browse.anyNumber],
              ...QUANTITIES.map((count) =>
                [
                  String(count),
                  fill(formFor(browse.together, count, locale), { count }),
                ] as const
              ),
            ]}
          />
          <Select
            {...common("sort")}
            choices={[["", sorts.date], ["newest", sorts.newest], ["price", sorts.price]]}
          />
          <button type="submit" class="button at-once">{browse.show}</button>
        </div>
      </details>
      <div data-live="clear" class="filters-clear">
        {filtered && <a class="tap" href="/">{browse.clear}</a>}
      </div>
    </div>
  );
}

/** Collapsed on a phone: says how many filters are set. */
function summaryOf({ values, manner }: BrowseView): string {
  const { browse } = manner.words;
  const count = filterNames.slice(1).filter((name) => values[name]).length;
  if (count === 0) return browse.summary;
  return fill(formFor(browse.summarySet, count, manner.locale), { count });
}

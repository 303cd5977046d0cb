/** The filters of the home page. */
import { DayField } from "../../parts/DateFields.tsx";
import { ErrorSummary, Field, Select } from "../../parts/Field.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { BrowseView } from "./Browse.tsx";

/** Query parameters that filter; the first is the search text. */
export const filterNames = ["q", "city", "from", "to", "min", "max"];

/** Hidden fields: what was chosen elsewhere on the page. */
export function OtherFields(
  { values, without }: { values: Record<string, string>; without: string[] },
) {
  const names = [...filterNames, "sort"].filter((name) => values[name] && !without.includes(name));
  return (
    <>
      {names.map((name) => <input key={name} type="hidden" name={name} value={values[name]} />)}
    </>
  );
}

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
  // A chosen city without tickets stays in the list.
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
          <OtherFields values={values} without={filterNames.slice(1).concat("sort")} />
        </div>
        <details open={errors.length > 0}>
          <summary>{summaryOf(view)}</summary>
          <Select
            {...common("city")}
            choices={[["", browse.allCities], ...cities.map((city) => [city, city] as const)]}
          />
          <div class="halves">
            <DayField {...common("from")} locale={locale} words={words} />
            <DayField {...common("to")} locale={locale} words={words} />
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

/** Collapsed on a phone: says how many filters are set. */
function summaryOf({ values, manner }: BrowseView): string {
  const { browse } = manner.words;
  const count = filterNames.slice(1).filter((name) => values[name]).length;
  if (count === 0) return browse.summary;
  return fill(formFor(browse.summarySet, count, manner.locale), { count });
}

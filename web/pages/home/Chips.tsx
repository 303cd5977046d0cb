/** Links that set a filter in one click: tonight, this week, a city. */
import { Icon } from "../../parts/Icon.tsx";
import type { BrowseView } from "./Browse.tsx";

/** Cities shown; the filters list all. */
const MAX_CITIES = 6;

/** Chosen ones first: on a phone the end of the row is out of sight. */
export function Chips({ view: { values, cities, today, weekEnd, manner } }: { view: BrowseView }) {
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

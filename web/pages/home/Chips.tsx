/** Links that set a filter in one click: tonight, this weekend, a city; and the way to all cities. */
import { Icon } from "../../parts/Icon.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { BrowseView } from "./Browse.tsx";
import { browseHref } from "./browse_form.ts";

/** Cities shown: those with the most tickets. */
const MAX_CITIES = 6;

/** Chosen ones first: on a phone the end of the row is out of sight. */
export function Chips({ view }: { view: BrowseView }) {
  const { values, cities, today, weekend, manner } = view;
  const { browse } = manner.words;
  const all: [label: string, set: Record<string, string>][] = [
    [browse.tonight, { from: today, to: today }],
    [browse.thisWeekend, weekend],
    ...cities.slice(0, MAX_CITIES).map(({ name: city }) =>
      [city, { city }] as [string, { city: string }]
    ),
  ];
  const isCurrent = (set: Record<string, string>) =>
    Object.entries(set).every(([name, value]) => values[name] === value);
  const chip = ([label, set]: typeof all[number]) => {
    const current = isCurrent(set);
    const off = Object.fromEntries(Object.keys(set).map((name) => [name, ""]));
    const href = browseHref(values, { ...(current ? off : set), cursor: "" });
    return (
      <li key={label}>
        <a
          class="chip"
          href={href}
          aria-current={current ? "true" : undefined}
        >
          {current && <Icon name="check" />}
          <UserText text={label} />
        </a>
      </li>
    );
  };
  return (
    <nav aria-label={browse.chips}>
      <ul class="chips" data-live="chips" tabIndex={-1}>
        {all.toSorted(([, a], [, b]) => Number(isCurrent(b)) - Number(isCurrent(a))).map(chip)}
        {cities.length > 0 && (
          <li>
            <a class="chip chip-more" href="/cities">{browse.allCities}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

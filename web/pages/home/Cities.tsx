/** All cities with tickets on offer, as links to the concerts there. */
import { Empty, Title } from "../../parts/Bits.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { Manner } from "#words/manner.ts";
import { ticketCount } from "../../parts/ConcertCard.tsx";

interface CitiesView {
  /** In alphabetical order. */
  cities: { name: string; tickets: number }[];
  /** There are others. */
  more: boolean;
  manner: Manner;
}

export function Cities({ view: { cities, more, manner } }: { view: CitiesView }) {
  const { words } = manner;
  const { title, none, others } = words.browse.cities;
  return (
    <article>
      <Title text={title} words={words} />
      <h1>{title}</h1>
      {cities.length === 0 ? <Empty title={none} /> : (
        <ul class="cities">
          {cities.map(({ name, tickets }) => (
            <li key={name}>
              <a class="tap" href={`/?${new URLSearchParams({ city: name })}`}>
                <UserText text={name} />
              </a>{" "}
              <span class="quiet small">{ticketCount({ tickets, more: false }, manner)}</span>
            </li>
          ))}
        </ul>
      )}
      {more && (
        <p>
          <a href="/">{others}</a>
        </p>
      )}
    </article>
  );
}

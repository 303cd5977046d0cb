/** The way back: all concerts, the city, and on a ticket's page the concert. */
import { UserText } from "../../parts/UserText.tsx";
import type { Words } from "#words/languages.ts";

export function Crumbs(
  { city, above, words }: {
    city: string;
    /** The step between the city and this page: a ticket's concert. */
    above?: { name: string; href: string };
    words: Words;
  },
) {
  const { crumbs } = words.concert;
  return (
    <nav aria-label={crumbs.label} class="crumbs small">
      <ol>
        <li>
          <a href="/">{crumbs.all}</a>
        </li>
        <li>
          <a href={`/?${new URLSearchParams({ city })}`}>
            <UserText text={city} />
          </a>
        </li>
        {above && (
          <li>
            <a href={above.href}>
              <UserText text={above.name} />
            </a>
          </li>
        )}
      </ol>
    </nav>
  );
}

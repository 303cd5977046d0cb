/** Moderators find the concert that they have to correct, move, merge or cancel. */
import { Empty, Title, When } from "../../parts/Bits.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import type { Manner } from "#words/manner.ts";
import type { ConcertFactsView } from "./ConcertCase.tsx";

export interface FoundConcert extends ConcertFactsView {
  /** What is special about it. */
  marks: ("hidden" | "cancelled" | "moved" | "over")[];
}

interface ConcertSearchView {
  q: string;
  found: FoundConcert[];
  /** More fit than are shown. */
  more: boolean;
  manner: Manner;
}

export function ConcertSearch({ view: { q, found, more, manner } }: { view: ConcertSearchView }) {
  const { words } = manner;
  const said = words.concertCases;
  return (
    <div class="narrow">
      <Title text={said.title} words={words} />
      <p>
        <a href="/moderation">{words.moderation.toQueue}</a>
      </p>
      <h1>{said.title}</h1>
      <p>{said.intro}</p>
      <search>
        <form method="get" class="form">
          <div class="field">
            <label for="find-concert">{said.find}</label>
            <input id="find-concert" type="search" name="q" value={q} maxLength={120} />
          </div>
          <button type="submit" class="button">{words.browse.search}</button>
        </form>
      </search>
      {found.length > 0 && (
        <ul class="rows">
          {found.map((one) => (
            <li key={one.id}>
              <a class="tap" href={`/moderation/concerts/${one.id}`}>
                <UserText text={one.name} />
              </a>
              <p>
                <Where at={one} words={words} />
                {" · "}
                <When at={one.startsAt} timeZone={one.timeZone} manner={manner} />
                {one.marks.map((mark) => ` · ${said.marks[mark]}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {more && <p class="quiet">{said.more}</p>}
      {found.length === 0 && q !== "" && (
        <Empty title={said.none.title}>
          <p>{said.none.text}</p>
        </Empty>
      )}
    </div>
  );
}

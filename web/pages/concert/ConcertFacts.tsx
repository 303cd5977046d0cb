/** Who, when and where; the artist, the venue and the city are links that search. */
import { When } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { UserText } from "../../parts/UserText.tsx";
import type { Manner } from "#words/manner.ts";
import type { ConcertView } from "./ConcertPage.tsx";

type Props = {
  concert: Pick<ConcertView, "name" | "startsAt" | "timeZone" | "venue" | "city">;
  manner: Manner;
};

export const ConcertFacts = (props: Props) => (
  <dl class="facts">
    <ConcertItems {...props} />
  </dl>
);

/** The same, as the first items of a longer list. */
export function ConcertItems({ concert, manner }: Props) {
  const { facts } = manner.words.ticket;
  return (
    <>
      <div>
        <dt>{facts.who}</dt>
        <dd>
          <SearchLink words={concert.name} />
        </dd>
      </div>
      <div>
        <dt>{facts.when}</dt>
        <dd>
          <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
        </dd>
      </div>
      <div>
        <dt>{facts.where}</dt>
        <dd>
          <WhereLinks place={concert} manner={manner} />
        </dd>
      </div>
    </>
  );
}

/** "Zénith, Paris", each a link to the concerts there. */
function WhereLinks(
  { place: { venue, city }, manner }: { place: { venue: string; city: string }; manner: Manner },
) {
  return (
    <Filled
      text={manner.words.ticket.where}
      gaps={{
        venue: <SearchLink words={venue} />,
        city: (
          <a href={`/?${new URLSearchParams({ city })}`}>
            <UserText text={city} />
          </a>
        ),
      }}
    />
  );
}

function SearchLink({ words }: { words: string }) {
  return (
    <a href={`/?${new URLSearchParams({ q: words })}`}>
      <UserText text={words} />
    </a>
  );
}

/** A former time was entered: the seller says whether the tickets are for the concert that was moved. */
import { Filled } from "../../parts/Filled.tsx";
import { When } from "../../parts/Bits.tsx";
import type { Manner } from "#words/manner.ts";

export interface MovedConcertView {
  id: string;
  /** Where it is now: epoch ms, IANA time zone. */
  startsAt: number;
  timeZone: string;
  manner: Manner;
}

/** Two buttons of the form around it, which send all that was entered. */
export function MovedConcert({ view: { id, startsAt, timeZone, manner } }: {
  view: MovedConcertView;
}) {
  const { text, join, another } = manner.words.sell.moved;
  const time = <When at={startsAt} timeZone={timeZone} manner={manner} />;
  return (
    <div class="panel">
      <p>
        <Filled text={text} gaps={{ time }} />
      </p>
      <div class="actions">
        <button type="submit" name="join" value={id} class="button">{join}</button>
        <button type="submit" name="anotherConcert" value="yes" class="button">{another}</button>
      </div>
    </div>
  );
}

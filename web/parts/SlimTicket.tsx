/** A ticket in a list of orders or sales: one row with the poster, the concert and the stub. */
import type { ComponentChildren } from "preact";
import type { Manner } from "#words/manner.ts";
import type { Tone } from "./badges.ts";
import { Money, When } from "./Bits.tsx";
import { Poster } from "./Poster.tsx";
import { UserText, Where } from "./UserText.tsx";
import type { TermsView } from "./TicketCard.tsx";

/** What the row shows of its ticket. */
export type SlimTicketView = Pick<
  TermsView,
  "title" | "venue" | "city" | "startsAt" | "timeZone" | "price"
>;

export function SlimTicket(
  { href, concert, place, each, tone, manner, children }: {
    href: string;
    /** Says that the price is that of one of several tickets. */
    each?: string;
    concert: SlimTicketView;
    /** The seats, in words; null: none are named. */
    place?: string | null;
    tone: Tone;
    manner: Manner;
    /** What the stub shows below the price. */
    children: ComponentChildren;
  },
) {
  return (
    <div class={`slim card tone-${tone}`}>
      <div class="slim-main">
        <Poster title={concert.title} />
        <div class="slim-words">
          <h2 class="card-title">
            <a href={href}>
              <UserText text={concert.title} />
            </a>
          </h2>
          <p>
            <Where at={concert} words={manner.words} />
          </p>
          <p class="quiet small">
            <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
          </p>
          {place && <p class="quiet small">{place}</p>}
        </div>
      </div>
      <div class="stub slim-stub">
        <p class="stub-price">
          <Money value={concert.price} manner={manner} />
          {each && <span class="stub-each">{each}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}

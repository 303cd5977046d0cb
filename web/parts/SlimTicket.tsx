/** A ticket as a row of a person's own list: poster, what and where, and the stub with its state. */
import type { ComponentChildren } from "preact";
import { fill } from "#words/fill.ts";
import type { Amount } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { Tone } from "./badges.ts";
import { Money, When } from "./Bits.tsx";
import { Poster } from "./Poster.tsx";

export function SlimTicket(
  { href, concert, tone, manner, children }: {
    href: string;
    concert: {
      title: string;
      venue: string;
      city: string;
      startsAt: number;
      timeZone: string;
      price: Amount;
    };
    tone: Tone;
    manner: Manner;
    /** What the stub says beside the price. */
    children: ComponentChildren;
  },
) {
  return (
    <div class={`slim card tone-${tone}`}>
      <div class="slim-main">
        <Poster title={concert.title} />
        <div class="slim-words">
          <h2 class="card-title">
            <a href={href}>{concert.title}</a>
          </h2>
          <p>{fill(manner.words.ticket.where, concert)}</p>
          <p class="quiet small">
            <When at={concert.startsAt} timeZone={concert.timeZone} manner={manner} />
          </p>
        </div>
      </div>
      <div class="stub slim-stub">
        <p class="stub-price">
          <Money value={concert.price} manner={manner} />
        </p>
        {children}
      </div>
    </div>
  );
}

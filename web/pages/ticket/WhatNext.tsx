/** For buyers: the next steps, and what protects them. */
import { fill } from "#words/fill.ts";
import { exactDuration } from "#words/format.ts";
import { Filled } from "../../parts/Filled.tsx";
import { hasFee } from "../../parts/Split.tsx";
import { Moment } from "../../parts/Times.tsx";
import type { TicketPageView } from "./TicketPage.tsx";

export function BeforeBuying({ view }: { view: TicketPageView }) {
  return (
    <div class="pair">
      <WhatNext view={view} />
      <Protection view={view} />
    </div>
  );
}

function WhatNext({ view: { holdSeconds, manner } }: { view: TicketPageView }) {
  const { title, reserve, pay, yours } = manner.words.ticket.whatNext;
  const time = exactDuration(holdSeconds, manner.locale, "long");
  return (
    <section>
      <h2>{title}</h2>
      <ol class="steps">
        <li>
          <strong>{reserve.title}</strong> {fill(reserve.text, { time })}
        </li>
        <li>
          <strong>{pay.title}</strong> {pay.text}
        </li>
        <li>
          <strong>{yours.title}</strong> {yours.text}
        </li>
      </ol>
    </section>
  );
}

function Protection({ view: { ticket, claimUntil, manner } }: { view: TicketPageView }) {
  const { words } = manner;
  const { protection } = words.ticket;
  return (
    <section>
      <h2>{protection.title}</h2>
      <ul class="checks">
        <li>{hasFee(ticket) ? words.fees.protection : protection.price}</li>
        <li>{protection.money}</li>
        <li>{protection.code}</li>
        <li>
          <Filled
            text={words.claims.guarantee.short}
            gaps={{ until: <Moment at={claimUntil} manner={manner} /> }}
          />
        </li>
      </ul>
    </section>
  );
}

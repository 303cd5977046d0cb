/** The price on the stub: of one ticket, or of each of several and how many are left. */
import { Money } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { TicketPageView } from "./TicketPage.tsx";

export function StubPrice({ view: { ticket, listing, manner } }: { view: TicketPageView }) {
  const { seats, left } = listing;
  const { stub } = manner.words;
  if (seats.length === 1) {
    return (
      <p class="stub-price">
        <Money value={ticket.price} manner={manner} />
      </p>
    );
  }
  const price = <Money value={ticket.price} manner={manner} />;
  return (
    <>
      <p class="stub-price">
        <Filled text={stub.each} gaps={{ price }} />
      </p>
      {left > 0 && (
        <p class="small">
          {fill(formFor(stub.left, left, manner.locale), { n: left, of: seats.length })}
        </p>
      )}
    </>
  );
}

/** The price on the stub: of one ticket, or of each of several and how many are left. */
import { Money } from "../../parts/Bits.tsx";
import { fill, formFor } from "#words/fill.ts";
import type { TicketPageView } from "./TicketPage.tsx";

export function StubPrice({ view: { ticket, listing, manner } }: { view: TicketPageView }) {
  const { seats, left } = listing;
  const { stub } = manner.words;
  return (
    <>
      <p class="stub-price">
        <Money value={ticket.price} manner={manner} />
      </p>
      {seats.length > 1 && (
        <p class="small">
          {left === 0
            ? stub.each
            : fill(formFor(stub.left, left, manner.locale), { n: left, of: seats.length })}
        </p>
      )}
    </>
  );
}

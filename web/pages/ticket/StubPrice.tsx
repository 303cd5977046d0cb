/** The price on the stub: of one ticket, or of each of several and how many are left. */
import { Money } from "../../parts/Bits.tsx";
import { Split } from "../../parts/Split.tsx";
import { fill, formFor } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { TicketPageView } from "./TicketPage.tsx";

export function StubPrice({ view: { ticket, listing, manner } }: { view: TicketPageView }) {
  const { seats, left } = listing;
  const { stub } = manner.words;
  return (
    <>
      <p class="stub-price">
        <Money value={ticket.total} manner={manner} />
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

/** What the price is made of; for the seller, what of it is theirs. */
export function StubSplit({ view: { ticket, listing, viewer, manner } }: { view: TicketPageView }) {
  const { share } = listing;
  return (
    <>
      <Split paid={ticket} each={listing.seats.length > 1} manner={manner} />
      {viewer === "seller" && share && (
        <p class="small">
          {fill(manner.words.fees.share, {
            share: moneyText(share.share, manner.locale),
            fee: moneyText(share.fee, manner.locale),
          })}
        </p>
      )}
    </>
  );
}

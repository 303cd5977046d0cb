/** The facts of a ticket: when, where, face value and seller. */
import { Money } from "../../parts/Bits.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";
import { counted, fill, formFor } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { seatsText } from "#words/place.ts";
import { UserText } from "../../parts/UserText.tsx";
import { ConcertItems } from "../concert/ConcertFacts.tsx";
import type { TicketPageView } from "./TicketPage.tsx";

export function TicketFacts(
  { view: { ticket, listing, description, sellerName, sellerRecord, manner } }: {
    view: TicketPageView;
  },
) {
  const { ticket: { facts } } = manner.words;
  const { section, row } = ticket;
  const seats = listing.seats.flatMap(({ seat }) => seat ?? []);
  const seat = seatsText({ section, row, seats }, manner.words);
  const against = againstFaceValue(ticket, listing.paidFees, manner);
  return (
    <dl class="facts">
      <ConcertItems concert={{ name: ticket.title, ...ticket }} manner={manner} />
      <div>
        <dt>{facts.place}</dt>
        <dd>
          {seat ?? (description ? facts.noPlaceSaid : facts.noPlace)}
        </dd>
      </div>
      <div>
        <dt>{facts.faceValue}</dt>
        <dd>
          {listing.paidFees
            ? fill(facts.withFees, {
              price: moneyText(ticket.faceValue, manner.locale),
              fees: moneyText(listing.paidFees, manner.locale),
            })
            : <Money value={ticket.faceValue} manner={manner} />}
          {against && <span class="quiet">{` (${against})`}</span>}
        </dd>
      </div>
      <div>
        <dt>{facts.seller}</dt>
        <dd>
          {sellerName === null ? facts.aFan : <UserText text={sellerName} />}
          <span class="quiet">{` (${recordText(sellerRecord, manner)})`}</span>
        </dd>
      </div>
    </dl>
  );
}

/** "its price is €5 less"; null when the currencies differ. */
function againstFaceValue(
  { total, faceValue }: TicketView,
  paidFees: Amount | null,
  { locale, words: { ticket: { facts } } }: Manner,
): string | null {
  if (total.currency !== faceValue.currency) return null;
  const difference = total.amount - faceValue.amount - (paidFees?.amount ?? 0);
  if (difference === 0) return facts.same;
  const amount = moneyText({ ...total, amount: Math.abs(difference) }, locale);
  return fill(difference < 0 ? facts.less : facts.more, { amount });
}

function recordText(
  { listed, sold, more }: TicketPageView["sellerRecord"],
  { locale, words: { ticket: { facts } } }: Manner,
): string {
  if (sold === 0) return facts.newSeller;
  if (more) return fill(formFor(facts.soldOfLatest, sold, locale), { n: sold, listed });
  return fill(facts.listedAndSold, {
    listed: counted(facts.listed, listed, locale),
    sold: counted(facts.sold, sold, locale),
  });
}

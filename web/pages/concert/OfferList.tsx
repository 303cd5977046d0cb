/** Offers in a list: a link each with the place, the total, and what is unusual about it. */
import { Money, StatusBadge } from "../../parts/Bits.tsx";
import { Saving } from "../../parts/ConcertCard.tsx";
import { Until } from "../../parts/Times.tsx";
import { UserText } from "../../parts/UserText.tsx";
import { fill, formFor } from "#words/fill.ts";
import { type Amount, listText, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { seatsText } from "#words/place.ts";

export interface OfferView {
  /** The page of its first ticket, which gets the quantity. */
  href: string;
  section: string | null;
  row: string | null;
  /** The names of its seats that are offered; empty: without names. */
  seats: string[];
  /** Tickets that can be reserved now; of a held offer, all that are held. */
  count: number;
  /** The numbers of tickets that can be bought at once. */
  quantities: number[];
  /** The number that `total` is for. */
  quantity: number;
  total: Amount;
  /** What a buyer pays for one ticket. */
  each: Amount;
  /** Of one ticket, as what the first seller charged on top; null: nothing is known. */
  paidFees: Amount | null;
  faceValue: Amount;
  /** Percent below what a ticket cost at first; 0: none. */
  saving: number;
  /** Whether nothing of it can be reserved now. */
  held: boolean;
  /** When its hold ends; epoch ms. Null: not held, or being paid. */
  heldUntil: number | null;
  /** Whether the viewer sells it. */
  own: boolean;
}

export function OfferList({ offers, manner }: { offers: OfferView[]; manner: Manner }) {
  return (
    <ol class="offers">
      {offers.map((offer) => (
        <li key={offer.href}>
          <Offer offer={offer} manner={manner} />
        </li>
      ))}
    </ol>
  );
}

function Offer({ offer, manner }: { offer: OfferView; manner: Manner }) {
  const { offers, mayComeBack } = manner.words.concert;
  const place = seatsText(offer, manner.words) ?? offers.noPlace;
  return (
    <article class={offer.held ? "offer tone-held" : "offer"}>
      <div class="offer-words">
        <h3 class="card-title">
          <a href={offer.href}>
            <UserText text={place} />
          </a>
        </h3>
        <p class="small quiet">
          {countText(offer, manner)} · {firstPrice(offer, manner)}
        </p>
        {(offer.held || offer.own) && (
          <p class="small offer-news">
            {offer.own && (
              <StatusBadge badge={{ icon: "check", tone: "yours" }} word={offers.yours} />
            )}
            {offer.held && (
              <StatusBadge
                badge={{ icon: "clock", tone: "held" }}
                word={formFor(offers.held, offer.count, manner.locale)}
              />
            )}
            {offer.heldUntil !== null && (
              <span>
                <Until text={mayComeBack} until={offer.heldUntil} manner={manner} />
              </span>
            )}
          </p>
        )}
      </div>
      <div class="offer-price">
        <p class="stub-price">
          <Money value={offer.total} manner={manner} />
        </p>
        {offer.count > 1 && (
          <p class="small quiet">
            {fill(formFor(offers.total, offer.quantity, manner.locale), { count: offer.quantity })}
            {offer.quantity > 1 &&
              `, ${fill(offers.each, { price: moneyText(offer.each, manner.locale) })}`}
          </p>
        )}
        <Saving percent={offer.saving} manner={manner} />
      </div>
    </article>
  );
}

function firstPrice({ faceValue, paidFees }: OfferView, { locale, words }: Manner): string {
  const { offers } = words.concert;
  const price = moneyText(faceValue, locale);
  return paidFees
    ? fill(offers.faceValueAndFees, { price, fees: moneyText(paidFees, locale) })
    : fill(offers.faceValue, { price });
}

/** "3 tickets", and which numbers of them can be bought if not each. */
function countText({ count, quantities }: OfferView, { locale, words }: Manner): string {
  const { tickets, offers } = words.concert;
  const [least] = quantities;
  if (count < 2 || quantities.length === 0 || quantities.length === count) {
    return fill(formFor(tickets, count, locale), { count });
  }
  if (least === count) return fill(offers.onlyTogether, { count });
  return fill(offers.someOf, { count, numbers: listText(quantities, locale) });
}

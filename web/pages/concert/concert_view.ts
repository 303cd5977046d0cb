/** The props of a concert's page, for its viewer. */
import { givingBackEnds } from "#domain/concerts/give_back.ts";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Money } from "#domain/money.ts";
import { type OfferingNow, savingOf } from "#domain/offerings/summary.ts";
import { lapses } from "#domain/offerings/seats.ts";
import { freeSeats, type Listing, quantitiesFor } from "#domain/tickets/listing.ts";
import { isOfferedSeat } from "#domain/tickets/seat.ts";
import { isClosed, LAST_MINUTE_MS, type Ticket } from "#domain/tickets/ticket.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { type FeeRules, withFee } from "#domain/trade/fees.ts";
import type { Page } from "#store/types.ts";
import type { Ctx } from "../../request/state.ts";
import { concertState } from "../../live/concert_feed.ts";
import type { WhatChangedView } from "./WhatChanged.tsx";
import type { ConcertPageView, ConcertView } from "./ConcertPage.tsx";
import type { OfferView } from "./OfferList.tsx";
import { offersHref, type OffersQuery } from "./offers_form.ts";
import { MAX_QUANTITY } from "#domain/offerings/offering.ts";

interface Found {
  concert: Concert;
  /** As it is now; read before the offers, so that the live state is never newer than they are. */
  offering: OfferingNow | null;
  offers: Page<Listing>;
  /** The viewer's own that wait for a moderator. */
  waiting: Ticket[];
  sold: Money[];
}

export function concertPageView(
  { state: { system, signedIn, now, manner } }: Pick<Ctx, "state">,
  { concert, offering, offers, waiting, sold }: Found,
  query: OffersQuery,
): ConcertPageView {
  const rules = feeRulesOf(system);
  const viewerId = signedIn?.user.id ?? null;
  const { quantity, section, cursor } = query;
  const filtered = quantity !== undefined || section !== undefined;
  const items = offers.items.map((offer) => offerView(offer, { quantity, viewerId, rules, now }));
  const isWhole = !filtered && cursor === undefined && offers.next === undefined;
  const link = (cursor?: string) =>
    cursor && `${offersHref(concert.id, { quantity, section, cursor })}#offers`;
  return {
    concert: concertView(concert, now),
    stateId: concertState(concert, offering),
    ...(isWhole ? summaryOf(items) : summaryFrom(offering)),
    offers: {
      items,
      filtered,
      values: {
        ...(quantity !== undefined && { quantity: String(quantity) }),
        ...(section !== undefined && { section }),
      },
      quantities: quantitiesIn(offering),
      sections: offering?.sections ?? [],
      previous: link(offers.previous),
      next: link(offers.next),
    },
    waiting: waiting.length === 0
      ? null
      : { count: waiting.length, href: `/tickets/${waiting[0].id}` },
    sold,
    address: `${system.config.origin}/concerts/${concert.id}`,
    manner,
  };
}

/** When the page changes without a commit: a hold lapses, or sales end. Epoch ms; null: never. */
export function nextChangeOf(
  { startsAt }: Concert,
  offers: readonly Listing[],
  now: number,
): number | null {
  const ahead = [startsAt - LAST_MINUTE_MS, ...offers.flatMap((offer) => lapses(offer, now))]
    .filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

type Summary = Pick<ConcertPageView, "from" | "tickets" | "more" | "onOffer" | "freeAt">;

/** Exact, when the page has all offers: those of the lists may be a second old. */
function summaryOf(all: readonly OfferView[]): Summary {
  const free = all.filter(({ held }) => !held);
  const [cheapest] = free.toSorted((a, b) => a.each.amount - b.each.amount);
  const ends = all.flatMap(({ heldUntil }) => heldUntil ?? []);
  return {
    from: cheapest?.each ?? null,
    tickets: free.reduce((sum, { count }) => sum + count, 0),
    more: false,
    onOffer: all.length > 0,
    freeAt: ends.length === 0 ? null : Math.min(...ends),
  };
}

function summaryFrom(offering: OfferingNow | null): Summary {
  if (offering === null) return summaryOf([]);
  const { from, tickets, more, freeAt } = offering;
  return { from, tickets, more, onOffer: true, freeAt };
}

function concertView(concert: Concert, now: number): ConcertView {
  const { id, name, venue, city, startsAt, timeZone, movedFrom, status } = concert;
  const state = status === "cancelled"
    ? "cancelled"
    : isClosed(concert, now)
    ? "over"
    : "scheduled";
  const { backUntil } = whatChanged(concert, now);
  return { id, name, venue, city, startsAt, timeZone, movedFrom, backUntil, state };
}

export function whatChanged(concert: Concert, now: number): WhatChangedView {
  const { status, movedFrom, timeZone } = concert;
  const until = givingBackEnds(concert);
  const backUntil = until !== null && until > now ? until : null;
  return { cancelled: status === "cancelled", movedFrom, backUntil, timeZone };
}

/** The numbers of tickets that somebody offers together now. */
function quantitiesIn(offering: OfferingNow | null): number[] {
  const all = (offering?.totals ?? []).reduce((bits, { quantities }) => bits | quantities, 0);
  return Array.from({ length: MAX_QUANTITY }, (_, i) => i + 1).filter((n) => all & 1 << n - 1);
}

/** `quantity`: how many are looked for; by default as few as the seller allows. */
export function offerView(
  offer: Listing,
  { quantity, viewerId, rules, now }: {
    quantity?: number;
    viewerId: string | null;
    rules: FeeRules;
    now: number;
  },
): OfferView {
  const free = freeSeats(offer, now);
  const held = free.length === 0;
  const seats = held ? offer.seats.filter(isOfferedSeat) : free;
  const quantities = quantitiesFor(offer.split, seats.length);
  const count = quantity ?? quantities[0];
  const each = withFee(offer.price, rules);
  const ends = lapses(offer, now);
  return {
    href: `/tickets/${seats[0].id}${quantity === undefined ? "" : `?quantity=${quantity}`}`,
    section: offer.section,
    row: offer.row,
    seats: seats.flatMap(({ seat }) => seat ?? []),
    count: seats.length,
    quantities,
    quantity: count,
    total: { ...each, amount: each.amount * count },
    each,
    faceValue: offer.faceValue,
    paidFees: offer.paidFees ?? null,
    saving: savingOf(offer, rules),
    held,
    heldUntil: held && ends.length > 0 ? Math.min(...ends) : null,
    own: viewerId === offer.sellerId,
  };
}

/** Samples of concerts and offers in each state, for the style guide. */
import type { Manner } from "#words/manner.ts";
import type { ConcertCardView } from "../../parts/ConcertCard.tsx";
import type { ConcertPageView } from "../concert/ConcertPage.tsx";
import type { OfferView } from "../concert/OfferList.tsx";
import { NOW, sampleTicket } from "./samples.ts";

const MINUTE_MS = 60_000;
const euros = (amount: number) => ({ amount, currency: "EUR" });

/** The states by turns: on offer, below face value, held, being paid. */
export function sampleConcert(name: string, i: number): ConcertCardView {
  const { venue, city, startsAt, timeZone } = sampleTicket(name, "available");
  const held = i % 4 > 1;
  return {
    href: "#main",
    name,
    venue,
    city,
    startsAt,
    timeZone,
    from: held ? null : euros(1800 + i * 350),
    tickets: held ? 0 : i + 1,
    more: i === 8,
    freeAt: i % 4 === 2 ? NOW + 14 * MINUTE_MS : null,
    saving: i % 4 === 1 ? 30 : 0,
  };
}

const offer: OfferView = {
  href: "#main",
  section: "A",
  row: "3",
  seats: ["12", "13"],
  count: 2,
  quantities: [1, 2],
  quantity: 2,
  total: euros(9100),
  each: euros(4550),
  faceValue: euros(5000),
  paidFees: null,
  saving: 9,
  held: false,
  heldUntil: null,
  own: false,
};
const single = { quantity: 1, count: 1, quantities: [1], saving: 0, total: euros(5000) };

const offers: OfferView[] = [
  offer,
  { ...offer, ...single, href: "#1", section: "Standing", row: null, seats: [] },
  { ...offer, href: "#2", seats: [], count: 4, quantities: [2, 4] },
  { ...offer, href: "#3", seats: ["7", "8", "9"], count: 3, quantities: [3], own: true },
  { ...offer, ...single, href: "#4", section: null, row: null, seats: [], held: true },
  { ...offer, ...single, href: "#5", held: true, heldUntil: NOW + 14 * MINUTE_MS },
];

export function sampleConcertPages(manner: Manner): [string, ConcertPageView][] {
  const { name, venue, city, startsAt, timeZone } = sampleConcert("The Velvet Herons", 1);
  const concert = {
    id: "01SAMPLE",
    name,
    venue,
    city,
    startsAt,
    timeZone,
    movedFrom: null,
    backUntil: null,
  };
  const base: ConcertPageView = {
    concert: { ...concert, state: "scheduled" },
    stateId: "1-1",
    from: euros(4550),
    tickets: 10,
    more: false,
    onOffer: true,
    freeAt: null,
    waiting: null,
    offers: {
      items: offers,
      filtered: false,
      values: {},
      quantities: [1, 2, 3, 4],
      sections: ["A", "Standing"],
    },
    sold: [euros(4550), euros(4000)],
    address: "https://tickets.example/concerts/01SAMPLE",
    manner,
  };
  const none = { ...base, from: null, tickets: 0 };
  return [
    ["on offer", base],
    ["held", { ...none, freeAt: NOW + 14 * MINUTE_MS }],
    ["being paid", none],
    ["none left", { ...none, onOffer: false }],
    ["cancelled", { ...none, concert: { ...concert, state: "cancelled" } }],
    ["over", { ...none, concert: { ...concert, state: "over" } }],
  ];
}

/** Samples of tickets and orders in each state, for the style guide. */
import type { Manner } from "#words/manner.ts";
import {
  type OrderBadgeName,
  orderBadges,
  ticketBadges,
  type TicketState,
} from "../../parts/badges.ts";
import type { OrderStoryView } from "../order/order_story.ts";
import type { TicketPageView } from "../ticket/TicketPage.tsx";
import type { TicketView } from "../../parts/TicketCard.tsx";

/** A fixed time, so that the guide always looks the same. */
export const NOW = Date.UTC(2027, 3, 28, 18, 50);
const MINUTE_MS = 60_000;
const price = { amount: 4550, currency: "EUR" };

export function sampleTicket(title: string, state: TicketState): TicketView {
  return {
    id: "01SAMPLE",
    title,
    venue: "Le Bikini",
    city: "Toulouse",
    startsAt: Date.UTC(2027, 4, 1, 18, 0),
    timeZone: "Europe/Paris",
    section: "A",
    row: "3",
    seat: "12",
    price,
    total: price,
    faceValue: { amount: 5000, currency: "EUR" },
    state,
    heldUntil: state === "reserved" ? NOW + 14 * MINUTE_MS : null,
  };
}

/** Titles that happen to draw each composition of posters. */
export const titles = [
  "Tante Klara",
  "Moth & Lantern",
  "La Orquesta Imposible",
  "Saltwater Gospel",
  "The Velvet Herons",
  "Señor Relámpago",
  "Ninth Tram Home",
  "Gravel Choir",
  "Paper Satellites",
];

export const ticketStates = Object.keys(ticketBadges) as TicketState[];
export const orderStates = Object.keys(orderBadges) as OrderBadgeName[];

/** A listing of this many tickets, of which any number can be bought. */
function sampleListing(
  state: TicketState,
  count = 1,
): Pick<TicketPageView, "ticket" | "listing" | "concert" | "quantity"> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return {
    ticket: sampleTicket("The Velvet Herons", state),
    listing: {
      id: "01SAMPLE",
      seats: numbers.map((n) => ({
        id: `01SAMPLE-${n}`,
        seat: String(11 + n),
        state,
        saleId: null,
      })),
      share: null,
      paidFees: null,
      choices: numbers.map((n) => ({ quantity: n, total: { ...price, amount: price.amount * n } })),
      rule: null,
      left: count,
    },
    concert: null,
    quantity: null,
  };
}

/** The stub for each kind of viewer. */
export function sampleStubs(manner: Manner): [string, TicketPageView][] {
  const base: TicketPageView = {
    ...sampleListing("available"),
    stateId: "1-available",
    description: "",
    sellerName: "Ada",
    sellerRecord: { listed: 3, sold: 2, more: false },
    others: [],
    similar: [],
    viewer: "user",
    changed: { cancelled: false, movedFrom: null, backUntil: null, timeZone: "Europe/Paris" },
    problem: null,
    own: null,
    moderating: null,
    reportable: false,
    ownOrder: null,
    hurried: false,
    holdSeconds: 900,
    claimUntil: NOW + 86_400_000,
    signIn: "/sign-in",
    now: NOW,
    manner,
  };
  const inState = (state: TicketState) => ({
    ...base,
    ...sampleListing(state),
  });
  const own = { id: "01SAMPLE", mine: true, live: true, atBank: false, complete: false, count: 1 };
  const asSeller = { rejection: null, withdrawn: [] };
  return [
    ["visitor", { ...base, viewer: "visitor" }],
    ["user", base],
    ["several", { ...base, ...sampleListing("available", 3) }],
    ["held", inState("reserved")],
    ["own hold", { ...inState("reserved"), ownOrder: own }],
    ["own", { ...inState("sold"), ownOrder: { ...own, live: false, complete: true } }],
    ["sold", inState("sold")],
    ["seller", { ...base, viewer: "seller", own: asSeller }],
    ["seller, rejected", {
      ...inState("rejected"),
      viewer: "seller",
      own: { ...asSeller, rejection: "Blurred" },
    }],
  ];
}

type Status = OrderStoryView["payments"][number]["status"];

/** Orders and what happened to their money. */
export function sampleStories(manner: Manner): [string, OrderStoryView][] {
  const at = (minutes: number) => NOW + minutes * MINUTE_MS;
  const base: OrderStoryView = {
    role: "buyer",
    status: "created",
    cancelReason: null,
    completedAt: null,
    live: true,
    atBank: false,
    createdAt: NOW,
    updatedAt: at(4),
    expiresAt: at(15),
    count: 1,
    total: price,
    sold: price,
    share: price,
    payments: [],
    manner,
  };
  const payment = { id: "1", counts: true, createdAt: at(1), changedAt: at(3) };
  const paid = (status: Status, reason: string | null = null) => [
    { ...payment, status, reason, dispute: null },
  ];
  const disputed = [
    { ...payment, status: "captured" as const, reason: null, dispute: "open" as const },
  ];
  const over = { ...base, live: false };
  return [
    ["live", base],
    ["at the bank", {
      ...base,
      status: "awaiting:payment",
      atBank: true,
      payments: paid("pending"),
    }],
    ["claimed", { ...over, status: "claimed", payments: paid("authorized") }],
    ["complete", { ...over, status: "complete", payments: paid("captured") }],
    ["disputed", { ...over, status: "complete", payments: disputed }],
    ["expired", { ...over, status: "cancelled", cancelReason: "expired" }],
    ["late", {
      ...over,
      status: "cancelled",
      cancelReason: "expired",
      payments: paid("voided", "late"),
    }],
    ["failed", {
      ...over,
      status: "cancelled",
      cancelReason: "payment_failed",
      payments: paid("voided", "cannot_capture"),
    }],
    ["refunded", { ...over, status: "refunded", payments: paid("refunding", "refunded") }],
  ];
}

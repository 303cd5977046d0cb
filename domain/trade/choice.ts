/** Which seats of a listing a buyer gets: those that they name, or a number of them. Pure. */
import { says } from "#words/problems.ts";
import type { Order } from "../orders/order.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { type Listing, quantitiesFor } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import { isClosed, isLapsedHold } from "../tickets/ticket.ts";
import { refusalIn } from "./decision.ts";
import { orderSteps } from "./order_machine.ts";
import { ticketMachine, type TicketState, ticketStateOf } from "./ticket_machine.ts";

export type Choice = { readonly ticketIds: readonly string[] } | { readonly quantity: number };

/** The states of a reserved seat, and of the order that holds it. */
const HOLDERS: Readonly<Partial<Record<TicketState, "live" | "lapsed" | "claimed">>> = {
  held: "live",
  lapsed: "lapsed",
  claimed: "claimed",
};

/** If several seats are refused for different reasons, the first of these is told. */
const GRAVEST: readonly RefusalCode[] = ["not_found", "ticket_not_available", "ticket_taken"];

/** Why this seat cannot be reserved; null: it is free, or its hold has lapsed. */
function refusesSeat({ startsAt }: Listing, seat: Seat, now: number): RefusalCode | null {
  const state = ticketStateOf({ ...seat, startsAt }, now);
  const step = ticketMachine[state].reserve;
  if (step !== "ask_order") return refusalIn(step);
  const steps = orderSteps("rival_reserves", HOLDERS[state]!);
  return steps.map(refusalIn).find((code) => code !== null) ?? null;
}

/** The seats, in the listing's order; seats with a lapsed hold are among them. */
export function chooseSeats(
  listing: Listing,
  choice: Choice,
  now: number,
): { seats: Seat[] } | { refusal: Refusal } {
  const named = "ticketIds" in choice ? choice.ticketIds : null;
  const asked = listing.seats.filter(({ id }) => named === null || named.includes(id));
  if (named !== null && asked.length < named.length) return { refusal: { code: "not_found" } };
  const free = listing.seats.filter((seat) => refusesSeat(listing, seat, now) === null);
  const refusals = asked.map((seat) => refusesSeat(listing, seat, now))
    .filter((code) => code !== null);
  // Seats that are named are taken all together or not at all.
  if (refusals.length > 0 && (named !== null || free.length === 0)) {
    const code = GRAVEST.find((grave) => refusals.includes(grave)) ?? refusals[0];
    return { refusal: { code: free.length === 0 && isTaken(refusals) ? "ticket_taken" : code } };
  }
  if (isClosed(listing, now)) return { refusal: { code: "ticket_not_available" } };
  const quantities = quantitiesFor(listing.split, free.length);
  const wanted = "quantity" in choice ? choice.quantity : asked.length;
  if (!quantities.includes(wanted)) {
    const detail = says("quantities_offered", { numbers: quantities.join(", ") });
    return { refusal: { code: "quantity_not_offered", detail, quantities } };
  }
  return { seats: named === null ? free.slice(0, wanted) : asked };
}

/** Nothing is left, but some of it may come back. */
const isTaken = (refusals: readonly RefusalCode[]): boolean =>
  refusals.includes("ticket_taken") && !refusals.includes("not_found");

/** Whether the order is what the choice asks for: the same seats, or as many. */
export function isChoice({ ticketIds }: Order, choice: Choice): boolean {
  if ("quantity" in choice) return ticketIds.length === choice.quantity;
  return ticketIds.length === choice.ticketIds.length &&
    ticketIds.every((id) => choice.ticketIds.includes(id));
}

/**
 * The lapsed orders that have to be let go before the buyer can have the seats, at most one for each seat:
 * those that hold them, and the buyer's own order for other seats of the listing (`ownId`).
 */
export function ordersInTheWay(
  listing: Listing,
  choice: Choice,
  ownId: string | null,
  now: number,
): string[] {
  const chosen = chooseSeats(listing, choice, now);
  const lapsed = ("seats" in chosen ? chosen.seats : []).filter((seat) => isLapsedHold(seat, now));
  const ids = [ownId, ...lapsed.map(({ orderId }) => orderId)].filter((id) => id !== null);
  return [...new Set(ids)];
}

/** Other shapes of an order, in which every cell is the same. */
import type { Order } from "#domain/orders/order.ts";
import { termsOf } from "#domain/tickets/terms.ts";
import type { World } from "#domain/trade/world.ts";
import { concertOf, eur, withTicket } from "../cast.ts";

/** The world with an order of two tickets; a third one of the listing is withdrawn. */
export function withTwo(world: World): World {
  const listing = world.listing!;
  const [first] = listing.seats;
  const ticketIds = ["ticket", "ticket-2"];
  const seats = [
    first,
    { ...first, id: "ticket-2", codeHash: "hash-2" },
    {
      ...first,
      id: "ticket-3",
      codeHash: "hash-3",
      status: "withdrawn",
      orderId: null,
      heldUntil: null,
    },
  ] as const;
  const forTwo = (order: Order | null) =>
    order &&
    {
      ...order,
      ticketIds,
      terms: { ...order.terms, seats: termsOf(listing, seats.slice(0, 2)).seats },
    };
  return {
    ...world,
    listing: { ...listing, seats: [...seats] },
    order: forTwo(world.order),
    rival: forTwo(world.rival),
    payment: world.payment && { ...world.payment, ticketIds, amount: eur(9000) },
  };
}

/**
 * The order's concert became part of another one at the same start, whose name and venue the listing shows now. Each
 * cell is as before: a late claim, too.
 */
export const withMerged = (world: World): World => {
  const { startsAt } = world.listing!;
  const concert = concertOf({ id: "survivor", name: "Owls", venue: "Great Hall", startsAt });
  const of = (order: Order | null) => order && { ...order, concertId: "former" };
  return {
    ...withTicket(world, { concertId: "survivor", title: "Owls", venue: "Great Hall" }),
    concert: world.concert ? { ...world.concert, id: "survivor" } : concert,
    orderedConcertId: "survivor",
    order: of(world.order),
    rival: of(world.rival),
  };
};

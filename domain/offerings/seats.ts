/** What of an offer can be reserved, now and when its holds have lapsed. */
import { freeSeats, type Listing, quantitiesFor } from "../tickets/listing.ts";
import { isOfferedSeat } from "../tickets/seat.ts";

/** Tickets that can be reserved, or may come back. */
export const offeredSeats = ({ retired, seats }: Listing): number =>
  retired ? 0 : seats.filter(isOfferedSeat).length;

/** Tickets that can be reserved now. */
export const freeCount = (listing: Listing, now: number): number =>
  listing.retired ? 0 : freeSeats(listing, now).length;

/** The numbers of tickets that can be taken together now: bit n - 1 stands for n. */
export const quantitiesOf = (listing: Listing, now: number): number =>
  quantitiesFor(listing.split, freeCount(listing, now)).reduce((all, n) => all | 1 << n - 1, 0);

/** When holds that can lapse do so, each time once; claimed tickets do not come back. */
export const lapses = ({ retired, seats }: Listing, now: number): number[] => [
  ...new Set(
    seats.flatMap(({ status, heldUntil }) =>
      !retired && status === "reserved" && heldUntil !== null && heldUntil > now ? [heldUntil] : []
    ),
  ),
];

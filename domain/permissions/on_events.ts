/** Event handlers that copy committed relations to an external evaluator (`permissions.mirror`). */
import type { Services } from "../ports/services.ts";
import { listingIdOf, listings } from "../tickets/listing.ts";
import { follow } from "./follow.ts";

type Needed = Pick<Services, "store" | "permissions">;

export const onConcertMade = (x: Needed, { concertId }: { concertId: string }) =>
  mirrorRelations(x, "Concert", concertId);

/** All tickets of the listing. */
export async function onTicketMade(x: Needed, { ticketId }: { ticketId: string }) {
  const listing = await x.store.get(listings, listingIdOf(ticketId));
  for (const { id } of listing?.seats ?? []) await mirrorRelations(x, "Ticket", id);
}

export const onOrderMade = (x: Needed, { orderId }: { orderId: string }) =>
  mirrorRelations(x, "Order", orderId);

export const onPaymentMade = (x: Needed, { paymentId }: { paymentId: string }) =>
  mirrorRelations(x, "Payment", paymentId);

export const onGroupChanged = (x: Needed, { group }: { group: string }) =>
  mirrorRelations(x, "Group", group);

/** Rows from a time when an external evaluator was configured have no effect without one. */
async function mirrorRelations(
  { store, permissions: { mirror } }: Needed,
  namespace: string,
  id: string,
) {
  if (mirror) await follow({ store, mirror }, namespace, id);
}

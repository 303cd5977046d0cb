/** Reading tickets, and their barcodes for those who may. */
import type { Page, Store } from "#store/types.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import type { Subject } from "../ports/permissions.ts";
import { ok, refuse, type Result } from "../result.ts";
import { codeContext } from "./codes.ts";
import { type Listing, listingIdOf, listings, ticketOf, ticketsOf } from "./listing.ts";
import { isHidden } from "./seat.ts";
import type { Ticket } from "./ticket.ts";

/** The ticket as it is stored; null if there is none. Asks nobody for permission. */
export const getTicket = async (store: Pick<Store, "get">, id: string): Promise<Ticket | null> =>
  ticketOf(await store.get(listings, listingIdOf(id)), id);

/** The ticket. Refusal: `not_found`, also if the viewer may not see it. */
export async function findTicket(
  x: Services,
  viewer: Subject,
  id: string,
): Promise<Result<Ticket>> {
  const ticket = await getTicket(x.store, id);
  if (!ticket) return refuse("not_found");
  const visible = await x.permissions.allows(viewer, "view", {
    namespace: "Ticket",
    value: ticket,
  });
  return visible ? ok(ticket) : refuse("not_found");
}

/** A listing with the seats that the viewer may see. Refusal: `not_found`, if there are none. */
export async function findListing(
  x: Services,
  viewer: Subject,
  id: string,
): Promise<Result<Listing>> {
  const listing = await x.store.get(listings, id);
  if (!listing) return refuse("not_found");
  const hidden = ticketsOf(listing).find(isHidden);
  // Who may see one hidden seat may see all of them.
  const seesAll = !hidden ||
    await x.permissions.allows(viewer, "view", { namespace: "Ticket", value: hidden });
  const seats = seesAll ? listing.seats : listing.seats.filter((seat) => !isHidden(seat));
  return seats.length > 0 ? ok({ ...listing, seats }) : refuse("not_found");
}

/** A seller's tickets, newest first. `limit` counts listings, each with 1 to 6 tickets. */
export async function listTicketsBySeller(
  x: Services,
  sellerId: string,
  page: { limit: number; cursor?: string },
): Promise<Page<Ticket>> {
  const found = await x.store.list(listings, "seller", {
    ...page,
    prefix: [sellerId],
    reverse: true,
  });
  return { ...found, items: found.items.flatMap(ticketsOf) };
}

/** Listings of one seller for one concert that are looked through: bounds the reads of a page. */
const MAX_OWN = 20;

/** A seller's tickets for a concert that wait for a moderator; of the latest 20 listings. */
export async function waitingFor(
  { store }: Pick<Services, "store">,
  concertId: string,
  sellerId: string,
): Promise<Ticket[]> {
  const found = await store.list(listings, "concert_all", {
    prefix: [concertId, sellerId],
    limit: MAX_OWN,
    reverse: true,
  });
  return found.items.filter(({ retired }) => !retired).flatMap(ticketsOf)
    .filter(({ status }) => status === "pending");
}

/** The barcode's content for the seller, and for the buyer once the order is complete; else null. */
export async function revealCode(
  x: Services,
  viewer: Subject,
  ticket: Ticket,
): Promise<string | null> {
  if (viewer === null || !await mayReadCode(x, viewer, ticket)) return null;
  return await x.secrets.open(ticket.code, codeContext(ticket.id));
}

async function mayReadCode(x: Services, viewer: string, ticket: Ticket): Promise<boolean> {
  if (ticket.sellerId === viewer) return true;
  if (ticket.status !== "sold" || !ticket.orderId) return false;
  const order = await x.store.get(orders, ticket.orderId);
  return order?.status === "complete" && order.buyerId === viewer;
}

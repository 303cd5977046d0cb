/** Withdrawing tickets of a listing, and who may change one. */
import { letLapsedGo, lettingGoFirst } from "../orders/let_go_first.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { commitWorld } from "../commit_world.ts";
import { loadListingWorld } from "../load_world.ts";
import { decideWithdraw } from "../trade/ticket_decisions.ts";
import { type Listing, listings, ticketsOf } from "./listing.ts";

/** Withdraws tickets for good, by default all that are not sold. What is withdrawn already stays so. */
export async function withdrawListing(
  x: Services,
  userId: string,
  listingId: string,
  ticketIds?: readonly string[],
): Promise<Result<Listing>> {
  const found = await findOwn(x, userId, listingId);
  if (!found.ok) return found;
  const { seats } = found.value;
  const unsold = seats.filter(({ status }) => status !== "sold");
  // All sold: that is refused.
  const ids = ticketIds ?? (unsold.length > 0 ? unsold : seats).map(({ id }) => id);
  const run = () =>
    x.store.transact(async (tx): Promise<Result<Listing>> => {
      const world = await loadListingWorld(tx, listingId);
      if (!world.listing) return refuse("not_found");
      const decision = decideWithdraw(world, ids, x.settings);
      const { listing } = commitWorld(tx, world, decision.world);
      return decision.answer.ok ? ok(listing!) : decision.answer;
    });
  return await lettingGoFirst(run, (orderId) => letLapsedGo(x, orderId));
}

/** The listing, if the user may change it. */
export async function findOwn(x: Services, userId: string, id: string): Promise<Result<Listing>> {
  const found = await x.store.get(listings, id);
  if (!found) return refuse("not_found");
  const [first] = ticketsOf(found);
  const may = await requirePermit(x, userId, "edit", { namespace: "Ticket", value: first });
  return may.ok ? ok(found) : may;
}

/** Asks the guard about each listing that waits for a moderator. Neither the seller nor a moderator waits for it. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import { digestOfGuarded, guardedOf, isWaiting, suggestions } from "./suggestion.ts";

/** Attempts to get a suggestion, over about a quarter of an hour; then moderators decide without one. */
export const MAX_GUARD_ATTEMPTS = 10;

/** Stores what the guard suggests; removes a suggestion about a listing that does not wait any more. */
export async function onListingToGuard(
  x: Services,
  { ticketId: id }: Payload<"ticket:created">,
  row: OutboxRow,
): Promise<void> {
  const found = await x.store.get(listings, id);
  const guarded = found && isWaiting(found) ? guardedOf(found) : null;
  const about = guarded && digestOfGuarded(guarded);
  const known = await x.store.get(suggestions, id);
  const isNew = guarded !== null && known?.about !== about;
  const suggested = isNew ? await asked() : null;
  if (isNew && !suggested) return;
  await x.store.transact(async (tx) => {
    const [listing, former] = await tx.getMany([[listings, id], [suggestions, id]]);
    tx.settle(row);
    if (!listing || !isWaiting(listing)) {
      if (former) tx.delete(suggestions, id);
      return;
    }
    // Changed meanwhile: then there is another event about it.
    if (!suggested || !about || digestOfGuarded(guardedOf(listing)) !== about) return;
    const next = { ...suggested, about, until: listing.startsAt };
    if (former) tx.put(suggestions, { ...former, ...next });
    else tx.create(suggestions, { id, ...next });
  });

  /** Null once it was tried often enough. */
  async function asked() {
    try {
      return await x.guard!.suggest(guarded!);
    } catch (error) {
      if (row.attempt + 1 < MAX_GUARD_ATTEMPTS) throw error;
      x.log.warn("guard_gave_up", { listingId: id, error: String(error) });
      return null;
    }
  }
}

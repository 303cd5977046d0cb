/** What a listing has from its concert, and what it does to it. */
import { says } from "#words/problems.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { refuse, type Result } from "../result.ts";
import type { Listing } from "../tickets/listing.ts";
import { isHidden } from "../tickets/seat.ts";
import type { World } from "../trade/world.ts";
import { type Concert, concerts } from "./concert.ts";

type Copied = Pick<Listing, "concertId" | "title" | "venue" | "city" | "startsAt" | "timeZone">;

/** The concert's fields as its listings carry them. The concert's row is the truth. */
export const copyOf = ({ id, name, venue, city, startsAt, timeZone }: Concert): Copied => ({
  concertId: id,
  title: name,
  venue,
  city,
  startsAt,
  timeZone,
});

/** Whether a listing carries what its concert's row says. */
function isInStep(listing: Listing, concert: Concert): boolean {
  const copy = copyOf(concert);
  return (Object.keys(copy) as (keyof Copied)[]).every((field) => listing[field] === copy[field]);
}

/** The world with its listing brought in step with the concert. */
export function inStep(world: World, concert: Concert): World {
  const { listing } = world;
  if (!listing || isInStep(listing, concert)) return world;
  return { ...world, listing: { ...listing, ...copyOf(concert) } };
}

/** The concert that a ticket is to be listed for; the commit checks that it stays as it is. */
export async function openConcert(tx: Tx, id: string): Promise<Result<Concert>> {
  const concert = await tx.get(concerts, id);
  // It ended, or became part of another one, since it was found.
  if (!concert || concert.mergedInto !== null) return refuse("busy");
  if (concert.status === "scheduled") return { ok: true, value: concert };
  const errors = [{ path: "title", message: says("concert_cancelled") }];
  return refuse("invalid", { errors });
}

/** Writes that the concert has this listing, and is public if the listing is. Usually nothing is new. */
export function noteListing(tx: Tx, concert: Concert, { seats }: Pick<Listing, "seats">): void {
  const approved = concert.approved || !seats.every(isHidden);
  if (concert.listed && concert.approved === approved) return;
  const { id, version } = tx.put(concerts, { ...concert, listed: true, approved });
  const name = concert.listed ? "concert:changed" : "concert:created";
  emit(tx, { name, payload: { concertId: id, version } });
}

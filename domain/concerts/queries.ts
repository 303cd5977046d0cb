/** Reading concerts, and proposing them to sellers. */
import type { Services } from "../ports/services.ts";
import type { Subject } from "../ports/permissions.ts";
import { ok, refuse, type Result } from "../result.ts";
import { fold } from "../text.ts";
import { localDay } from "../time_zone.ts";
import { listings } from "../tickets/listing.ts";
import { type Concert, concerts } from "./concert.ts";
import { survivorOf } from "./find_or_make.ts";

/** Most concerts that one proposal reads. */
const PROPOSAL_READS = 100;
/** Most concerts that are proposed. */
const MAX_PROPOSALS = 5;

/**
 * The concert, or the one that it is part of by now: its id may differ. Refusal: `not_found`, also for a concert
 * that was never public, except for its sellers and moderators.
 */
export async function findConcert(
  x: Services,
  viewer: Subject,
  id: string,
): Promise<Result<Concert>> {
  const found = await x.store.get(concerts, id);
  if (!found) return refuse("not_found");
  const concert = await survivorOf(x.store, found);
  if (!concert.listed) return refuse("not_found");
  const thing = { namespace: "Concert", value: concert } as const;
  const visible = await x.permissions.allows(viewer, "view", thing) ||
    viewer !== null && await sellsThere(x, viewer, concert.id);
  return visible ? ok(concert) : refuse("not_found");
}

/** These concerts, in this order, without those that are gone. */
export async function getConcerts(
  x: Pick<Services, "store">,
  ids: string[],
): Promise<Concert[]> {
  return (await x.store.getMany(concerts, ids)).filter((concert) => concert !== null);
}

export async function sellsThere(
  x: Pick<Services, "store">,
  userId: string,
  concertId: string,
): Promise<boolean> {
  const prefix = [concertId, userId];
  return (await x.store.listKeys(listings, "concert_all", { prefix, limit: 1 })).length > 0;
}

/**
 * Public concerts ahead that a seller may mean, by date: at that venue or of that name, on that day
 * (`2027-05-01`, local). Without a day, among the first that are ahead.
 */
export async function proposeConcerts(
  x: Pick<Services, "store">,
  { name = "", venue = "", day }: { name?: string; venue?: string; day?: string },
): Promise<Concert[]> {
  const [named, placed] = [fold(name), fold(venue)];
  if (named === "" && placed === "" && day === undefined) return [];
  const now = x.store.now();
  const reads = day === undefined
    // A day begins earlier in other zones: yesterday's concerts may still be ahead.
    ? [{ start: [localDay({ startsAt: now - 86_400_000, timeZone: "UTC" })] }]
    // Those at the venue first: a day may have more concerts than are read.
    : [{ prefix: [day], start: [placed], end: [`${placed}\uffff`] }, { prefix: [day] }];
  const pages = await Promise.all(
    reads.map((range) => x.store.list(concerts, "day", { ...range, limit: PROPOSAL_READS })),
  );
  const read = new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one]));
  const meant = (concert: Concert) =>
    named === "" && placed === "" ||
    named !== "" && fold(concert.name).includes(named) ||
    placed !== "" && fold(concert.venue).includes(placed);
  return [...read.values()].filter((one) => one.startsAt > now && meant(one))
    .sort((a, b) => a.startsAt - b.startsAt).slice(0, MAX_PROPOSALS);
}

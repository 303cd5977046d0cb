/**
 * Makes an offering again from what is stored: the concert and its offers. Each commit that changes one of
 * them sets a mark, so whenever an offering is behind there is one.
 */
import type { Visited } from "#store/care/due_rows.ts";
import type { Store, Tx } from "#store/types.ts";
import { type Concert, concerts, OFFERING_MARK } from "../concerts/concert.ts";
import { detailsOf } from "../concerts/details.ts";
import type { Services } from "../ports/services.ts";
import { sameIn } from "../same.ts";
import { listings } from "../tickets/listing.ts";
import { isOver } from "../tickets/ticket.ts";
import { MAX_COUNTED_OFFERS, type Offering, offerings } from "./offering.ts";
import { summaryOf } from "./summary.ts";

type Needed = Pick<Services, "store">;
type Reads = Pick<Store, "listKeys" | "getMany">;
type Made = Omit<Offering, "createdAt" | "updatedAt" | "version">;

/** Makes the offering again if it is out of date. */
export async function refreshOffering({ store }: Needed, concertId: string): Promise<void> {
  const mark = await store.marks.get(OFFERING_MARK, concertId);
  if (mark) await store.marks.settle(mark, (tx, fresh) => makeAgain(fresh, tx, concertId));
}

/** Called after listing, so that the seller finds the offer in the lists. If it fails, the offering stays marked. */
export async function showInLists(
  x: Pick<Services, "store" | "log">,
  concertId: string,
): Promise<void> {
  try {
    await refreshOffering(x, concertId);
  } catch (error) {
    x.log.error("offering_not_refreshed", error, { concertId });
  }
}

/** The offers are read after the offering, whose version the commit checks: a refresh that read older offers fails. */
async function makeAgain(read: Reads, tx: Tx, concertId: string): Promise<void> {
  const [was, concert] = await tx.getMany([[offerings, concertId], [concerts, concertId]]);
  const is = concert && await offeringOf(read, concert, tx.now);
  if (!is) {
    if (was) tx.delete(offerings, concertId);
  } else if (!was) tx.create(offerings, is);
  else if (!isUpToDate(was, is)) tx.put(offerings, { ...was, ...is });
}

const isPublic = ({ status, approved, mergedInto, startsAt }: Concert, now: number): boolean =>
  status === "scheduled" && approved && mergedInto === null && !isOver({ startsAt }, now);

/** What the offering should be; null: there should be none. Offers that cannot be read are left out. */
export async function offeringOf(
  read: Reads,
  concert: Concert,
  now: number,
): Promise<Made | null> {
  if (!isPublic(concert, now)) return null;
  const { id } = concert;
  const limit = MAX_COUNTED_OFFERS + 1;
  const rows = await read.listKeys(listings, "concert", { prefix: [id], limit });
  const ids = rows.slice(0, MAX_COUNTED_OFFERS).map((row) => row.id);
  const offers = (await read.getMany(listings, ids)).filter((offer) => offer !== null);
  const summary = summaryOf(offers, rows.length === limit, now);
  return summary && { id, ...detailsOf(concert), ...summary };
}

/** Whether the offering already tells this. */
export const isUpToDate = (was: Offering, is: Made): boolean =>
  sameIn<Made>(was, is, Object.keys(is) as (keyof Made)[]);

/** Where the next sweep of this process continues: after the mark of this concert. */
const positions = new WeakMap<Store, string>();

/** Makes the next `limit` (1 to 1,000) marked offerings again: those that nobody else has. */
export async function sweepOfferings({ store }: Needed, limit: number): Promise<Visited> {
  const marks = await store.marks.list(OFFERING_MARK, { limit, after: positions.get(store) });
  const last = marks.at(-1);
  if (last && marks.length === limit) positions.set(store, last.id);
  else positions.delete(store);
  const outcomes: PromiseSettledResult<void>[] = [];
  for (const { id } of marks) {
    outcomes.push(...await Promise.allSettled([refreshOffering({ store }, id)]));
  }
  return {
    looked: marks.length,
    done: outcomes.filter(({ status }) => status === "fulfilled").length,
    errors: outcomes.flatMap((one) => one.status === "rejected" ? [one.reason] : []),
  };
}

/** The concert that a seller describes: found by its identity, or made. */
import assert from "node:assert/strict";
import { says } from "#words/problems.ts";
import type { Store, Tx } from "#store/types.ts";
import { countriesOf, countryIn } from "../country.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Listing } from "../tickets/listing.ts";
import type { ConcertPart } from "../tickets/terms.ts";
import { type Concert, concerts, MAX_MERGES } from "./concert.ts";
import { type Described, identityOf } from "./identity.ts";

/**
 * How many merges are followed from a concert to the one that it is part of: `MAX_MERGES`, and as many that were
 * made before they were counted.
 */
const FOLLOWED_MERGES = 2 * MAX_MERGES;

interface Wanted extends Described {
  timeZone: string;
}

export const describedBy = ({ title, venue, city, startsAt, timeZone }: ConcertPart): Wanted => ({
  name: title,
  venue,
  city,
  startsAt,
  timeZone,
});

/**
 * What to do with words of a concert that was moved to another time: ask the seller, or join that concert all the
 * same, or make another one, which takes these words over.
 */
type WhenMoved = "ask" | "join" | "make";

export const whenMoved = (another: boolean): WhenMoved => another ? "make" : "ask";

/**
 * The concert with these words, found or made in a commit of its own. `country`: what the seller says. Two sellers at
 * once: one makes it, the other finds it. Refusals: `invalid` at `country`, `concert_moved`.
 */
export async function findOrMakeConcert(
  x: { readonly store: Store },
  wanted: Wanted & { country?: string },
  by: string,
  moved: WhenMoved = "ask",
): Promise<Result<Concert>> {
  const { country: said, ...described } = wanted;
  const country = countryIn(described.timeZone, said);
  if (!country.ok) return country;
  return await makeUnlessFound(x, { ...described, country: country.value }, by, moved);
}

/** The same for a description whose country is settled; null: it has none. */
async function makeUnlessFound(
  { store }: { readonly store: Store },
  wanted: Wanted & { country: string | null },
  by: string,
  moved: WhenMoved,
): Promise<Result<Concert>> {
  const id = store.newId();
  const identity = identityOf(wanted);
  return await store.transact(async (tx): Promise<Result<Concert>> => {
    const found = await tx.find(concerts, "identity", [identity]);
    if (found) {
      const concert = await survivorOf(store, found, tx);
      const isMoved = found.startsAt !== wanted.startsAt && concert.startsAt !== wanted.startsAt;
      if (!isMoved || moved === "join") return ok(concert);
      const { id: concertId, startsAt } = concert;
      if (moved === "ask") {
        return refuse("concert_moved", { detail: says("moved_asked"), concertId, startsAt });
      }
      const formerIdentities = found.formerIdentities.filter((one) => one !== identity);
      tx.put(concerts, { ...found, formerIdentities });
    }
    return ok(tx.create(concerts, {
      ...wanted,
      id,
      status: "scheduled",
      movedAt: null,
      movedFrom: null,
      mergedInto: null,
      createdBy: by,
      listed: false,
      approved: false,
      formerIdentities: [],
      nameless: false,
      merges: 0,
    }));
  });
}

type Reads = Pick<Store | Tx, "get">;

/**
 * This concert and those that it has become part of, one after the other; the last one takes place. `tx`: reads the
 * last one again, so that the commit checks it. A merged concert never leads elsewhere later, so the commit does
 * not check those on the way.
 */
export async function mergesOf(store: Reads, found: Concert, tx = store): Promise<Concert[]> {
  const line = [found];
  for (let last = found; last.mergedInto && line.length <= FOLLOWED_MERGES; line.push(last)) {
    const into = await store.get(concerts, last.mergedInto);
    if (!into) break;
    last = into.mergedInto === null ? await tx.get(concerts, into.id) ?? into : into;
  }
  return line;
}

/** The concert that this one is part of now, or itself; `tx` as in `mergesOf`. */
export const survivorOf = async (store: Reads, found: Concert, tx = store): Promise<Concert> =>
  (await mergesOf(store, found, tx)).at(-1)!;

/** Whether the concert of this listing, or the one that it has become part of, was cancelled. */
export async function isCalledOff(
  store: Reads,
  { concertId }: Pick<Listing, "concertId">,
): Promise<boolean> {
  return (await concertNow(store, concertId))?.status === "cancelled";
}

/** The concert with this id, or the one that it is part of now; null: there is none. */
export async function concertNow(store: Reads, concertId: string | null): Promise<Concert | null> {
  const found = concertId === null ? null : await store.get(concerts, concertId);
  return found && await survivorOf(store, found);
}

/** The same for many ids, read at once; those of no concert are left out. */
export async function concertsNow(
  store: Pick<Store, "get" | "getMany">,
  ids: readonly string[],
): Promise<Map<string, Concert>> {
  const found = (await store.getMany(concerts, [...ids])).filter((one) => one !== null);
  const now = await Promise.all(found.map((one) => survivorOf(store, one)));
  return new Map(found.map(({ id }, i) => [id, now[i]]));
}

type Listed = ConcertPart & Pick<Listing, "sellerId" | "concertId">;

/** The concert of a listing as it is. A listing of an older version, which has none yet, gets one. */
export async function concertOf(x: { readonly store: Store }, listing: Listed): Promise<Concert> {
  const known = listing.concertId && await x.store.get(concerts, listing.concertId);
  if (known) return await survivorOf(x.store, known);
  const country = countriesOf(listing.timeZone)[0] ?? null;
  const wanted = { ...describedBy(listing), country };
  const made = await makeUnlessFound(x, wanted, listing.sellerId, "join");
  assert(made.ok);
  return made.value;
}

/** Whether a change of its words means another concert than the listing's, unless these are words of the same one. */
export const meansAnotherConcert = (listing: Listed, change: Partial<ConcertPart>): boolean =>
  identityOf(describedBy({ ...listing, ...change })) !== identityOf(describedBy(listing));

/**
 * The concert that a listing is for after its seller's change: the one that its words mean then. A change never
 * changes a concert. Refusals: `invalid` at `country`, `concert_moved`.
 */
export async function concertAfter(
  x: { readonly store: Store },
  listing: Listed,
  change: Partial<ConcertPart> & { country?: string },
  moved: WhenMoved,
): Promise<Result<Concert>> {
  const concert = await concertOf(x, listing);
  const wanted = describedBy({ ...listing, ...change });
  const stays = wanted.timeZone === listing.timeZone && change.country === undefined;
  const country = stays ? ok(concert.country) : countryIn(wanted.timeZone, change.country);
  if (!country.ok) return country;
  if (!meansAnotherConcert(listing, change)) return ok(concert);
  return await makeUnlessFound(x, { ...wanted, country: country.value }, listing.sellerId, moved);
}

/**
 * Fills a database before a measurement, directly with `kv.atomic` and only with the rows that will be
 * read: listing and signing up are not measured, and would take longer than the rest.
 */
import {
  type AnyEntity,
  countKey,
  countsIn,
  type Index,
  indexKey,
  primaryKey,
  type Stored,
} from "#store/entity/mod.ts";
import { storedForm } from "#store/entity/shape.ts";
import { keyName } from "#store/kv/mod.ts";
import { credentials } from "#adapters/identity/local/credential.ts";
import { sessions } from "#adapters/identity/local/session.ts";
import { type Concert, concerts } from "#domain/concerts/concert.ts";
import { copyOf } from "#domain/concerts/listing.ts";
import { countriesOf } from "#domain/country.ts";
import { demoConcerts } from "#domain/demo/concerts.ts";
import { MAX_COUNTED_OFFERS, offerings } from "#domain/offerings/offering.ts";
import { summaryOf } from "#domain/offerings/summary.ts";
import type { TicketInput } from "#domain/tickets/input.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { users } from "#domain/users/user.ts";
import { listingWith } from "../listing.ts";

const DAY = 86_400_000;

export const ticketId = (i: number): string => `ticket-${String(i).padStart(8, "0")}`;
export const buyerId = (i: number): string => `buyer-${String(i).padStart(8, "0")}`;
const sellerId = (k: number): string => `seller-${String(k).padStart(8, "0")}`;

/** A session token, of 43 characters. */
export const tokenOf = (i: number): string => `bench-token-${String(i).padStart(31, "0")}`;

export const concertId = (k: number): string => `concert-${String(k).padStart(8, "0")}`;
/** Concerts, if there are enough tickets and nothing else is asked for. */
const CONCERTS = 600;

const bare = (now: number) => ({ createdAt: now, updatedAt: now, version: 1 });

/** A concert with the texts of a demo listing, so that lengths and word counts are realistic. */
function concertNo(k: number, now: number, demo: TicketInput[]): Concert {
  const { title, venue, city, timeZone } = demo[k % demo.length];
  return {
    ...bare(now),
    id: concertId(k),
    name: title,
    venue,
    city,
    country: countriesOf(timeZone)[0],
    // No two of one name begin together.
    startsAt: now + (30 + k % 100) * DAY + Math.floor(k / 100) * 3_600_000,
    timeZone,
    status: "scheduled",
    movedAt: null,
    movedFrom: null,
    mergedInto: null,
    createdBy: sellerId(0),
    listed: true,
    approved: true,
    formerIdentities: [],
    nameless: false,
    merges: 0,
  };
}

/** A ticket of a concert, with the price and place of a demo listing. */
function listingNo(
  i: number,
  sellers: number,
  now: number,
  concert: Concert,
  demo: TicketInput[],
): Listing {
  return listingWith({
    ...demo[i % demo.length],
    ...copyOf(concert),
    ...bare(now),
    id: ticketId(i),
    codeHash: `hash-of-barcode-of-ticket-number-${String(i).padStart(10, "0")}`,
    code: "1.c2VhbGVk.YmFyY29kZS1vZi1hLXRpY2tldC1zZWFsZWQ",
    sellerId: sellerId(i % sellers),
    split: "any",
    status: "available",
    orderId: null,
    heldUntil: null,
    unpaidAt: [],
    barred: false,
    retired: false,
  });
}

const any = (entity: unknown) => entity as AnyEntity;

interface Counts {
  tickets: number;
  users: number;
  /** Over how many concerts the tickets are spread. */
  concerts?: number;
  /** Who sell them in turns; default: one. */
  sellers?: number;
  /** Whether each user has a session. */
  signedIn?: boolean;
}

/** Writes concerts and available tickets with all their index rows, and users. */
export async function fillRows(path: string, counts: Counts): Promise<void> {
  const kv = await Deno.openKv(path);
  const { sellers = 1 } = counts;
  const now = Date.now();
  let batch = kv.atomic();
  let size = 0;
  const set = async (key: Deno.KvKey, value: unknown) => {
    batch.set(key, value);
    if (++size % 500) return;
    await batch.commit();
    batch = kv.atomic();
  };
  const counted = new Map<string, { key: Deno.KvKey; count: bigint }>();
  const setValue = async (entity: AnyEntity, value: Stored) => {
    await set(primaryKey(entity, value.id), storedForm(entity, value));
    for (const [index, declared] of Object.entries<Index<Stored>>(entity.indexes)) {
      const keys = declared.keys(value);
      for (const parts of keys) await set(indexKey(entity, index, parts, value.id), value.id);
      if (!declared.counted) continue;
      for (const [part, count] of countsIn(declared, keys)) {
        const key = countKey(entity, index, part);
        const before = counted.get(keyName(key))?.count ?? 0n;
        counted.set(keyName(key), { key, count: before + count });
      }
    }
  };
  const demo = demoConcerts(now, { currency: "EUR", priceCapPercent: 120, priceCaps: {} });
  const concertCount = Math.min(counts.tickets, counts.concerts ?? CONCERTS);
  for (let k = 0; k < concertCount; k++) {
    const concert = concertNo(k, now, demo);
    await setValue(any(concerts), concert);
    const offers: Listing[] = [];
    for (let i = k; i < counts.tickets; i += concertCount) {
      const listing = listingNo(i, sellers, now, concert, demo);
      await setValue(any(listings), listing);
      offers.push(listing);
    }
    offers.sort((a, b) => a.price.amount - b.price.amount || (a.id < b.id ? -1 : 1));
    const isMore = offers.length > MAX_COUNTED_OFFERS;
    const summary = summaryOf(offers.slice(0, MAX_COUNTED_OFFERS), isMore, now)!;
    const { id, name, venue, city, country, startsAt, timeZone } = concert;
    const shown = { id, name, venue, city, country, startsAt, timeZone };
    await setValue(any(offerings), { ...bare(now), ...shown, ...summary } as Stored);
  }
  for (const { key, count } of counted.values()) await set(key, new Deno.KvU64(count));
  const stored = bare(now);
  for (let i = -sellers; i < counts.users; i++) {
    const id = i < 0 ? sellerId(i + sellers) : buyerId(i);
    await set(primaryKey(any(users), id), { ...stored, id, name: id, email: `${id}@bench.test` });
    if (!counts.signedIn) continue;
    await set(primaryKey(any(credentials), id), { ...stored, id, hash: "none", epoch: 1 });
    const session = {
      ...stored,
      id: `session-${id}`,
      userId: id,
      tokenHash: await hashOf(tokenOf(i)),
      epoch: 1,
      lastSeenAt: now,
      expiresAt: now + DAY,
      userAgent: "bench",
    };
    await set(primaryKey(any(sessions), session.id), session);
    await set(indexKey(any(sessions), "token", [session.tokenHash], session.id), session.id);
  }
  await batch.commit();
  kv.close();
}

async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return new Uint8Array(digest).toBase64({ alphabet: "base64url", omitPadding: true });
}

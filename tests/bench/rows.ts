/**
 * Fills a database before a measurement, directly with `kv.atomic` and only with the rows that will be
 * read: listing and signing up are not measured, and would take longer than the rest.
 */
import { indexKey, primaryKey } from "#store/entity/mod.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import { credentials } from "#adapters/identity/local/credential.ts";
import { sessions } from "#adapters/identity/local/session.ts";
import { demoConcerts } from "#domain/demo/concerts.ts";
import type { TicketInput } from "#domain/tickets/input.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { users } from "#domain/users/user.ts";
import { listingWith } from "../listing.ts";

const DAY = 86_400_000;

export const ticketId = (i: number): string => `ticket-${String(i).padStart(8, "0")}`;
export const buyerId = (i: number): string => `buyer-${String(i).padStart(8, "0")}`;
const SELLER_ID = "seller-00000000";

/** A session token, of 43 characters. */
export const tokenOf = (i: number): string => `bench-token-${String(i).padStart(31, "0")}`;

/** A ticket with the texts of a demo listing, so that lengths and word counts are realistic. */
function listingNo(i: number, now: number, concerts: TicketInput[]): Listing {
  return listingWith({
    ...concerts[i % concerts.length],
    id: ticketId(i),
    createdAt: now,
    updatedAt: now,
    version: 1,
    startsAt: now + (30 + i % 100) * DAY,
    codeHash: `hash-of-barcode-of-ticket-number-${String(i).padStart(10, "0")}`,
    code: "1.c2VhbGVk.YmFyY29kZS1vZi1hLXRpY2tldC1zZWFsZWQ",
    sellerId: SELLER_ID,
    concertId: null,
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

/** Writes available tickets with all their index rows, and users; with `signedIn` also a session for each. */
export async function fillRows(
  path: string,
  counts: { tickets: number; users: number; signedIn?: boolean },
): Promise<void> {
  const kv = await Deno.openKv(path);
  const now = Date.now();
  let batch = kv.atomic();
  let size = 0;
  const set = async (key: Deno.KvKey, value: unknown) => {
    batch.set(key, value);
    if (++size % 500) return;
    await batch.commit();
    batch = kv.atomic();
  };
  const concerts = demoConcerts(now, { currency: "EUR", priceCapPercent: 120 });
  const words = new Map<string, number>();
  for (let i = 0; i < counts.tickets; i++) {
    const listing = listingNo(i, now, concerts);
    await set(primaryKey(any(listings), listing.id), {
      ...listing,
      schemaVersion: listings.upgrades.length,
    });
    for (const [index, declared] of Object.entries(listings.indexes)) {
      for (const parts of declared.keys(listing)) {
        await set(indexKey(any(listings), index, parts, listing.id), listing.id);
        if (!declared.counted) continue;
        const name = JSON.stringify([any(listings).name, "count", index, parts[0]]);
        words.set(name, (words.get(name) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of words) await set(JSON.parse(key), new Deno.KvU64(BigInt(count)));
  const stored = { createdAt: now, updatedAt: now, version: 1 };
  for (let i = -1; i < counts.users; i++) {
    const id = i < 0 ? SELLER_ID : buyerId(i);
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

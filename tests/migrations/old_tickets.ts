/** Writes tickets as the version before concerts stored them, with the index rows that they had. */
import { listings } from "#domain/tickets/listing.ts";
import { indexPosition } from "#store/entity/index_position.ts";
import { countKey, primaryKey } from "#store/entity/mod.ts";
import type { System } from "#app/system.ts";

/** The number of upgrades that a ticket had been through before it became a listing. */
const SHAPE = 1;
/** Rows in one commit. */
const BATCH = 500;
const DAY = 86_400_000;

/** Of every ten, seven are on offer, two are past and one is withdrawn. Returns the ids of those on offer. */
export async function manyOldTickets(
  x: System,
  sellerId: string,
  { tickets, concerts, timeZone = "Europe/Paris" }: {
    tickets: number;
    concerts: number;
    timeZone?: string;
  },
): Promise<string[]> {
  const now = x.store.now();
  const code = await x.secrets.seal("content", "a barcode");
  const offered: string[] = [];
  const counts = new Map<string, { key: Deno.KvKey; count: bigint }>();
  let rows: [Deno.KvKey, unknown][] = [];
  const write = async () => {
    for (let at = 0; at < rows.length; at += BATCH) {
      const atomic = x.ops.kv.atomic();
      for (const [key, value] of rows.slice(at, at + BATCH)) atomic.set(key, value);
      await atomic.commit();
    }
    rows = [];
  };
  for (let i = 0; i < tickets; i++) {
    const id = `OLD${String(i).padStart(8, "0")}`;
    const concert = i % concerts;
    const kind = Math.floor(i / concerts) % 10;
    const isPast = kind === 7 || kind === 8;
    if (kind < 7) offered.push(id);
    const price = { amount: 2_000 + i % 50 * 100, currency: "EUR" };
    const value = {
      id,
      createdAt: now - DAY,
      updatedAt: now - DAY,
      version: 1,
      // Sellers spell it in their own way.
      title: i % 3 === 0 ? `Concert Numéro ${concert}` : `CONCERT numero ${concert}`,
      description: "",
      venue: "Hall",
      city: "Lyon",
      startsAt: now + (concert % 90 + 1) * DAY,
      timeZone,
      section: null,
      row: null,
      seat: null,
      faceValue: { amount: 9_000, currency: "EUR" },
      price,
      sellerId,
      status: kind === 9 ? "withdrawn" : "available",
      orderId: null,
      heldUntil: null,
      unpaidAt: [],
      code,
      codeType: "qr",
      codeHash: `hash-${id}`,
      barred: false,
      retired: isPast,
      schemaVersion: SHAPE,
    };
    const key = primaryKey(listings, id);
    rows.push([key, value]);
    const position = indexPosition(listings, { key, value })!;
    for (const [name, index] of Object.entries(listings.indexes)) {
      const keys = position.keysIn(name);
      for (const row of keys) rows.push([row, id]);
      if (!index.counted) continue;
      for (const part of new Set(keys.map((row) => String(row[3])))) {
        const counted = countKey(listings, name, part);
        const known = counts.get(JSON.stringify(counted))?.count ?? 0n;
        counts.set(JSON.stringify(counted), { key: counted, count: known + 1n });
      }
    }
    if (rows.length > 5_000) await write();
  }
  for (const { key, count } of counts.values()) rows.push([key, new Deno.KvU64(count)]);
  await write();
  return offered;
}

/** As an older version has left it: the listing names no concert. */
export async function withoutConcert(x: System, id: string): Promise<void> {
  await x.store.transact(async (tx) => {
    tx.put(listings, { ...(await tx.get(listings, id))!, concertId: null });
  });
}

/** All listed tickets in the order of listing, in pieces of limited size; for site maps. */
import type { Store } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { isListed, listings } from "../tickets/listing.ts";
import { isOver } from "../tickets/ticket.ts";

/** Tickets per piece. */
export const PIECE = 1_000;
/** Most pieces; the newest tickets beyond that are left out. */
const MAX_PIECES = 500;
/** Finding the pieces reads all index rows, so the result is cached. */
const CACHE_MS = 600_000;

/** The start of a piece: listing time (epoch ms) and id of its first ticket. */
export type PieceStart = readonly [createdAt: number, id: string];

const cache = new WeakMap<Store, { starts: Promise<PieceStart[]>; until: number }>();

/** The starts of all pieces; up to ten minutes old. */
export function findPieces(x: Pick<Services, "store">): Promise<PieceStart[]> {
  const now = x.store.now();
  const kept = cache.get(x.store);
  if (kept && now < kept.until) return kept.starts;
  const starts = readStarts(x.store);
  cache.set(x.store, { starts, until: now + CACHE_MS });
  starts.catch(() => cache.delete(x.store));
  return starts;
}

async function readStarts(store: Store): Promise<PieceStart[]> {
  const starts: PieceStart[] = [];
  let start: (string | number)[] = [0];
  while (starts.length < MAX_PIECES) {
    const rows = await store.listKeys(listings, "newest", { start, limit: PIECE });
    if (rows.length === 0) break;
    starts.push([Number(rows[0].parts[0]), rows[0].id]);
    const last = rows[rows.length - 1];
    if (rows.length < PIECE) break;
    start = [...last.parts, last.id, ""];
  }
  return starts;
}

/** The tickets of a piece that are still listed and not over, with the time of their last change (epoch ms). */
export async function listPiece(
  x: Pick<Services, "store">,
  [createdAt, id]: PieceStart,
): Promise<{ id: string; updatedAt: number }[]> {
  const now = x.store.now();
  const rows = await x.store.listKeys(listings, "newest", { start: [createdAt, id], limit: PIECE });
  const found = await x.store.getMany(listings, rows.map((row) => row.id));
  return found.filter((ticket) => ticket !== null && isListed(ticket) && !isOver(ticket, now))
    .map((ticket) => ({ id: ticket!.id, updatedAt: ticket!.updatedAt }));
}

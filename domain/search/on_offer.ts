/** All tickets on offer in the order of their listing, piece by bounded piece: for lists of the whole site. */
import type { Store } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { isListed, isOver, tickets } from "../tickets/ticket.ts";

/** Tickets of a piece. */
export const PIECE = 1_000;
/** Pieces at most; of more tickets than that, the latest are not listed. */
const MAX_PIECES = 500;
/** The pieces of everything are found by reading all index rows. */
const CACHE_MS = 600_000;

/** Where a piece begins: the time of listing (epoch ms) and the id of its first ticket. */
export type PieceStart = readonly [createdAt: number, id: string];

const cache = new WeakMap<Store, { starts: Promise<PieceStart[]>; until: number }>();

/** The beginnings of the pieces; up to ten minutes old. */
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
    const rows = await store.listKeys(tickets, "newest", { start, limit: PIECE });
    if (rows.length === 0) break;
    starts.push([Number(rows[0].parts[0]), rows[0].id]);
    const last = rows[rows.length - 1];
    if (rows.length < PIECE) break;
    start = [...last.parts, last.id, ""];
  }
  return starts;
}

/** The tickets of a piece that can still be bought or come back, and when each was changed (epoch ms). */
export async function listPiece(
  x: Pick<Services, "store">,
  [createdAt, id]: PieceStart,
): Promise<{ id: string; updatedAt: number }[]> {
  const now = x.store.now();
  const rows = await x.store.listKeys(tickets, "newest", { start: [createdAt, id], limit: PIECE });
  const found = await x.store.getMany(tickets, rows.map((row) => row.id));
  return found.filter((ticket) => ticket !== null && isListed(ticket) && !isOver(ticket, now))
    .map((ticket) => ({ id: ticket!.id, updatedAt: ticket!.updatedAt }));
}

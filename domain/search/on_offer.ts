/** All concerts with tickets on offer in the order of their dates, in pieces of limited size; for site maps. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";

/** Concerts per piece, and per read. */
export const PIECE = 1_000;
/** Most pieces. With more concerts than fit, pieces are twice as long, or four times, and so on. */
const MAX_PIECES = 5_000;
/** Finding the pieces reads all index rows, so the result is cached. */
const CACHE_MS = 600_000;

/** Date (epoch ms) and id of a concert. */
export type Place = readonly [startsAt: number, id: string];

export interface Piece {
  /** Its first concert. */
  readonly start: Place;
  /** The first concert of the next piece; null: it is the last one. */
  readonly end: Place | null;
}

const cache = new WeakMap<Store, { pieces: Promise<Piece[]>; until: number }>();

/** All pieces; up to ten minutes old. */
export function findPieces(x: Pick<Services, "store">): Promise<Piece[]> {
  const now = x.store.now();
  const kept = cache.get(x.store);
  if (kept && now < kept.until) return kept.pieces;
  const pieces = readPieces(x.store);
  cache.set(x.store, { pieces, until: now + CACHE_MS });
  pieces.catch(() => cache.delete(x.store));
  return pieces;
}

/** `length`: concerts per piece, 1 to 1,000, while there are at most `most` pieces. */
export async function readPieces(
  store: Pick<Store, "listKeys" | "now">,
  { length = PIECE, most = MAX_PIECES } = {},
): Promise<Piece[]> {
  let starts: Place[] = [];
  /** How many times `length` the pieces are long. */
  let times = 1;
  let start: (string | number)[] = [store.now() + 1];
  for (let read = 0;; read++) {
    const rows = await store.listKeys(offerings, "date", { start, limit: length });
    if (rows.length === 0) break;
    if (read % times === 0) starts.push([Number(rows[0].parts[0]), rows[0].id]);
    if (starts.length > most) {
      starts = starts.filter((_, place) => place % 2 === 0);
      times *= 2;
    }
    if (rows.length < length) break;
    const last = rows[rows.length - 1];
    start = [...last.parts, last.id, ""];
  }
  return starts.map((start, place) => ({ start, end: starts[place + 1] ?? null }));
}

/** The concerts of a piece that are still ahead, with the time when what is on offer last changed (epoch ms). */
export async function listPiece(
  { store }: Pick<Services, "store">,
  { start, end }: Piece,
): Promise<{ id: string; updatedAt: number }[]> {
  const now = store.now();
  const listed: { id: string; updatedAt: number }[] = [];
  let from: (string | number)[] = [...start];
  for (;;) {
    const range = { start: from, ...end && { end: [...end] }, limit: PIECE };
    const rows = await store.listKeys(offerings, "date", range);
    for (const one of await store.getMany(offerings, rows.map((row) => row.id))) {
      if (one && one.startsAt > now) listed.push({ id: one.id, updatedAt: one.updatedAt });
    }
    if (rows.length < PIECE) return listed;
    const last = rows[rows.length - 1];
    from = [...last.parts, last.id, ""];
  }
}

/** All concerts with tickets on offer in the order of their dates, in pieces of limited size; for site maps. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";

/** Concerts per piece. */
export const PIECE = 1_000;
/** Most pieces; the last concerts beyond that are left out. */
const MAX_PIECES = 500;
/** Finding the pieces reads all index rows, so the result is cached. */
const CACHE_MS = 600_000;

/** The start of a piece: date (epoch ms) and id of its first concert. */
export type PieceStart = readonly [startsAt: number, id: string];

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
  let start: (string | number)[] = [store.now() + 1];
  while (starts.length < MAX_PIECES) {
    const rows = await store.listKeys(offerings, "date", { start, limit: PIECE });
    if (rows.length === 0) break;
    starts.push([Number(rows[0].parts[0]), rows[0].id]);
    const last = rows[rows.length - 1];
    if (rows.length < PIECE) break;
    start = [...last.parts, last.id, ""];
  }
  return starts;
}

/** The concerts of a piece that are still ahead, with the time when what is on offer last changed (epoch ms). */
export async function listPiece(
  x: Pick<Services, "store">,
  [startsAt, id]: PieceStart,
): Promise<{ id: string; updatedAt: number }[]> {
  const now = x.store.now();
  const rows = await x.store.listKeys(offerings, "date", { start: [startsAt, id], limit: PIECE });
  const found = await x.store.getMany(offerings, rows.map((row) => row.id));
  return found.flatMap((one) =>
    one !== null && one.startsAt > now ? [{ id: one.id, updatedAt: one.updatedAt }] : []
  );
}

/** When a concert, or one that became part of it, was last moved. */
import type { Store, Tx } from "#store/types.ts";
import { type Concert, concerts } from "./concert.ts";
import { FOLLOWED_MERGES } from "./find_or_make.ts";

type Reads = Pick<Store | Tx, "get">;

interface LastMove {
  /** The one that it is part of now. */
  concert: Concert;
  /** Epoch ms; null: never. */
  movedAt: number | null;
}

/** Null: there is no such concert. `tx`: reads the last of the concerts, so that the commit checks it. */
export async function lastMove(
  store: Reads,
  concertId: string | null,
  tx = store,
): Promise<LastMove | null> {
  let concert: Concert | null = await store.get(concerts, concertId ?? "");
  let movedAt = 0;
  for (let hops = 0; concert && hops <= FOLLOWED_MERGES; hops++) {
    if (concert.mergedInto === null) concert = await tx.get(concerts, concert.id) ?? concert;
    movedAt = Math.max(movedAt, concert.movedAt ?? 0);
    if (concert.mergedInto === null) break;
    concert = await store.get(concerts, concert.mergedInto);
  }
  return concert && { concert, movedAt: movedAt === 0 ? null : movedAt };
}

/** When a concert, or one that became part of it, was last moved. */
import type { Store, Tx } from "#store/types.ts";
import { type Concert, concerts } from "./concert.ts";
import { mergesOf } from "./find_or_make.ts";

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
  const named = await tx.get(concerts, concertId ?? "");
  if (!named) return null;
  const line = await mergesOf(store, named, tx);
  const movedAt = Math.max(...line.map((one) => one.movedAt ?? 0));
  return { concert: line.at(-1)!, movedAt: movedAt === 0 ? null : movedAt };
}

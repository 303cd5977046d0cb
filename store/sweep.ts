/** Values that have an end are removed by those who make new ones: a few each time, so they never pile up. */
import type { Entity, Stored } from "./entity.ts";
import type { Store } from "./types.ts";

/** More than one is added each time. */
const SWEPT = 3;

/** Removes a few values whose end has passed; `index` lists them by it, `endOf` asks again within the commit. */
export async function removeEnded<T extends Stored, I extends string>(
  store: Pick<Store, "list" | "transact" | "now">,
  entity: Entity<T, I>,
  index: NoInfer<I>,
  endOf: (value: T) => number,
): Promise<void> {
  const { items } = await store.list(entity, index, { end: [store.now()], limit: SWEPT });
  for (const { id } of items) {
    await store.transact(async (tx) => {
      const value = await tx.get(entity, id);
      if (value && endOf(value) <= tx.now) tx.delete(entity, id);
    });
  }
}

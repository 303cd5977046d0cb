/** Removes ended values, for each entity that declares when its values end. */
import type { Transact } from "../commit/tx.ts";
import type { AnyEntity, Entity, Stored } from "../entity/mod.ts";
import type { Queries } from "../read/query.ts";
import type { ById } from "../read/scan.ts";
import { DueRows, type Visited } from "./due_rows.ts";

interface Sweep {
  readonly entity: string;
  /** Visits the next `limit` due values and removes those that have ended. */
  next(limit: number): Promise<Visited>;
}

interface Swept extends Pick<Queries, "listKeys">, ById {
  now(): number;
  readonly transact: Transact;
}

/** One sweep per entity whose values end. */
export const sweepsOf = (store: Swept, entities: readonly AnyEntity[]): Sweep[] =>
  entities.flatMap((entity) => {
    if (!entity.ends) return [];
    const sweep = "index" in entity.ends
      ? sweepOf(store, entity, entity.ends)
      : sweepById(store, entity, entity.ends.endedBefore);
    return [sweep];
  });

function sweepById<T extends Stored>(
  store: Swept,
  entity: Entity<T, string>,
  endedBefore: (now: number) => string,
): Sweep {
  return {
    entity: entity.name,
    async next(limit) {
      const end = endedBefore(store.now());
      const ended = await store.listById(entity, { start: "", end, limit });
      await Promise.all(ended.map(({ id }) =>
        store.transact(async (tx) => {
          if (await tx.get(entity, id)) tx.delete(entity, id);
        })
      ));
      return { looked: ended.length, done: ended.length, errors: [] };
    },
  };
}

function sweepOf<T extends Stored, I extends string>(
  store: Swept,
  entity: Entity<T, I>,
  { index, at }: { index: I; at: (value: T) => number | null },
): Sweep {
  const due = new DueRows(store, entity, index);
  const remove = (id: string) =>
    store.transact(async (tx) => {
      const value = await tx.get(entity, id);
      const end = value && at(value);
      // Deleted or extended since the index was read.
      if (end === null || end > tx.now) return false;
      tx.delete(entity, id);
      return true;
    });
  return { entity: entity.name, next: (limit) => due.visit(limit, remove) };
}

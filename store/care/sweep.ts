/** Removes ended values, for each entity that declares when its values end. */
import type { Transact } from "../commit/tx.ts";
import type { AnyEntity, Entity, Stored } from "../entity/mod.ts";
import type { Queries } from "../read/query.ts";
import { DueRows, type Visited } from "./due_rows.ts";

interface Sweep {
  readonly entity: string;
  /** Visits the next `limit` due values and removes those that have ended. */
  next(limit: number): Promise<Visited>;
}

interface Swept extends Pick<Queries, "listKeys"> {
  now(): number;
  readonly transact: Transact;
}

/** One sweep per entity whose values end. */
export const sweepsOf = (store: Swept, entities: readonly AnyEntity[]): Sweep[] =>
  entities.flatMap((entity) => entity.ends ? [sweepOf(store, entity, entity.ends)] : []);

function sweepOf<T extends Stored, I extends string>(
  store: Swept,
  entity: Entity<T, I>,
  { index, at }: NonNullable<Entity<T, I>["ends"]>,
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

/**
 * Brings the values of older versions up to date, in batches, while the exchange is in use. Each migration
 * declares which values it passes over and what it does to one. It continues where it stopped, in any process;
 * once it is finished, another run does nothing.
 */
import { z } from "zod";
import type { Entity, KeyPart, Stored, Upgrade } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import type { Services } from "./ports/services.ts";
import { instant, stored } from "./stored.ts";

/** Values that are migrated at the same time. */
const AT_ONCE = 10;

const count = z.int().min(0);

const progressSchema = z.object({
  ...stored,
  /** The stage that is being passed over, the first one is 0. */
  stage: count,
  /** The last index row that this pass has looked at: its parts and its id; null: none yet. */
  after: z.array(z.union([z.string(), z.number()])).nullable(),
  /** Values that were changed so far. */
  done: count,
  /** Values that failed in this pass: another pass follows. */
  failed: count,
  finishedAt: instant.nullable(),
});
type MigrationProgress = z.infer<typeof progressSchema>;

/** Each migration had field names of its own. One that was not finished passes over its stage again. */
const sameFields: Upgrade = {
  about: "All migrations store their progress in the same fields",
  change: ({ stage, given, opened, made, offeredAt: _, after: _after, ...rest }) => ({
    ...rest,
    stage: stage === "rest" ? 1 : 0,
    after: null,
    failed: 0,
    done: given ?? opened ?? made,
  }),
};

/** What the entities that store how far a migration is have in common; each has one row. */
export const ofProgress = { schema: progressSchema, upgrades: [sameFields] };

type Migrating = Pick<Services, "store" | "settings">;

export interface Migration {
  readonly progress: Entity<MigrationProgress>;
  /** The id of its only row. */
  readonly row: string;
  /** Logged when it is finished. */
  readonly event: string;
  /**
   * Migrates what is due of the values behind the next `limit` index rows. Returns how many it has changed, how many
   * failed, and the last index row (null: there are no more).
   */
  readonly pass: (
    x: Migrating,
    from: { readonly stage: number; readonly after: KeyPart[] | null; readonly limit: number },
  ) => Promise<{ done: number; failed: number; last: KeyPart[] | null }>;
  readonly stages: number;
}

export function migration<T extends Stored, I extends string>(declared: {
  progress: Entity<MigrationProgress>;
  row: string;
  event: string;
  /** It passes over the values in the order of this index. */
  values: Entity<T, I>;
  index: NoInfer<I>;
  /** One pass for each: which values it migrates. */
  stages: readonly ((value: T, now: number) => boolean)[];
  /** Migrates one value in commits of its own; returns whether it was due. */
  migrate: (x: Migrating, id: string) => Promise<boolean>;
}): Migration {
  const { progress, row, event, values, index, stages, migrate } = declared;
  return {
    progress,
    row,
    event,
    stages: stages.length,
    async pass(x, { stage, after, limit }) {
      const start = after ? [...after, ""] : undefined;
      const rows = await x.store.listKeys(values, index, { start, limit });
      const found = await x.store.getMany(values, rows.map(({ id }) => id));
      const due = found.filter((one) => one !== null && stages[stage](one, x.store.now()));
      let [done, failed] = [0, 0];
      for (let at = 0; at < due.length; at += AT_ONCE) {
        const some = due.slice(at, at + AT_ONCE).map((one) => migrate(x, one!.id));
        for (const outcome of await Promise.allSettled(some)) {
          if (outcome.status === "rejected") failed++;
          else if (outcome.value) done++;
        }
      }
      const last = rows.length < limit ? undefined : rows.at(-1);
      return { done, failed, last: last ? [...last.parts, last.id] : null };
    },
  };
}

/** Null before it has begun. */
export const progressOf = (
  store: Pick<Store, "get">,
  { progress, row }: Migration,
): Promise<MigrationProgress | null> => store.get(progress, row);

/** working: there is more · failed: some could not be read or written, try again later · finished. */
export type Outcome = "working" | "failed" | "finished";

/** Migrates the next batch: looks at `limit` (1 to 1,000) values. */
export async function migrateBatch(
  x: Migrating,
  one: Migration,
  limit: number,
): Promise<Outcome> {
  const { progress, row, stages } = one;
  const blank = { id: row, stage: 0, after: null, done: 0, failed: 0, finishedAt: null };
  const before = await progressOf(x.store, one);
  if (before?.finishedAt) return "finished";
  const { stage, after } = before ?? blank;
  const { done, failed, last } = await one.pass(x, { stage, after, limit });
  return await x.store.transact(async (tx): Promise<Outcome> => {
    const now = await tx.get(progress, row);
    // Another process is further.
    if (now?.version !== before?.version) return now?.finishedAt ? "finished" : "working";
    const { failed: failedBefore, ...so } = now ?? tx.create(progress, blank);
    const sums = { done: so.done + done, failed: failedBefore + failed };
    if (last) {
      tx.put(progress, { ...so, ...sums, after: last });
      return "working";
    }
    // The end of a pass.
    const again = { ...so, ...sums, after: null, failed: 0 };
    if (sums.failed > 0) {
      tx.put(progress, again);
      return "failed";
    }
    if (stage + 1 < stages) {
      tx.put(progress, { ...again, stage: stage + 1 });
      return "working";
    }
    tx.put(progress, { ...again, finishedAt: tx.now });
    return "finished";
  });
}

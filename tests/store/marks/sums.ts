/** Sums of counters, made again for each mark. */
import type { Backend, Kv } from "#store/kv/mod.ts";
import type { StoreOptions } from "#store/open.ts";
import type { Mark } from "#store/entity/mark.ts";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { kvOver } from "../../simulation/kv/kv_facade.ts";
import { KvModel } from "../../simulation/kv/kv_model.ts";
import { type Counter, counters, START } from "../help.ts";

export const databases: [what: string, options: Partial<StoreOptions> & { over?: () => Kv }][] = [];
for (const backend of ["local", "remote"] as Backend[]) {
  databases.push([`a ${backend} database`, { backend }], [`a model of a ${backend} database`, {
    backend,
    over: () =>
      kvOver(new KvModel(() => START, backend), (_, run) => Promise.resolve().then(() => run())),
  }]);
}

/** A transaction that only sets marks of one name. */
export const mark = (store: Store, ...ids: string[]) =>
  store.transact((tx) => ids.forEach((id) => tx.mark("sum", id)));

/** What is made of several counters: their sum, by the first letter of their ids. */
export const sums = entity<Counter>({ ...counters, name: "sum", about: "The sum of counters." });

export async function refresh(store: Store, id: string): Promise<void> {
  const mark = await store.marks.get("sum", id);
  if (mark) await makeAgain(store, mark);
}

export const makeAgain = (store: Store, mark: Mark) =>
  store.marks.settle(mark, async (tx, fresh) => {
    const { id } = mark;
    const parts = await fresh.getMany(counters, [`${id}1`, `${id}2`]);
    const count = parts.reduce((sum, part) => sum + part!.count, 0);
    const sum = await tx.get(sums, id);
    if (sum?.count === count) return;
    if (sum && count === 0) tx.delete(sums, id);
    else if (sum) tx.put(sums, { ...sum, count });
    else if (count !== 0) tx.create(sums, { id, count });
  });

/** What a hold and a whole sale write to the database, one at a time: commits, checks, keys and bytes. */
import { serialize } from "node:v8";
import { keyBytes, type Kv } from "#store/kv/mod.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { done, payAndWait } from "./checkouts.ts";
import { inTempFolder, median } from "./measure.ts";
import type { Figure } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { openBenchSystem } from "./system.ts";

const SALES = 20;

interface Written {
  commits: number;
  checks: number;
  /** Keys set, deleted and added to, and messages of the queue. */
  keys: number;
  sets: number;
  deletes: number;
  sums: number;
  /** Of the keys and values that are set. */
  bytes: number;
}

const NOTHING: Written = {
  commits: 0,
  checks: 0,
  keys: 0,
  sets: 0,
  deletes: 0,
  sums: 0,
  bytes: 0,
};
const isOfLists = (key: Deno.KvKey): boolean => key[0] === "offering";

/** What was written so far, through all wrapped handles. */
interface Counted {
  readonly sum: Written;
  /** The commits in which the lists follow, which are shared by all sales of a second. */
  readonly lists: Written[];
}

function counting(): Counted & { wrap(kv: Kv): Kv } {
  const counted: Counted = { sum: { ...NOTHING }, lists: [] };
  const wrap = (kv: Kv): Kv =>
    new Proxy(kv, {
      get(target, name) {
        if (name === "atomic") return () => count(target.atomic(), counted);
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return { wrap, ...counted };
}

/** Counts an atomic operation when it is committed. */
function count(atomic: Deno.AtomicOperation, { sum, lists }: Counted): Deno.AtomicOperation {
  const { check, set, delete: remove, mutate, enqueue, commit } = atomic;
  const written = { ...NOTHING, commits: 1 };
  let isList = false;
  const touch = (key: Deno.KvKey) => {
    isList ||= isOfLists(key);
    written.keys++;
  };
  atomic.check = (...some) => {
    written.checks += some.length;
    return check.apply(atomic, some);
  };
  atomic.mutate = (...mutations) => {
    mutations.forEach(({ key }) => touch(key));
    written.sums += mutations.length;
    return mutate.apply(atomic, mutations);
  };
  atomic.set = (key, value, ...rest) => {
    touch(key);
    written.sets++;
    written.bytes += keyBytes(key) + serialize(value).length;
    return set.call(atomic, key, value, ...rest);
  };
  atomic.delete = (key) => {
    touch(key);
    written.deletes++;
    return remove.call(atomic, key);
  };
  atomic.enqueue = (...message) => {
    written.keys++;
    return enqueue.apply(atomic, message);
  };
  atomic.commit = () => {
    if (isList) lists.push(written);
    else for (const name in sum) sum[name as keyof Written] += written[name as keyof Written];
    return commit.call(atomic);
  };
  return atomic;
}

const since = (before: Written, now: Written): Written =>
  Object.fromEntries(
    Object.entries(now).map(([name, count]) => [name, count - before[name as keyof Written]]),
  ) as unknown as Written;

export function measureWrites(): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/writes.db`;
    await fillRows(path, { tickets: SALES + 1, users: SALES + 1 });
    const { wrap, sum, lists } = counting();
    const system = await openBenchSystem(path, {}, { kv: wrap });
    try {
      const holds: Written[] = [], sales: Written[] = [];
      for (let i = 0; i <= SALES; i++) {
        await system.workers.relay.idle();
        const before = { ...sum };
        const ask = { ticketId: ticketId(i) };
        const { order } = done(await reserveTicket(system, buyerId(i), ask));
        const hold = since(before, sum);
        await payAndWait(system, buyerId(i), order.id);
        await system.workers.relay.idle();
        if (i === 0) continue; // the first one warms up
        holds.push(hold);
        sales.push(since(before, sum));
      }
      return [
        ...figures("a hold", holds, { keys: 10 }),
        ...figures("a whole sale", sales, { keys: 40, commits: 7 }),
        figure("the lists, when they follow", lists, "keys"),
      ];
    } finally {
      await system.stop();
    }
  });
}

function figures(what: string, all: Written[], most: Partial<Written>): Figure[] {
  const { commits } = most;
  return [
    figure(what, all, "keys", most.keys),
    ...commits === undefined ? [] : [figure(what, all, "commits", commits)],
  ];
}

function figure(what: string, all: Written[], unit: keyof Written, most?: number): Figure {
  const of = (name: keyof Written) => Math.round(median(all.map((written) => written[name])));
  const note = `${of("commits")} commits, ${of("checks")} checks, ${of("sets")} sets, ` +
    `${of("deletes")} deletes, ${of("sums")} sums, ${of("bytes").toLocaleString("en")} bytes`;
  return {
    name: `${unit} written by ${what}`,
    value: of(unit),
    unit,
    ...most === undefined ? {} : { aim: { most } },
    ...unit === "keys" ? { note } : {},
  };
}

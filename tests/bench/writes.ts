/** What a hold and a whole sale write to the database, one at a time: keys, commits and checks. */
import type { Kv } from "#store/kv/mod.ts";
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
}

const NOTHING: Written = { commits: 0, checks: 0, keys: 0 };

/** Wraps handles of a database; `sum` is what all of them wrote so far. */
function counting(): { wrap(kv: Kv): Kv; sum: Written } {
  const sum = { ...NOTHING };
  const wrap = (kv: Kv): Kv =>
    new Proxy(kv, {
      get(target, name) {
        if (name === "atomic") return () => counted(target.atomic(), sum);
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return { wrap, sum };
}

/** Counts an atomic operation when it is committed. */
function counted(atomic: Deno.AtomicOperation, sum: Written): Deno.AtomicOperation {
  const { check, set, delete: remove, mutate, enqueue, commit } = atomic;
  const mine = { ...NOTHING, commits: 1 };
  atomic.check = (...checks) => {
    mine.checks += checks.length;
    return check.apply(atomic, checks);
  };
  atomic.mutate = (...mutations) => {
    mine.keys += mutations.length;
    return mutate.apply(atomic, mutations);
  };
  const oneKey =
    <A extends unknown[]>(write: (...args: A) => Deno.AtomicOperation) => (...args: A) => {
      mine.keys++;
      return write.apply(atomic, args);
    };
  atomic.set = oneKey(set);
  atomic.delete = oneKey(remove);
  atomic.enqueue = oneKey(enqueue);
  atomic.commit = () => {
    for (const what of Object.keys(sum) as (keyof Written)[]) sum[what] += mine[what];
    return commit.call(atomic);
  };
  return atomic;
}

const since = (before: Written, now: Written): Written => ({
  commits: now.commits - before.commits,
  checks: now.checks - before.checks,
  keys: now.keys - before.keys,
});

export function measureWrites(): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/writes.db`;
    await fillRows(path, { tickets: SALES + 1, users: SALES + 1 });
    const { wrap, sum } = counting();
    const system = await openBenchSystem(path, {}, wrap);
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
        figure("keys written by a hold", holds, 10),
        figure("keys written by a whole sale", sales, 30),
      ];
    } finally {
      await system.stop();
    }
  });
}

function figure(name: string, all: Written[], most: number): Figure {
  const of = (what: keyof Written) => median(all.map((written) => written[what]));
  const note = `median of ${all.length}: ${of("commits")} commits, ${of("checks")} checks`;
  return { name, value: of("keys"), unit: "keys", aim: { most }, note };
}

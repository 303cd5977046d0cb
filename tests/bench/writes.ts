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
/** What the sandbox keeps is the provider's, elsewhere. */
const isOurs = (key: Deno.KvKey): boolean => key[0] !== "sandbox_session";
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
  const keys: Deno.KvKey[] = [];
  let checks = 0, messages = 0;
  atomic.check = (...some) => {
    checks += some.length;
    return check.apply(atomic, some);
  };
  atomic.mutate = (...mutations) => {
    keys.push(...mutations.map(({ key }) => key));
    return mutate.apply(atomic, mutations);
  };
  atomic.set = (key, ...rest) => {
    keys.push(key);
    return set.call(atomic, key, ...rest);
  };
  atomic.delete = (key) => {
    keys.push(key);
    return remove.call(atomic, key);
  };
  atomic.enqueue = (...message) => {
    messages++;
    return enqueue.apply(atomic, message);
  };
  atomic.commit = () => {
    const ours = keys.filter(isOurs).length + messages;
    if (keys.some(isOfLists)) lists.push({ commits: 1, checks, keys: ours });
    else if (ours > 0) {
      sum.commits++;
      sum.checks += checks;
      sum.keys += ours;
    }
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
        figure("keys written by a hold", holds, 10),
        figure("keys written by a whole sale", sales, 30),
        figure("keys written when the lists follow", lists),
      ];
    } finally {
      await system.stop();
    }
  });
}

function figure(name: string, all: Written[], most?: number): Figure {
  const of = (what: keyof Written) => median(all.map((written) => written[what]));
  const note = `${of("commits")} commits, ${of("checks")} checks`;
  return {
    name,
    value: of("keys"),
    unit: "keys",
    ...most === undefined ? {} : { aim: { most } },
    note,
  };
}

/**
 * What a whole sale costs the machine: bytes that reach the disk, and processor time of the thread that runs
 * JavaScript. Both are read from Linux, which counts them for this process alone; elsewhere there are no figures.
 * Tickets and buyers are taken in a random order from a database of twenty thousand.
 */
import { reserveTicket } from "#domain/orders/commands.ts";
import type { Kv } from "#store/kv/mod.ts";
import { done, payAndWait } from "./checkouts.ts";
import { inTempFolder, median, pool } from "./measure.ts";
import type { Figure } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { type BenchSystem, openBenchSystem } from "./system.ts";

const TICKETS = 20_000;
/** One concert, whose lists follow at most once a second: what that takes is not a sale's. */
const CONCERTS = 1;
const SELLERS = 2_000;
const BUYERS = 10_000;
const AT_ONCE = 64;
/** Sales before the first measured one: the code is compiled by then. */
const WARM = 500;
/** How many times the processor time is measured: the least counts, since neighbours only add to it. */
const TURNS = 12;

/** `count`: sales per measurement. */
export function measureSaleWork(count: number): Promise<Figure[]> {
  if (Deno.build.os !== "linux") return Promise.resolve([]);
  return inTempFolder(async (folder) => {
    const path = `${folder}/sale_work.db`;
    await fillRows(path, { tickets: TICKETS, users: BUYERS, concerts: CONCERTS, sellers: SELLERS });
    const lists = { commits: 0, bytes: 0 };
    const turn = Math.ceil(count / 4);
    const deal = { tickets: shuffled(TICKETS), buyers: shuffled(BUYERS), next: 0 };
    const disk = async () => {
      const system = await openBenchSystem(path, {}, { kv: (kv) => watchingLists(kv, lists) });
      await sell(system, deal, WARM, 1);
      Object.assign(lists, { commits: 0, bytes: 0 });
      const before = bytesWritten();
      await sell(system, deal, count, 1);
      await system.stop(); // writes what is left in the journal to the file
      return bytesWritten() - before - lists.bytes;
    };
    const alone = await disk();
    const system = await openBenchSystem(path);
    const times: number[] = [];
    let together = 0;
    try {
      await sell(system, deal, WARM, AT_ONCE);
      together = -bytesWritten();
      for (let turns = 0; turns < TURNS; turns++) {
        const before = processorMs();
        await sell(system, deal, turn, AT_ONCE);
        times.push((processorMs() - before) / turn);
      }
    } finally {
      await system.stop();
    }
    together += bytesWritten();
    const each = lists.commits === 0 ? 0 : lists.bytes / lists.commits;
    return [
      {
        name: "written to disk by a whole sale, one at a time",
        value: alone / count / 1024,
        unit: "KB",
        note:
          `journal and file; the lists take ${Math.round(each / 1024)} KB more at most once a ` +
          "second for each concert",
      },
      {
        name: "written to disk by a whole sale, 64 at once",
        value: together / turn / TURNS / 1024,
        unit: "KB",
        aim: { most: 250 },
        note: "the lists included",
      },
      {
        name: "JavaScript of a whole sale",
        value: Math.min(...times),
        unit: "ms of processor time",
        aim: { most: 1.3 },
        note: `64 at once; the least of ${TURNS} turns, the median is ${median(times).toFixed(2)}`,
      },
    ];
  });
}

interface Deal {
  readonly tickets: number[];
  readonly buyers: number[];
  next: number;
}

async function sell(system: BenchSystem, deal: Deal, count: number, atOnce: number): Promise<void> {
  await pool(count, atOnce, async () => {
    const [ticket, buyer] = [deal.tickets[deal.next], buyerId(deal.buyers[deal.next])];
    deal.next++;
    const ask = { ticketId: ticketId(ticket) };
    const { order } = done(await reserveTicket(system, buyer, ask));
    await payAndWait(system, buyer, order.id);
  });
  await system.workers.relay.idle();
}

/** Adds up what the commits write in which the lists follow. No other commit is in flight meanwhile. */
function watchingLists(kv: Kv, lists: { commits: number; bytes: number }): Kv {
  const atomic = () => {
    const operation = kv.atomic();
    const { set, delete: remove, commit } = operation;
    const names = new Set<unknown>();
    operation.set = (key, ...rest) => {
      names.add(key[0]);
      return set.call(operation, key, ...rest);
    };
    operation.delete = (key) => {
      names.add(key[0]);
      return remove.call(operation, key);
    };
    operation.commit = async () => {
      const before = bytesWritten();
      const result = await commit.call(operation);
      // An offering that is as before leaves only its mark to be cleared.
      if ([...names].every((name) => name === "offering" || name === "mark")) {
        lists.commits++;
        lists.bytes += bytesWritten() - before;
      }
      return result;
    };
    return operation;
  };
  return new Proxy(kv, {
    get(target, name) {
      if (name === "atomic") return atomic;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** What this process has passed to `write`: nearly all of it is the database's. */
function bytesWritten(): number {
  return Number(/^wchar: (\d+)$/m.exec(Deno.readTextFileSync("/proc/self/io"))![1]);
}

/** Processor time of this thread. */
function processorMs(): number {
  const told = Deno.readTextFileSync(`/proc/self/task/${Deno.pid}/schedstat`);
  return Number(told.split(" ")[0]) / 1e6;
}

/** 0 … count − 1 in a random order, the same in each run. */
function shuffled(count: number): number[] {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * below);
  };
  const all = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = random(i + 1);
    [all[i], all[other]] = [all[other], all[i]];
  }
  return all;
}

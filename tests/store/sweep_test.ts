/** Ended values are removed, even if some cannot be. */
import { assertEquals } from "@std/assert";
import { z } from "zod";
import { idsFrom } from "#store/base/ids.ts";
import { ending, entity } from "#store/entity/mod.ts";
import { sweepsOf } from "#store/care/sweep.ts";
import { counters, open, START, things } from "./help.ts";

const leaseSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.int(),
  until: z.number().nullable(),
});
type Lease = z.infer<typeof leaseSchema>;
const leases = entity({
  name: "lease",
  about: "It ends.",
  schema: leaseSchema,
  indexes: { until: ending<Lease>("By their end", (l) => l.until === null ? null : [l.until]) },
});

Deno.test("only entities that declare when their values end have a sweep", async () => {
  await using bench = await open();
  const sweeps = sweepsOf(bench.store, [things, leases, counters]);
  assertEquals(sweeps.map(({ entity }) => entity), ["lease"]);
});

Deno.test("ended values are removed in batches; those that end later, never, or were extended stay", async () => {
  await using bench = await open();
  const { store, clock } = bench;
  const make = (id: string, until: number | null) =>
    store.transact((tx) => tx.create(leases, { id, until }));
  for (let n = 0; n < 5; n++) await make(`old${n}`, clock.time + 1_000);
  await make("given more time", clock.time + 1_000);
  await make("later", clock.time + 1_001);
  await make("never", null);
  const [sweep] = sweepsOf(store, [leases]);
  assertEquals(await sweep.next(10), { looked: 0, done: 0, errors: [] });
  clock.advance(1_000);
  await store.transact(async (tx) => {
    const lease = await tx.get(leases, "given more time");
    tx.put(leases, { ...lease!, until: clock.time + 1 });
  });
  assertEquals([await sweep.next(3), await sweep.next(3)].map(({ done }) => done), [3, 2]);
  const left = await Array.fromAsync(store.scan(leases), ({ id }) => id);
  assertEquals(left, ["given more time", "later", "never"]);
});

Deno.test("unreadable values are reported once and never block the others, however many there are", async () => {
  const told: string[] = [];
  await using bench = await open({ onUnreadable: ({ name }) => void told.push(name) });
  const { store, kv, clock } = bench;
  for (const id of ["a", "b", "c", "d", "e"]) {
    await store.transact((tx) => tx.create(leases, { id, until: clock.time }));
    await kv.set(["lease", id], { id, until: "broken" });
  }
  clock.advance(1);
  await store.transact((tx) => tx.create(leases, { id: "z", until: clock.time }));
  const [sweep] = sweepsOf(store, [leases]);
  let done = 0;
  // More than one round: the end is reached, and the sweep starts again.
  for (let go = 0; go < 8; go++) {
    const visited = await sweep.next(2);
    assertEquals(visited.errors, []);
    done += visited.done;
  }
  await store.drain();
  assertEquals(done, 1);
  assertEquals(told.sort(), ["lease/a", "lease/b", "lease/c", "lease/d", "lease/e"]);
  assertEquals(await store.get(leases, "z"), null);
});

Deno.test("values whose ids sort by time end by their ids: the oldest first, unreadable ones stay, and no index is needed", async () => {
  const KEPT_MS = 1_000;
  const notes = entity({
    name: "note",
    about: "Kept for a second.",
    schema: leaseSchema.omit({ until: true }),
    endedBefore: (now) => idsFrom(now - KEPT_MS),
  });
  await using bench = await open();
  const { store, kv, clock } = bench;
  const ids: string[] = [];
  for (let n = 0; n < 6; n++) {
    const id = store.newId();
    await store.transact((tx) => tx.append(notes, { id }));
    ids.push(id);
    clock.advance(100);
  }
  await kv.set(["note", ids[0]], { id: ids[0] });
  clock.time = START + KEPT_MS + 400;
  const [sweep] = sweepsOf(store, [notes]);
  assertEquals([await sweep.next(2), await sweep.next(2)].map(({ looked }) => looked), [2, 1]);
  await store.drain();
  const rows = await Array.fromAsync(kv.list({ prefix: ["note"] }), ({ key }) => key[1]);
  assertEquals(rows, [ids[0], ids[4], ids[5]]);
  const [start, end] = [idsFrom(START + 500), idsFrom(START + 600)];
  const found = await store.listById(notes, { start, end, limit: 10 });
  assertEquals(found.map(({ id }) => id), [ids[5]]);
});

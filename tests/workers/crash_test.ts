/** The process is killed before or after every single call to the database: each effect happens once. */
import { assert, assertEquals } from "@std/assert";
import type { Store } from "#store/types.ts";
import type { Job, RowHandler } from "#workers/relay.ts";
import { assertCounts, type Counter, counters, createCounter } from "../store/help.ts";
import { wrapped } from "../store/wrapped_kv.ts";
import { HandClock, working } from "./help.ts";

const NAMES = ["ordered", "mailed", "shipped", "expired"];

/** `mail` has one effect; `ship` has one and emits an event with it; `expire` has a due time. */
function handlersFor(storeOf: () => Store): Record<string, RowHandler> {
  const effect = (name: string, more: { emit?: string } = {}) => ({
    run: ({ row }: Job) =>
      storeOf().transact(async (tx) => {
        tx.settle(row);
        if (more.emit) tx.emit(more.emit, {});
        const counter = await tx.get(counters, name);
        tx.put(counters, { ...counter!, count: counter!.count + 1 });
      }),
    neverBury: true,
  });
  return {
    mail: effect("mailed"),
    ship: effect("shipped", { emit: "mail" }),
    expire: effect("expired"),
  };
}

/** Orders three times; returns false if the process died at the nth call. */
async function live(kv: Deno.Kv, clock: HandClock, dies: "before" | "after", nth: number) {
  let calls = 0, dead = false;
  const die = (when: "before" | "after") => () => {
    if (when === dies && ++calls === nth) dead = true;
    if (dead) throw new Error("killed");
  };
  const between = { before: die("before"), after: die("after") };
  await using opened = await working(handlersFor(() => opened.store), {
    kv,
    clock,
    processId: "mortal",
    over: (real) => wrapped(real, between),
  });
  const { store, relay } = opened;
  try {
    for (let n = 0; n < 3; n++) {
      await store.transact(async (tx) => {
        const counter = await tx.get(counters, "ordered");
        tx.put(counters, { ...counter!, count: counter!.count + 1 });
        tx.emit("mail+ship", { n });
        tx.emit("expire", { n }, { dueAt: tx.now + 1_000 });
      });
    }
    // Not idle(): a dead relay never becomes idle.
    while (!dead && relay.depth().queued + relay.depth().running > 0) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    clock.advance(1_000);
    if (!dead) await Promise.race([relay.idle(), died(() => dead)]);
  } catch (error) {
    assert(dead, String(error));
  }
  return !dead;
}

async function died(isDead: () => boolean): Promise<void> {
  while (!isDead()) await new Promise((resolve) => setTimeout(resolve, 0));
}

for (const dies of ["before", "after"] as const) {
  Deno.test(`killed just ${dies} any call to the database, a restart ends with every effect once`, async () => {
    let survived = false, lives = 0;
    for (let nth = 1; !survived; nth++) {
      assert(nth < 500, "a life makes fewer calls");
      lives = nth;
      using kv = await Deno.openKv(":memory:");
      const clock = new HandClock();
      {
        await using setUp = await working({}, { kv, clock });
        for (const name of NAMES) await createCounter(setUp.store, name);
      }
      survived = await live(kv, clock, dies, nth);

      await using next = await working(handlersFor(() => next.store), { kv, clock });
      await next.store.outbox.adopt();
      clock.advance(2_000);
      await next.relay.idle();
      const [ordered, mailed, shipped, expired] = await Promise.all(
        NAMES.map((name) => next.store.get(counters, name) as Promise<Counter>),
      );
      const n = ordered.count;
      assertEquals(
        [mailed.count, shipped.count, expired.count],
        [2 * n, n, n],
        `killed ${dies} call ${nth}`,
      );
      assertCounts(await next.store.outbox.counts(), {
        due: 0,
        scheduled: 0,
        claimed: 0,
        dead: 0,
        capped: false,
      });
    }
    assert(lives > 20, `only ${lives} calls were tried`);
  });
}

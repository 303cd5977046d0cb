/** `deno task fill` writes what the exchange itself writes, and the verification reads a database of any size in few reads. */
import { assert, assertEquals } from "@std/assert";
import { progressOf } from "#domain/migration.ts";
import { orders } from "#domain/orders/order.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { offerings } from "#domain/offerings/offering.ts";
import type { Verified } from "#domain/ops/damage.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { listings } from "#domain/tickets/listing.ts";
import type { Kv } from "#store/kv/mod.ts";
import { fillExchange } from "../bench/fill/fill.ts";
import { type BenchSystem, openBenchSystem } from "../bench/system.ts";
import { inTempFolder } from "../bench/measure.ts";

const AMOUNTS = { tickets: 2_000, concerts: 120, sold: 20 };
const who = { by: "terminal:olga", why: "the test says so" };

async function verified(system: BenchSystem): Promise<Verified> {
  const answer = await runOperation(system.ops, "verify", { provider: true }, who);
  assert(answer.ok, JSON.stringify(answer));
  return answer.data as Verified;
}

/** Counts how often each value is delivered by a scan, and how many values and rows are asked for by their keys. */
function counting() {
  const seen = { delivered: new Map<string, number>(), asked: 0 };
  const over = (kv: Deno.Kv): Kv =>
    new Proxy(kv, {
      get(target, name) {
        if (name === "list") {
          return async function* (...args: Parameters<Deno.Kv["list"]>) {
            for await (const entry of target.list(...args)) {
              const at = entry.key.join("/");
              if (entry.key.length === 2) seen.delivered.set(at, (seen.delivered.get(at) ?? 0) + 1);
              yield entry;
            }
          };
        }
        if (name === "getMany") {
          return (keys: Deno.KvKey[]) => {
            seen.asked += keys.length;
            return target.getMany(keys);
          };
        }
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return { seen, over };
}

Deno.test("a filled exchange has no findings, and what was sold in it is sold", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/filled.db`;
    const filled = await fillExchange(path, AMOUNTS);
    assertEquals([filled.concerts, filled.sold], [120, 20]);
    assert(Math.abs(filled.tickets - AMOUNTS.tickets) < 100, `${filled.tickets} tickets`);

    const { seen, over } = counting();
    const system = await openBenchSystem(path, {}, { workers: false, kv: over });
    try {
      const { store } = system;
      assertEquals((await verified(system)).first, []);
      // Each value is read once for its indexes and all rules; offers once more, for their concert's offering.
      const often = [...seen.delivered].filter(([, times]) => times > 1).map(([at]) => at);
      assertEquals(often.filter((at) => /^(ticket|concert|order|offering|payout)\//.test(at)), []);
      assertEquals(
        [...seen.delivered.keys()].filter((at) => at.startsWith("ticket/")).length,
        filled.listings,
      );
      assert(
        seen.asked < 4 * filled.listings,
        `${seen.asked} keys for ${filled.listings} listings`,
      );

      const sold = (await Array.fromAsync(store.scan(orders))).map(({ status }) => status);
      assertEquals(sold, Array.from({ length: 20 }, () => "complete"));
      assertEquals((await Array.fromAsync(store.scan(offerings))).length, filled.concerts);

      // As after the first start of an exchange: the next start migrates nothing.
      assert((await progressOf(store, payoutsOfOrders))?.finishedAt);

      // The verification of so many is not blind to one.
      const [{ id }] = await Array.fromAsync(store.scan(listings));
      await store.transact(async (tx) => {
        tx.put(listings, { ...(await tx.get(listings, id))!, venue: "Elsewhere" });
      });
      const { first } = await verified(system);
      assertEquals(first.map(({ at, problem }) => `${at} ${problem}`), [
        `ticket/${id} listing_behind`,
      ]);
    } finally {
      await system.stop();
    }
    const again = await fillExchange(path, AMOUNTS).catch((error) => error);
    assert(again instanceof Error, "a database with tickets is not filled again");
  }));

/** The verification finds offerings that are wrong, and none that is right, marked, or only older than now. */
import { assertEquals } from "@std/assert";
import { OFFERING_MARK } from "#domain/concerts/concert.ts";
import { verifyOfferings } from "#domain/invariants/offerings.ts";
import { MAX_RETURNS, type Offering, offerings } from "#domain/offerings/offering.ts";
import { sweepOfferings } from "#domain/offerings/refresh.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Store } from "#store/types.ts";
import { euros } from "../search/market.ts";
import { Exchange } from "../exchange.ts";

const found = ({ x }: Exchange): Promise<string[]> =>
  Array.fromAsync(verifyOfferings(x.store), ({ id, rule }) => `${rule} ${id}`);

const swept = async ({ x }: Exchange) => {
  while ((await sweepOfferings(x, 100)).looked > 0);
};

/** Writes without a mark, as a bug would. */
async function corrupt(store: Store, id: string, change: Partial<Offering>): Promise<void> {
  await store.transact(async (tx) => {
    tx.put(offerings, { ...(await tx.get(offerings, id))!, ...change });
  });
}

/** A concert with three tickets, one of them held. */
async function market() {
  const e = await Exchange.open({ MAX_HOLDS: "0" }, { workers: false });
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const list = (amount = 40) => e.ticket(alice, { startsAt, price: euros(amount) });
  const tickets = [await list(), await list(30), await list()];
  await e.reserve(bob, tickets[1].id);
  const id = tickets[0].concertId!;
  return { e, id, list, bob, tickets, store: e.x.store };
}

Deno.test("an offering is right while it is marked, once it was made again, and as time passes", async () => {
  const { e, store, id, tickets } = await market();
  await using _ = e;
  assertEquals((await store.get(offerings, id))?.tickets, 3); // it is behind
  assertEquals(await store.marks.get(OFFERING_MARK, id) !== null, true);
  assertEquals(await found(e), []);
  await swept(e);
  assertEquals([(await store.get(offerings, id))?.tickets, await found(e)], [2, []]);
  e.clock.forward(3_600); // the hold has lapsed, and nobody has let it go
  assertEquals(await found(e), []);
  e.clock.at = tickets[0].startsAt + 1_000;
  assertEquals(await found(e), []);
});

Deno.test("an offering is right that a hold, made and lapsed since, did not change", async () => {
  const { e, store, id, bob, tickets } = await market();
  await using _ = e;
  e.clock.forward(3_600);
  await swept(e);
  await e.reserve(bob, tickets[0].id);
  e.clock.forward(3_600);
  const before = await store.get(offerings, id);
  await swept(e);
  assertEquals(await store.get(offerings, id), before);
  assertEquals(await found(e), []);
});

Deno.test("an offering that knows only some of the holds is right when all of them have lapsed", async () => {
  const { e, list, bob } = await market();
  await using _ = e;
  for (let n = 0; n < MAX_RETURNS + 2; n++) await e.reserve(bob, (await list()).id);
  await swept(e);
  e.clock.forward(3_600);
  assertEquals(await found(e), []);
});

Deno.test("an offering that tells something else, is missing, or has no concert is found, and a rebuild of concerts repairs it", async () => {
  const { e, store, id } = await market();
  await using _ = e;
  await swept(e);
  const right = await store.get(offerings, id);
  const damage: [rule: string, run: () => Promise<unknown>][] = [
    ["offering_wrong", () => corrupt(store, id, { tickets: 7 })],
    ["offering_wrong", () => corrupt(store, id, { name: "Another name" })],
    ["offering_wrong", () => corrupt(store, id, { prices: [] })],
    ["offering_missing", () =>
      store.transact(async (tx) => {
        await tx.get(offerings, id);
        tx.delete(offerings, id);
      })],
  ];
  for (const [rule, run] of damage) {
    await run();
    assertEquals(await found(e), [`${rule} ${id}`]);
    await runOperation(e.x.ops, "reindex", { name: "concert" }, { by: "terminal:olga", why: "" });
    await swept(e);
    assertEquals(await found(e), []);
    const { version: _, createdAt: __, updatedAt: ___, ...now } = (await store.get(offerings, id))!;
    assertEquals({ ...right, ...now }, right);
  }
  const orphan = { ...right!, id: "of-nothing" };
  await e.x.ops.kv.atomic().set(["offering", orphan.id], orphan).commit();
  assertEquals(await found(e), ["offering_of_nothing of-nothing"]);
});

/** Housekeeping, once a minute. */
import { assert, assertEquals } from "@std/assert";
import { keepAnswer, KEPT_MS, mustBeNew, onces } from "#domain/idempotency/once.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { withdrawTicket } from "#domain/tickets/commands.ts";
import { deliveries, KEPT_MS as DELIVERY_KEPT_MS } from "#domain/webhooks/delivery.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import { createHousekeeping } from "#workers/housekeeping.ts";
import { Exchange, must } from "../exchange.ts";
import { keptLog } from "./help.ts";

async function answerOnce({ x }: Exchange, id: string): Promise<void> {
  const answer = { status: 201, headers: {}, body: "{}" };
  const once = { id, bodyHash: "hash", answerTo: () => Promise.resolve(answer) };
  await x.store.transact(async (tx) => {
    assert((await mustBeNew(tx, x, once)).ok);
    await keepAnswer(tx, x, once, null);
  });
}

const countOf = async ({ x }: Exchange, entity: AnyEntity) =>
  (await Array.fromAsync(x.store.scan(entity))).length;

Deno.test("answers that were kept for a day, and deliveries for a month, are removed after it", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { store } = e.x;
  for (let n = 0; n < 300; n++) await answerOnce(e, `id${n}`);
  await store.transact((tx) => {
    tx.create(deliveries, {
      id: store.newId(),
      endpointId: store.newId(),
      kind: "order.created",
      body: "{}",
      status: "pending",
      attempts: 0,
      round: 0,
      lastStatus: null,
      lastError: null,
      lastAttemptAt: null,
      nextAttemptAt: tx.now,
      until: tx.now + DELIVERY_KEPT_MS,
    });
  });
  const housekeeping = createHousekeeping(e.x, e.x.ops.entities);
  e.clock.forward(KEPT_MS / 1000 - 1);
  await housekeeping.wake();
  assertEquals(await countOf(e, onces), 300);
  e.clock.forward(1);
  await housekeeping.wake();
  assertEquals([await countOf(e, onces), await countOf(e, deliveries)], [0, 1]);
  e.clock.forward(DELIVERY_KEPT_MS / 1000);
  await housekeeping.wake();
  assertEquals(await countOf(e, deliveries), 0);
});

Deno.test("an offer that cannot be read is reported once, and everything else is tidied", async () => {
  const log = keptLog();
  let database: Deno.Kv | undefined;
  const kv = (real: Deno.Kv) => database = real;
  await using e = await Exchange.open({}, { workers: false, log, kv });
  const alice = await e.user("alice");
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [broken, other] = [
    await e.ticket(alice, { startsAt }),
    await e.ticket(alice, { startsAt }),
  ];
  await answerOnce(e, "id");
  const id = "a-broken-one";
  const parts = [broken.concertId!, 1];
  await database!.set(["ticket", "by", "concert", ...parts, id], id);
  await database!.set(["ticket", id], { id });
  must(await withdrawTicket(e.x, alice, broken.id));
  e.clock.forward(2 * 86_400);
  const housekeeping = createHousekeeping(e.x, e.x.ops.entities);
  for (let minute = 0; minute < 3; minute++) await housekeeping.wake();
  await e.x.store.drain();
  assertEquals((await e.x.store.get(offerings, other.concertId!))?.offered, 1);
  assertEquals(await countOf(e, onces), 0);
  assertEquals(log.of("alarm"), ["value_quarantined"]);
  assertEquals(log.of("error"), []);
});

Deno.test("a job that fails is logged, and the other jobs run", async () => {
  const log = keptLog();
  await using e = await Exchange.open({}, { workers: false });
  await answerOnce(e, "id");
  e.clock.forward(KEPT_MS / 1000);
  const store = new Proxy(e.x.store, {
    get(target, name) {
      if (name !== "listKeys") return Reflect.get(target, name);
      return (entity: AnyEntity, ...rest: [never, never]) => {
        if (entity === offerings) throw new Error("an index is broken");
        return target.listKeys(entity, ...rest);
      };
    },
  });
  await createHousekeeping({ ...e.x, store, log }, e.x.ops.entities).wake();
  assertEquals(await countOf(e, onces), 0);
  const failed = log.kept.filter(({ level }) => level === "error");
  assertEquals(failed.map(({ event, fields }) => [event, fields!.job]), [
    ["housekeeping_failed", "remove ended: offering"],
  ]);
});

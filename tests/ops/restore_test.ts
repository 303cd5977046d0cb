/** A backup of a used exchange, restored into an empty database, yields the same exchange. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { exportLines, importLines } from "#domain/ops/backup.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { orders } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { browseSchema } from "#domain/search/query.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { getTicket, revealCode } from "#domain/tickets/queries.ts";
import { listings } from "#domain/tickets/listing.ts";
import { openSystem, type System } from "#app/system.ts";
import { Clock, must, Silence } from "../exchange.ts";
import { afterManyOrders, Folder, ORDERS, SETTINGS } from "./busy.ts";

const who = { by: "terminal:test", why: "" };

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

/** Opened as the command line opens it for an import. */
const openBare = (kvUrl: string, env: Record<string, string> = {}): Promise<System> =>
  openSystem({ ...SETTINGS, DEMO: "off", KV_URL: kvUrl, ...env }, {
    bare: true,
    workers: false,
    log: new Silence(),
    clock: new Clock(),
  });

async function verifyIsClean(x: System): Promise<void> {
  const answer = await runOperation(x.ops, "verify", { provider: true }, who);
  assert(answer.ok);
  assertEquals((answer.data as { first: unknown[] }).first, []);
  assert(!answer.wrong);
}

const pages = async (x: System) => {
  const ask = (fields: Record<string, string>) =>
    browseTickets(x, browseSchema().parse(fields)).then(must);
  return [
    await ask({}),
    await ask({ q: "night ow" }),
    await ask({ city: "Genève", sort: "newest" }),
  ];
};

Deno.test("a backup of hundreds of sold, held, cancelled and refunded orders is restored identically, verifies and has the same pages", async () => {
  await using folder = await Folder.make();
  await using e = await afterManyOrders(`${folder.path}/from.db`);
  const statuses = new Map<string, number>();
  for await (const { status } of e.x.store.scan(orders)) {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  assertEquals(Object.fromEntries(statuses), {
    complete: ORDERS / 4,
    refunded: ORDERS / 4,
    created: ORDERS / 4,
    cancelled: ORDERS / 4,
  });
  const lines = await Array.fromAsync(exportLines(e.x.ops));
  assertEquals(JSON.parse(lines[0]).oneMoment, true);

  const to = await openBare(`${folder.path}/to.db`);
  try {
    const { rows, unreadable } = await importLines(to.ops, () => each(lines));
    assertEquals([rows, unreadable], [lines.length - 2, 0]);
    await verifyIsClean(to);
    const again = await Array.fromAsync(exportLines(to.ops));
    assertEquals(again.slice(1), lines.slice(1));
    assertEquals(await pages(to), await pages(e.x));
    // A buyer can still open a sealed barcode.
    for await (const order of to.store.scan(orders)) {
      if (order.status !== "complete") continue;
      const ticket = (await getTicket(to.store, order.ticketIds[0]))!;
      assertStringIncludes((await revealCode(to, order.buyerId, ticket))!, "code-");
      break;
    }
  } finally {
    await to.stop();
  }
});

Deno.test("the restored exchange continues where the original stopped: holds lapse, and payments settle", async () => {
  await using folder = await Folder.make();
  const clock = new Clock();
  const from = await afterManyOrders(`${folder.path}/from.db`, 80);
  const lines = await Array.fromAsync(exportLines(from.x.ops));
  await from.x.stop();
  const bare = await openBare(`${folder.path}/to.db`);
  await importLines(bare.ops, () => each(lines));
  await bare.stop();
  clock.forward(16 * 60);
  const to = await openSystem({ ...SETTINGS, DEMO: "off", KV_URL: `${folder.path}/to.db` }, {
    clock,
    log: new Silence(),
  });
  try {
    to.workers.relay.wake();
    await to.workers.relay.idle();
    for await (const { status } of to.store.scan(orders)) assert(status !== "created");
    for await (const { status } of to.store.scan(payments)) assert(status !== "pending");
    await verifyIsClean(to);
  } finally {
    await to.stop();
  }
});

Deno.test("without the secret of the export nothing is imported, and the message names the missing key", async () => {
  await using folder = await Folder.make();
  await using e = await afterManyOrders(`${folder.path}/from.db`, 80);
  const lines = await Array.fromAsync(exportLines(e.x.ops));
  const other = { SECRET: "another secret of the tests, also 32 bytes" };
  const to = await openBare(`${folder.path}/to.db`, other);
  const error = await importLines(to.ops, () => each(lines)).catch((error) => error);
  assertStringIncludes(error.message, "need another SECRET, whose key is");
  // Each barcode counts, not only the key of the digests.
  const tickets = (await Array.fromAsync(e.x.store.scan(listings))).flatMap(({ seats }) => seats);
  assertStringIncludes(error.message, `${tickets.length + 1} sealed texts`);
  assertEquals(await Array.fromAsync(to.ops.kv.list({ prefix: [] })), []);
  await to.stop();
  const rotated = { ...other, SECRET_PREVIOUS: SETTINGS.SECRET };
  const next = await openBare(`${folder.path}/to.db`, rotated);
  assert((await importLines(next.ops, () => each(lines))).rows > 80);
  await next.stop();
});

Deno.test("an export while people buy is consistent, and the restored exchange is correct", async () => {
  await using folder = await Folder.make();
  await using e = await afterManyOrders(`${folder.path}/from.db`, 80);
  const available: string[] = [];
  for await (const { seats: [{ id, status }] } of e.x.store.scan(listings)) {
    if (status === "available") available.push(id);
  }
  const buyer = await e.user("late");
  let buying = true;
  const rush = (async () => {
    for (const id of available) {
      if (!buying) break;
      const order = await e.reserve(buyer, id);
      must(await e.pay(await e.checkout(buyer, order.id)));
    }
  })();
  const lines = await Array.fromAsync(exportLines(e.x.ops));
  buying = false;
  await rush;
  await e.settle();
  const to = await openBare(`${folder.path}/to.db`);
  try {
    await importLines(to.ops, () => each(lines));
    const answer = await runOperation(to.ops, "verify", { provider: false }, who);
    assert(answer.ok);
    assertEquals((answer.data as { first: unknown[] }).first, []);
  } finally {
    await to.stop();
  }
});

Deno.test("an export of a database in memory says that it is not a snapshot", async () => {
  await using e = await afterManyOrders(":memory:", 8);
  const lines = await Array.fromAsync(exportLines(e.x.ops));
  assertEquals(JSON.parse(lines[0]).oneMoment, false);
});

Deno.test("an interrupted import is not served, and the message says what to do", async () => {
  await using folder = await Folder.make();
  const kvUrl = `${folder.path}/to.db`;
  const bare = await openBare(kvUrl);
  await bare.ops.kv.atomic().set(["importing"], true).commit();
  await bare.stop();
  const error = await openSystem({ ...SETTINGS, KV_URL: kvUrl }).catch((error) => error);
  assertStringIncludes(error.message, `an import into ${kvUrl} was interrupted`);
});

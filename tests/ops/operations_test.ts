/** Operations on a real exchange: each is recorded, and none disturbs buyers. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Mailer } from "#domain/ports/mail.ts";
import { listOperatorLog } from "#domain/ops/operator_log.ts";
import type { Rebuilt } from "#store/care/rebuild.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Status } from "#domain/ops/status.ts";
import { orders } from "#domain/orders/order.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { browseSchema } from "#domain/search/query.ts";
import { listings } from "#domain/tickets/listing.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { users } from "#domain/users/user.ts";
import type { Kv } from "#store/kv/mod.ts";
import { Clock, Exchange, must } from "../exchange.ts";
import { Folder, SETTINGS } from "./busy.ts";

const who = { by: "terminal:olga", why: "the test says so" };

/** Runs an operation and returns its data; fails if it was refused. */
// deno-lint-ignore no-explicit-any
async function run(e: Exchange, operation: string, args: unknown = {}): Promise<any> {
  const answer = await runOperation(e.x.ops, operation, args, who);
  assert(answer.ok, JSON.stringify(answer));
  return answer.data;
}
const refusal = async (e: Exchange, operation: string, args: unknown = {}) => {
  const answer = await runOperation(e.x.ops, operation, args, who);
  return answer.ok ? "done" : answer.code;
};

async function bought(e: Exchange) {
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const ticket = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  must(await e.pay(await e.checkout(bob, order.id)));
  return { alice, bob, ticket, order };
}

Deno.test("a mail that cannot be sent becomes a dead letter with its reason, and is sent when replayed", async () => {
  await using e = await Exchange.open();
  const mailer = e.x.mailer as { -readonly [K in keyof Mailer]: Mailer[K] };
  const send = mailer.send;
  mailer.send = () => Promise.reject(new Error("no route to the mail server"));
  await bought(e);
  for (let tries = 0; tries < 12; tries++) {
    await e.settle();
    e.clock.forward(20 * 60);
  }
  const { letters } = await run(e, "dead.list");
  assertEquals(letters.length, 3);
  const [letter] = letters;
  assertEquals([letter.handler, letter.attempt, letter.money], ["mail.bought", 12, false]);
  assertStringIncludes(letter.lastError, "no route to the mail server");
  const { outbox } = await run(e, "status") as Status;
  assertEquals([outbox.dead, outbox.depth, outbox.oldestSeconds], [3, 0, null]);

  mailer.send = send;
  assertEquals(await run(e, "dead.replay", { eventId: letter.eventId }), { count: 3 });
  await e.settle();
  assertEquals(e.x.mailer.sent()!.map(({ subject }) => subject).sort(), [
    "Set up payouts to be paid: The Night Owls",
    "Sold: The Night Owls",
    "Your ticket for The Night Owls",
  ]);
  assertEquals((await run(e, "dead.list")).letters, []);
  const [decision] = await listOperatorLog(e.x);
  const { by, what, about, why, outcome } = decision;
  assertEquals({ by, what, about, why, outcome }, {
    by: who.by,
    what: "dead.replay",
    about: letter.eventId,
    why: who.why,
    outcome: "done",
  });
});

Deno.test("a dead letter can be discarded, alone or with all others; an unknown one is refused", async () => {
  await using e = await Exchange.open();
  for (const name of ["A", "B", "C"]) {
    await e.x.store.transact((tx) => tx.emit("payment:failed", { nonsense: name }));
  }
  await e.settle();
  const { letters } = await run(e, "dead.list");
  assertEquals(letters.length, 3);
  assertEquals(await refusal(e, "dead.discard", { eventId: "nobody" }), "not_found");
  const [{ eventId, handler }] = letters;
  assertEquals(await refusal(e, "dead.discard", { eventId, handler: "another" }), "not_found");
  assertEquals(await run(e, "dead.discard", { eventId, handler }), { count: 1 });
  assertEquals(await run(e, "dead.discard", "all"), { count: 2 });
  assertEquals(await run(e, "dead.discard", "all"), { count: 0 });
});

Deno.test("many dead letters are listed in pages and can be replayed all at once", async () => {
  await using e = await Exchange.open();
  await e.x.store.transact((tx) => {
    for (let n = 0; n < 130; n++) tx.emit("payment:failed", { n });
  });
  await e.settle();
  const first = await run(e, "dead.list");
  assertEquals([first.letters.length, first.more], [100, true]);
  const { eventId, handler } = first.letters.at(-1);
  const second = await run(e, "dead.list", { after: { eventId, handler } });
  assertEquals([second.letters.length, second.more], [30, false]);
  assertEquals(await run(e, "dead.replay", "all"), { count: 130 });
});

/** Starts an exchange on a database in which a ticket was damaged while the exchange was down. */
async function damaged(folder: Folder) {
  const kvUrl = `${folder.path}/x.db`;
  const env = { ...SETTINGS, DEMO: "off", KV_URL: kvUrl };
  const clock = new Clock();
  const e = await Exchange.open(env, { clock });
  const alice = await e.user("alice"), bob = await e.user("bob");
  const other = await e.ticket(alice, { title: "The Foxes" });
  const ticket = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  const payment = await e.checkout(bob, order.id);
  await e.x.stop();
  const kv = await Deno.openKv(kvUrl);
  const row = await kv.get<Ticket>(["ticket", ticket.id]);
  await kv.set(row.key, { ...row.value, price: "much" });
  kv.close();
  const opened: { kv?: Kv } = {};
  const next = await Exchange.open(env, { clock, kv: (kv) => opened.kv = kv });
  return {
    e: next,
    other,
    ticket,
    order,
    payment,
    buyer: bob,
    repair: () => opened.kv!.atomic().set(row.key, row.value).commit(),
  };
}

Deno.test("a damaged record affects nobody else, its events wait with the reason, and a retry recovers everything", async () => {
  await using folder = await Folder.make();
  const { e, other, ticket, order, payment, buyer, repair } = await damaged(folder);
  await using _ = e;
  const found = must(await browseTickets(e.x, browseSchema().parse({})));
  assertEquals(found.items.map(({ id }) => id), [other.id]);
  await e.reserve(buyer, other.id);
  // Pays for the damaged ticket: the event is about money, and cannot be handled.
  await e.pay(payment).catch(() => {});
  await e.settle();
  e.clock.forward(20 * 60);
  await e.settle();
  const name = `ticket/${ticket.id}`;
  assertEquals((await run(e, "quarantine.list")).values[0].name, name);
  assertEquals(e.log.alarms.filter((alarm) => alarm === "value_quarantined").length, 1);
  const { letters } = await run(e, "dead.list");
  assert(letters.length >= 1);
  for (const letter of letters) assertStringIncludes(letter.lastError, `${name} cannot be read`);
  const { moneyStuck, quarantine } = await run(e, "status") as Status;
  assertEquals([moneyStuck.count, quarantine], [letters.length, 1]);
  const verified = await runOperation(e.x.ops, "verify", { provider: false }, who);
  assert(verified.ok && verified.wrong);

  assertEquals(await run(e, "quarantine.retry", { name }), {
    readable: 0,
    unreadable: 1,
    replayed: 0,
  });
  await repair();
  assertEquals(await run(e, "quarantine.retry", { name: "all" }), {
    readable: 1,
    unreadable: 0,
    replayed: letters.length,
  });
  await e.settle();
  // Paid in time, although the event was handled late.
  assertEquals((await e.x.store.get(orders, order.id))?.status, "complete");
  assertEquals((await run(e, "dead.list")).letters, []);
  assertEquals((await run(e, "verify", { provider: true })).first, []);
});

Deno.test("discarding a damaged value removes its index rows", async () => {
  await using folder = await Folder.make();
  const { e, ticket } = await damaged(folder);
  await using _ = e;
  must(await browseTickets(e.x, browseSchema().parse({})));
  await e.x.store.drain();
  const name = `ticket/${ticket.id}`;
  const shown = await run(e, "quarantine.show", { name });
  assertEquals(shown.value.price, "much");
  assertEquals(await run(e, "quarantine.discard", { name }), { count: 1 });
  assertEquals(await refusal(e, "quarantine.discard", { name }), "not_found");
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(listings)), []);
});

Deno.test("a damaged index is repaired while people list, reserve, pay and withdraw", async () => {
  const opened: { kv?: Kv } = {};
  await using e = await Exchange.open({ MAX_HOLDS: "0" }, { kv: (kv) => opened.kv = kv });
  const kv = opened.kv!;
  const seller = await e.user("sela");
  const ids = await Promise.all(
    Array.from(
      { length: 120 },
      async (_, n) =>
        (await e.ticket(seller, { title: `Owls ${n % 9}`, city: ["Lyon", "Nice"][n % 2] })).id,
    ),
  );
  let nth = 0;
  for await (const { key } of kv.list({ prefix: ["ticket", "by"] })) {
    if (nth++ % 3 === 0) await kv.atomic().delete(key).commit();
  }
  for await (const { key } of kv.list({ prefix: ["ticket", "count"] })) {
    await kv.atomic().set(key, new Deno.KvU64(99n)).commit();
  }
  const [buyer, rival] = [await e.user("bob"), await e.user("rita")];
  let sold = 0, running = true;
  const market = [
    (async () => {
      for (const id of ids.slice(0, 40)) {
        const order = await e.reserve(buyer, id);
        must(await e.pay(await e.checkout(buyer, order.id)));
        sold++;
      }
    })(),
    (async () => {
      for (const id of ids.slice(40, 80)) await e.reserve(rival, id);
    })(),
    (async () => {
      for (let n = 0; n < 40; n++) await e.ticket(seller, { title: `New Owls ${n}` });
    })(),
  ];
  const rebuilding = (async () => {
    const rebuilt: Rebuilt[] = [];
    do rebuilt.push(await run(e, "reindex", { name: "ticket" })); while (running);
    return rebuilt;
  })();
  await Promise.all(market);
  running = false;
  const rebuilt = await rebuilding;
  await e.settle();
  assert(rebuilt[0].rowsAdded > 100, `${rebuilt[0].rowsAdded} rows were added`);
  assertEquals(sold, 40);
  const last = await run(e, "reindex", { name: "ticket" });
  assertEquals(last.left, []);
  assertEquals((await run(e, "verify", { provider: true })).first, []);
  const found = must(await browseTickets(e.x, browseSchema().parse({ q: "new owls" })));
  assertEquals(found.items.length, 24);
});

Deno.test("members are added and removed by e-mail; the audit log contains no address", async () => {
  await using e = await Exchange.open();
  const id = await e.user("Olga");
  const email = (await e.x.store.get(users, id))!.email;
  await run(e, "group.add", { group: "operators", person: email.toUpperCase() });
  assertEquals((await run(e, "group.list", { group: "operators" })).members, [
    { id, name: "Olga", email },
  ]);
  assertEquals(await e.x.permissions.groupsOf(id), ["operators"]);
  await run(e, "group.remove", { group: "operators", person: email });
  assertEquals((await run(e, "group.list", { group: "operators" })).members, []);
  assertEquals(await refusal(e, "group.add", { group: "operators", person: "x@y.z" }), "not_found");
  assertEquals(await refusal(e, "group.add", { group: "kings", person: email }), "invalid");
  assert(!JSON.stringify(await listOperatorLog(e.x)).includes("@"));
});

Deno.test("failed and interrupted operations appear as such in the audit log", async () => {
  await using e = await Exchange.open();
  const rebuild = e.x.store.rebuildIndexes;
  Object.assign(e.x.store, { rebuildIndexes: () => Promise.reject(new Error("disk full")) });
  await runOperation(e.x.ops, "reindex", { name: "ticket" }, who).catch(() => {});
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {}); // avoids an unhandled rejection
  Object.assign(e.x.store, { rebuildIndexes: () => promise });
  const hanging = runOperation(e.x.ops, "reindex", { name: "order" }, who).catch(() => {});
  while ((await listOperatorLog(e.x)).length < 2) await Promise.resolve();
  const trail = (await listOperatorLog(e.x)).map(({ about, outcome }) => `${about} ${outcome}`)
    .sort();
  assertEquals(trail, ["order null", "ticket failed"]);
  reject(new Error("over"));
  await hanging;
  Object.assign(e.x.store, { rebuildIndexes: rebuild });
  assertEquals(await refusal(e, "reindex", { name: "comet" }), "not_found");
  assertEquals(await refusal(e, "reindex", { name: "ticket.colour" }), "not_found");
  assertEquals(await refusal(e, "make.coffee"), "not_found");
});

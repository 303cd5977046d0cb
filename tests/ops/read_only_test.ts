/** Commands of operators that only read: they leave the database as it is, whatever they meet in it. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { CannotOpen } from "#adapters/database/cannot_open.ts";
import { reach } from "#app/ops/reach.ts";
import { FORMAT } from "#domain/format.ts";
import { onlyReads, type OperationName } from "#domain/ops/operations.ts";
import { TooNew } from "#store/care/format.ts";
import { Exchange } from "../exchange.ts";
import { Folder, SETTINGS } from "./busy.ts";

const who = { by: "terminal:olga", why: "" };
const FORMER = { SECRET: "the secret before, of 32 bytes or more" };
const ROTATED = { ...SETTINGS, SECRET_PREVIOUS: FORMER.SECRET };

const READING: Partial<Record<OperationName, unknown>> = {
  "status": {},
  "dead.list": {},
  "dead.show": { eventId: "nobody" },
  "quarantine.list": {},
  "quarantine.show": { name: "nobody" },
  "verify": { provider: true },
  "group.list": { group: "operators" },
  "permissions.check": {},
  "audit": { person: "sela@example.org" },
};

async function everythingIn(path: string) {
  using kv = await Deno.openKv(path);
  return await Array.fromAsync(kv.list({ prefix: [] }));
}

/**
 * A database of an older format, written under another secret, with a value and an outbox row that cannot be
 * read: a process that serves would write about each of them.
 */
async function usedDatabase(path: string): Promise<void> {
  const e = await Exchange.open({ ...SETTINGS, ...FORMER, KV_URL: path });
  const ticket = await e.ticket(await e.user("sela"));
  await e.x.stop();
  using kv = await Deno.openKv(path);
  await kv.set(["format"], FORMAT - 1);
  await kv.set(["outbox", 1, "an event", "a handler"], "nonsense");
  const row = await kv.get<Record<string, unknown>>(["ticket", ticket.id]);
  await kv.set(row.key, { ...row.value, price: "much" });
}

Deno.test("an export and every operation that only reads leave each row of the database as it was, its format included", async () => {
  await using folder = await Folder.make();
  const path = `${folder.path}/x.db`;
  await usedDatabase(path);
  const before = await everythingIn(path);
  for (const [name, args] of Object.entries(READING)) {
    assert(onlyReads(name as OperationName), name);
    const way = await reach({ ...ROTATED, KV_URL: path }, { readOnly: true });
    await way.run(name, args, who);
    await way.close();
    assertEquals(await everythingIn(path), before, name);
  }
  const way = await reach({ ...ROTATED, KV_URL: path }, { readOnly: true });
  const lines = await Array.fromAsync(way.exported());
  await way.close();
  assert(lines.some((line) => line.includes('"nonsense"')), "the export lacks a row");
  assertEquals(await everythingIn(path), before);
});

Deno.test("an operation that changes something gives the database the format of its version first", async () => {
  await using folder = await Folder.make();
  const path = `${folder.path}/x.db`;
  await usedDatabase(path);
  assert(!onlyReads("reindex"));
  const way = await reach({ ...ROTATED, KV_URL: path }, { readOnly: false });
  assert((await way.run("reindex", { name: "user" }, who)).ok);
  await way.close();
  using kv = await Deno.openKv(path);
  assertEquals((await kv.get(["format"])).value, FORMAT);
});

Deno.test("a reading command does not work on a database of a newer format, and makes no secret for one without", async () => {
  await using folder = await Folder.make();
  const path = `${folder.path}/x.db`;
  await usedDatabase(path);
  {
    using kv = await Deno.openKv(path);
    await kv.set(["format"], FORMAT + 1);
  }
  const open = (env: Record<string, string>) => reach({ ...env, KV_URL: path }, { readOnly: true });
  await assertRejects(() => open(ROTATED), TooNew);
  {
    using kv = await Deno.openKv(path);
    await kv.set(["format"], FORMAT);
  }
  await assertRejects(() => open({}), CannotOpen);
  const files = await Array.fromAsync(Deno.readDir(folder.path), ({ name }) => name);
  assert(!files.includes("secret"), files.join(" "));
});

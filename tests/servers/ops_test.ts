/** The command line on a denokv server that a running exchange uses. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { html, list, reserve } from "../http/cast.ts";
import { signUp } from "../process/holding.ts";
import { ops } from "../process/ops.ts";
import { Server } from "../process/server.ts";
import { Denokv } from "./denokv.ts";

Deno.test("a damaged index is found and repaired while the app runs; an export restored on another server verifies", async () => {
  await using from = await Denokv.start();
  await using to = await Denokv.start();
  await using app = await Server.prepare({ ...from.env, DEMO: "off" });
  await app.start();
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
  const ids: string[] = [];
  for (const title of ["The Foxes", "The Night Owls"]) {
    ids.push(await list(alice, { startsAt, title }));
  }
  await reserve(bob, ids[0]);

  const kv = await Deno.openKv(from.url);
  let removed = 0;
  for await (const { key } of kv.list({ prefix: ["offering", "by", "word_date"] })) {
    await kv.delete(key);
    removed++;
  }
  kv.close();
  assert(removed > 4);
  const owls = async () => (await html(bob.get("/?q=owls"))).includes("<bdi>The Night Owls</bdi>");
  assert(!await owls());
  const verified = await ops(app, "verify");
  assertEquals(verified.code, 3);
  assertMatch(verified.out, /offering\/by\/word_date\/owls\/.*: row_missing/);
  assertEquals((await ops(app, "reindex", "offering.word_date")).code, 0);
  assertEquals((await ops(app, "verify")).code, 0);
  assert(await owls());

  const file = `${app.folder}/backup.ndjson`;
  assertEquals((await ops(app, "export", file)).code, 0);
  assertEquals(JSON.parse((await Deno.readTextFile(file)).split("\n")[0]).oneMoment, false);
  const there = { env: { ...app.env, ...to.env } };
  const imported = await ops(there, "import", file);
  assertEquals([imported.code, imported.err], [0, ""]);
  assertEquals((await ops(there, "verify", "--provider")).code, 0);
  const status = JSON.parse((await ops(there, "status", "--json")).out);
  assertEquals([status.process.database, status.outbox.scheduled], ["remote", 1]);
});

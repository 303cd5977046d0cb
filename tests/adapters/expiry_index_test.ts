/** The index of keys that expire: smaller than Deno's, and found by the same statements. */
import { DatabaseSync } from "node:sqlite";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { indexWhatExpires } from "#adapters/database/expiry_index.ts";
import { openDatabase } from "#adapters/database/mod.ts";

const NAME = "kv_expiration_ms_idx";
/** Deno's statements that use it. */
const STATEMENTS = [
  "delete from kv where expiration_ms >= 0 and expiration_ms <= ?",
  "select expiration_ms from kv where expiration_ms >= 0 order by expiration_ms limit 1",
];

async function withFile(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(`${await Deno.realPath(folder)}/exchange.db`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function ask<A>(path: string, question: (file: DatabaseSync) => A): A {
  const file = new DatabaseSync(path);
  try {
    return question(file);
  } finally {
    file.close();
  }
}

const indexIn = (path: string) =>
  ask(
    path,
    (file) => file.prepare("select sql from sqlite_schema where name = ?").get(NAME)?.sql,
  );

/** What is written to the journal for these many keys in one commit each, in bytes. */
async function journalOf(path: string, keys: number): Promise<number> {
  const kv = await Deno.openKv(path);
  for (let i = 0; i < keys; i++) await kv.set(["a", crypto.randomUUID()], "x".repeat(100));
  const { size } = await Deno.stat(`${path}-wal`);
  kv.close();
  return size;
}

Deno.test("a database has only those keys in the index of expiry that expire, Deno's statements use it, and nothing is lost", () =>
  withFile(async (path) => {
    const before = await Deno.openKv(path);
    for (let i = 0; i < 50; i++) await before.set(["old", i], i);
    await before.set(["expires"], 1, { expireIn: 3_600_000 });
    before.close();
    assert(!String(indexIn(path)).includes("WHERE"), "Deno's own index has all keys");

    const log = { info: (event: string) => assert(false, event), alarm() {} };
    const open = (readOnly = false) =>
      openDatabase({
        kvPath: path,
        backend: "local",
        wrap: (kv) => kv,
        log,
        onBack() {},
        readOnly,
      });
    (await open(true)).close();
    assert(!String(indexIn(path)).includes("WHERE"), "a command that only reads changes nothing");
    const database = await open();
    await database.kv.atomic().set(["new"], 1)
      .set(["expires", "too"], 1, { expireIn: 3_600_000 }).commit();
    assertEquals((await Array.fromAsync(database.reads.list({ prefix: ["old"] }))).length, 50);
    database.close();
    (await open()).close();

    assertStringIncludes(String(indexIn(path)), "WHERE expiration_ms >= 0");
    ask(path, (file) => {
      for (const statement of STATEMENTS) {
        const plan = file.prepare(`explain query plan ${statement}`).all();
        assertStringIncludes(JSON.stringify(plan), NAME);
      }
      const rows = file.prepare(
        `select count(*) n from kv indexed by ${NAME} where expiration_ms >= 0`,
      );
      assertEquals(rows.get()?.n, 2);
      assertEquals(file.prepare("pragma integrity_check").get()?.integrity_check, "ok");
    });
  }));

Deno.test("each commit then writes less than three quarters of the pages", () =>
  withFile(async (path) => {
    (await Deno.openKv(path)).close();
    (await Deno.openKv(`${path}.plain`)).close();
    assert(await indexWhatExpires(path));
    const [ours, plain] = [await journalOf(path, 100), await journalOf(`${path}.plain`, 100)];
    assert(ours > 0 && ours < 0.75 * plain, `${ours} bytes instead of ${plain}`);
  }));

Deno.test("an index that is not as we know it stays", () =>
  withFile(async (path) => {
    (await Deno.openKv(path)).close();
    const other = `CREATE INDEX ${NAME} on kv (expiration_ms, k)`;
    ask(path, (file) => file.exec(`drop index ${NAME}; ${other}`));
    assertEquals(await indexWhatExpires(path), false);
    assertEquals(indexIn(path), other);
  }));

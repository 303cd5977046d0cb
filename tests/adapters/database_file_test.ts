/** The database file: its permissions, its lock and the check for damage. */
import { DatabaseSync } from "node:sqlite";
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { CannotOpen } from "#adapters/database/cannot_open.ts";
import { type Database, openDatabase } from "#adapters/database/mod.ts";
import { DatabaseInUse } from "#adapters/database/file_lock.ts";
import type { Kv } from "#store/kv/mod.ts";
import { wrapped } from "../store/wrapped_kv.ts";
import { ownSecret } from "#adapters/secrets/own_secret.ts";

const alarms: [string, unknown][] = [];
const open = (kvPath: string, wrap: (kv: Deno.Kv) => Kv = (kv) => kv): Promise<Database> =>
  openDatabase({
    kvPath,
    backend: "local",
    wrap,
    log: { info() {}, alarm: (event, fields) => void alarms.push([event, fields]) },
    onBack() {},
    waitMs: 0,
  });

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(await Deno.realPath(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const modes = async (folder: string) => {
  const found: Record<string, string> = {};
  for await (const { name } of Deno.readDir(folder)) {
    found[name] = ((await Deno.lstat(`${folder}/${name}`)).mode! & 0o777).toString(8);
  }
  return found;
};
const modeOf = async (path: string) => ((await Deno.stat(path)).mode! & 0o777).toString(8);

Deno.test("the database, its journal, lock, secret, copy and folder are private", () =>
  withFolder(async (folder) => {
    const path = `${folder}/new/exchange.db`;
    const database = await open(path);
    await ownSecret(path);
    await database.kv.atomic().set(["a"], 1).commit();
    const moment = await database.moment();
    const found = await modes(`${folder}/new`);
    const secret = [
      "exchange.db",
      "exchange.db-wal",
      "exchange.db.lock",
      "exchange.db.export",
      "secret",
    ];
    for (const name of secret) assert(name in found, name);
    assertEquals(new Set(Object.values(found)), new Set(["600"]));
    assertEquals(await modeOf(`${folder}/new`), "700");
    await moment![Symbol.asyncDispose]();
    database.close();
  }));

Deno.test("files readable by others are made private at the start; a shared folder is left alone", () =>
  withFolder(async (folder) => {
    const path = `${folder}/exchange.db`;
    (await open(path)).close();
    await ownSecret(path);
    const before = ["exchange.db", "exchange.db-wal", "exchange.db.lock", "secret"];
    const loosen = async () => {
      for (const name of before) {
        await Deno.writeTextFile(`${folder}/${name}`, "", { append: true });
        await Deno.chmod(`${folder}/${name}`, 0o644);
      }
      await Deno.chmod(folder, 0o755);
    };
    await loosen();
    (await open(path)).close();
    for (const [name, mode] of Object.entries(await modes(folder))) assertEquals(mode, "600", name);
    assertEquals(await modeOf(folder), "700");

    await loosen();
    await Deno.writeTextFile(`${folder}/page.html`, "for everybody");
    await Deno.chmod(`${folder}/page.html`, 0o644);
    (await open(path)).close();
    assertEquals([await modeOf(path), await modeOf(folder)], ["600", "755"]);
    assertEquals(alarms, []);
  }));

Deno.test("a symlinked secret is made private at its target", () =>
  withFolder(async (folder) => {
    const [path, elsewhere] = [`${folder}/here/exchange.db`, `${folder}/elsewhere`];
    (await open(path)).close();
    await Deno.writeTextFile(elsewhere, "of some bytes", { mode: 0o644 });
    await Deno.chmod(elsewhere, 0o644);
    await Deno.symlink(elsewhere, `${folder}/here/secret`);
    await Deno.chmod(`${folder}/here`, 0o755);
    (await open(path)).close();
    assertEquals(await ownSecret(path), "of some bytes");
    assertEquals([await modeOf(elsewhere), await modeOf(`${folder}/here`)], ["600", "700"]);
    assertEquals(alarms, []);
  }));

Deno.test("a database in use is locked under all its names", () =>
  withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/there`);
    const path = `${folder}/there/exchange.db`;
    await Deno.symlink(path, `${folder}/early.db`); // its target does not exist yet
    const database = await open(`${folder}/early.db`);
    assertEquals(database.kvPath, path);
    await Deno.symlink("there/exchange.db", `${folder}/link.db`);
    await Deno.symlink("link.db", `${folder}/link to link.db`);
    await Deno.symlink("there", `${folder}/linked`);
    for (
      const name of [
        "there/exchange.db",
        "link.db",
        "link to link.db",
        "linked/exchange.db",
        "early.db",
      ]
    ) await assertRejects(() => open(`${folder}/${name}`), DatabaseInUse);
    database.close();
    for (const name of ["link.db", "linked/exchange.db"]) {
      const again = await open(`${folder}/${name}`);
      assertEquals(again.kvPath, path);
      again.close();
    }
    const fresh = await open(`${folder}/linked/other.db`);
    await assertRejects(() => open(`${folder}/there/other.db`), DatabaseInUse);
    fresh.close();
    await Deno.link(path, `${folder}/second name.db`);
    const refused = await open(`${folder}/second name.db`).catch((error) => error);
    assert(refused instanceof CannotOpen);
    assertStringIncludes(refused.message, "hard links");
  }));

/** Overwrites part of the file. */
function overwrite(path: string, at: number, count: number): void {
  using file = Deno.openSync(path, { write: true });
  file.seekSync(at, Deno.SeekMode.Start);
  file.writeSync(new Uint8Array(count).map((_, i) => (i * 89 + 41) % 256));
}

const damages: Record<string, (path: string) => Promise<void> | void> = {
  "a text": (path) => Deno.writeTextFile(path, "This is no database"),
  "a broken header": (path) => overwrite(path, 0, 32),
  "a broken first page": (path) => overwrite(path, 100, 3_000),
  "broken pages": (path) => overwrite(path, 2 * 4_096, 60 * 4_096),
  "broken pages further on": (path) => overwrite(path, 80 * 4_096, 20 * 4_096),
  "half of the file": (path) => Deno.truncate(path, 100_000),
  "a missing table": (path) => {
    using file = new DatabaseSync(path);
    file.exec("DROP TABLE kv");
  },
  "another program's database": async (path) => {
    await Deno.remove(path);
    using file = new DatabaseSync(path);
    file.exec("CREATE TABLE pictures (name TEXT)");
  },
};

for (const [what, damage] of Object.entries(damages)) {
  Deno.test(`a damaged file (${what}) is reported with advice and left unchanged`, () =>
    withFolder(async (folder) => {
      const path = `${folder}/exchange.db`;
      const database = await open(path);
      for (let i = 0; i < 1_000; i++) {
        await database.kv.atomic().set(["row", i], "x".repeat(400)).commit();
      }
      database.close();
      await damage(path);
      const before = await Deno.readFile(path);
      const error = await open(path).catch((error) => error);
      assert(error instanceof CannotOpen, String(error));
      assertMatch(error.message, /^KV_URL: the database .*exchange\.db is damaged/);
      assertStringIncludes(error.message, "deno task ops import");
      assertEquals(await Deno.readFile(path), before);
      await Deno.remove(path);
      (await open(path)).close(); // the lock was released
    }));
}

Deno.test("a commit that finds the file locked for a moment is tried again; one that always does fails in the end", () =>
  withFolder(async (folder) => {
    let locked = 0;
    const before = (call: string) => {
      if (call === "commit" && locked-- > 0) throw new TypeError("database is locked");
    };
    const database = await open(`${folder}/x.db`, (kv) => wrapped(kv, { before }));
    const commit = () =>
      database.kv.atomic().mutate({ type: "sum", key: ["n"], value: new Deno.KvU64(1n) }).commit();
    locked = 3;
    assert((await commit()).ok);
    locked = Infinity;
    await assertRejects(commit, TypeError);
    locked = 0;
    assertEquals((await database.kv.get<Deno.KvU64>(["n"])).value?.value, 1n);
    database.close();
  }));

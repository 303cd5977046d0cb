/** The format of a database: processes of older versions do not work on it. */
import { FORMAT } from "#domain/format.ts";
import { checkFormat, claimFormat, TooNew } from "#store/care/format.ts";
import { watchFormat } from "#app/watch_format.ts";
import { openSystem } from "#app/system.ts";
import { Silence } from "../exchange.ts";
import { assertEquals, assertRejects } from "@std/assert";

const open = (path: string) =>
  openSystem({ KV_URL: path, DEMO: "off" }, { workers: false, log: new Silence() });

async function withFile(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(`${folder}/kv`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a process writes its format, and does not start on a database that has a newer one", () =>
  withFile(async (path) => {
    const x = await open(path);
    assertEquals((await x.ops.kv.get(["format"])).value, FORMAT);
    await x.ops.kv.atomic().set(["format"], FORMAT + 1).commit();
    await x.stop();
    await assertRejects(() => open(path), TooNew);
    using kv = await Deno.openKv(path);
    assertEquals((await kv.get(["format"])).value, FORMAT + 1);
  }));

Deno.test("a database of an older version gets the format of this one", async () => {
  using kv = await Deno.openKv(":memory:");
  await kv.set(["format"], FORMAT - 1);
  await claimFormat(kv, FORMAT);
  assertEquals((await kv.get(["format"])).value, FORMAT);
});

Deno.test("a running process stops once a newer version has opened its database", async () => {
  using kv = await Deno.openKv(":memory:");
  const due: (() => void)[] = [];
  const timers = { after: (_: number, run: () => void) => (due.push(run), () => {}) };
  const log = new Silence();
  const stopped = Promise.withResolvers<Error>();
  const looks: Promise<void>[] = [];
  const check = () => (looks.push(checkFormat(kv, FORMAT)), looks.at(-1)!);
  watchFormat({ check, timers, log, onTooNew: stopped.resolve });
  due[0]();
  await looks[0];
  assertEquals(log.alarms, []);
  await kv.set(["format"], FORMAT + 1);
  due[1]();
  assertEquals((await stopped.promise).name, "TooNew");
  assertEquals(log.alarms, ["database_too_new"]);
});

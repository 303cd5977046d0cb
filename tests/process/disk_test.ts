/** A full disk or a read-only folder: reported clearly, nothing damaged, recovers by itself. */
import { DatabaseSync } from "node:sqlite";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { json, sellForm, textOf } from "../http/cast.ts";
import { signUp, visitor } from "./holding.ts";
import { ops } from "./ops.ts";
import { Server, servingArgs, until } from "./server.ts";

/** Largest size of a file, in kilobytes: less than SQLite's journal reaches before a checkpoint. */
const LIMIT_KB = 2_048;

const logged = (server: Server, event: string): number =>
  server.output.split("\n").filter((line) => line.includes(`"event":"${event}"`)).length;

const readiness = async (server: Server) => {
  const res = await visitor(server).get("/readyz");
  await res.body?.cancel();
  return res.status;
};

Deno.test("on a full disk everything can be read, nothing is half written, and writing resumes once there is space", async () => {
  await using server = await Server.prepare({ RATE_LIMITS: "off" }, { fileKilobytes: LIMIT_KB });
  await server.start();
  const alice = await signUp(server, "alice");
  const listed: string[] = [];
  let page = "";
  for (let i = 0; i < 2_000 && page === ""; i++) {
    const res = await alice.post("/sell", sellForm({ description: "x".repeat(1_500) }));
    const text = await res.text();
    if (res.status === 303) listed.push(res.headers.get("location")!.split("/")[2]);
    else {
      assertEquals(res.status, 503);
      assert(Number(res.headers.get("retry-after")) > 0);
      page = textOf(text);
    }
  }
  assert(listed.length > 5, `only ${listed.length} tickets fitted`);
  assertStringIncludes(page, "Nothing was changed");
  const refused = await alice.call("POST", "/api/orders", { ticketId: listed[0] });
  assert([403, 503].includes(refused.status)); // 403 because the ticket is her own, or 503 if even that check fails
  await refused.body?.cancel();
  for (const path of ["/", `/tickets/${listed[0]}`, `/tickets/${listed.at(-1)}`]) {
    const res = await visitor(server).get(path);
    await res.body?.cancel();
    assertEquals(res.status, 200, path);
  }
  assertEquals([await readiness(server), logged(server, "database_not_writable")], [503, 1]);

  await server.makeRoom();
  await until(async () => await readiness(server) === 200, () => "the server does not recover");
  const again = await alice.post("/sell", sellForm());
  await again.body?.cancel();
  assertEquals([again.status, logged(server, "database_writable")], [303, 1]);
  for (const id of listed) {
    assertEquals((await json(visitor(server).get(`/api/tickets/${id}`))).status, "available");
  }
  assertEquals(await server.end("SIGTERM"), 0);
  using file = new DatabaseSync(`${server.folder}/exchange.db`);
  assertEquals({ ...file.prepare("PRAGMA integrity_check").get() }, { integrity_check: "ok" });
});

Deno.test("a process that dies on a full disk loses nothing that was accepted", async () => {
  await using server = await Server.prepare({ RATE_LIMITS: "off" }, { fileKilobytes: LIMIT_KB });
  await server.start();
  const alice = await signUp(server, "alice");
  const listed: string[] = [];
  for (;;) {
    const res = await alice.post("/sell", sellForm({ description: "x".repeat(1_500) }));
    await res.body?.cancel();
    if (res.status !== 303) break;
    listed.push(res.headers.get("location")!.split("/")[2]);
  }
  await server.end("SIGKILL");
  server.limits.fileKilobytes = undefined;
  await server.start();
  for (const id of listed) {
    assertEquals((await json(visitor(server).get(`/api/tickets/${id}`))).status, "available");
  }
});

/** Runs a command with a folder mounted read-only, even for root; null without user namespaces. */
async function runReadOnly(folder: string, command: string[], env: Record<string, string>) {
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const run = (...args: string[]) =>
    new Deno.Command("unshare", { args: ["-rm", ...args], cwd: root, env }).output();
  const possible = await run("sh", "-c", script, folder, "true").catch(() => null);
  return possible?.success ? await run("sh", "-c", script, folder, ...command) : null;
}
const root = new URL("../../", import.meta.url);

Deno.test("in a read-only folder the exchange does not start, and says why", async () => {
  await using server = await Server.prepare();
  const ended = await runReadOnly(
    server.folder,
    [Deno.execPath(), ...servingArgs],
    server.env,
  );
  if (ended === null) return console.warn("skipped: no user namespaces here");
  assertEquals(ended.code, 2);
  assertMatch(
    new TextDecoder().decode(ended.stderr),
    /Cannot start: KV_URL: the database .* cannot be opened: .*[Rr]ead-only/,
  );
});

Deno.test("with a damaged database file neither the exchange nor the command line panics: both say what to do", async () => {
  await using server = await Server.prepare();
  await server.start();
  assertEquals(await server.end("SIGTERM"), 0);
  const path = `${server.folder}/exchange.db`;
  using file = await Deno.open(path, { write: true });
  await file.seek(2 * 4_096, Deno.SeekMode.Start);
  await file.write(new Uint8Array(5 * 4_096).fill(65));
  const started = await new Deno.Command(Deno.execPath(), {
    args: servingArgs,
    cwd: root,
    env: server.env,
  }).output();
  const stderr = new TextDecoder().decode(started.stderr);
  assertMatch(stderr, /^Cannot start: KV_URL: the database .* is damaged.*ops import/m);
  assert(!stderr.includes("panicked"), stderr);
  assertEquals(started.code, 2);
  const { code, err } = await ops(server, "status");
  assertMatch(err, /is damaged.*ops import/);
  assertEquals(code, 1);
});

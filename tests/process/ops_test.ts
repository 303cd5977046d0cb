/** `deno task ops` with a running app, after a crash, and without an app. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { CARDS, html, json, list, openCheckout, reserve, seeOther } from "../http/cast.ts";
import { Browser } from "../http/browser.ts";
import { holding } from "./holding.ts";
import { ops } from "./ops.ts";
import { Server, until } from "./server.ts";

const root = new URL("../../", import.meta.url);

const statusOf = async (buyer: Browser, orderId: string): Promise<string> =>
  (await json(buyer.get(`/api/orders/${orderId}`))).status;

Deno.test("the command line asks the running app; after a kill it opens the database itself and closes it again", async () => {
  const { server } = await holding(900);
  await using _ = server;
  const running = await ops(server, "status", "--json");
  assertEquals([running.code, running.err], [0, ""]);
  const { process, outbox } = JSON.parse(running.out);
  assertEquals([process.serving, outbox.dead], [true, 0]);
  const socket = await Deno.stat(`${server.folder}/exchange.db.sock`);
  assertEquals(socket.mode! & 0o777, 0o600);

  const link = `${server.folder}/link.db`;
  await Deno.symlink(`${server.folder}/exchange.db`, link);
  const linked = await ops({ env: { ...server.env, KV_URL: link } }, "status", "--json");
  assertEquals([linked.code, linked.err], [0, ""]);

  await server.end("SIGKILL");
  const alone = await ops(server, "status");
  assertEquals(alone.code, 0);
  assertMatch(alone.out, /^app +not running\n/);
  await server.start();
  assertEquals(JSON.parse((await ops(server, "status", "--json")).out).process.serving, true);
});

Deno.test("a second app on the same file does not start, and names the process that uses it", async () => {
  const { server } = await holding(900);
  await using _ = server;
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-prompt", "--cached-only", "main.ts"],
    cwd: root,
    env: { ...server.env, PORT: "1" },
  }).output();
  assertEquals(code, 2);
  assertMatch(new TextDecoder().decode(stderr), /Process \d+ is using .*exchange\.db/);
});

Deno.test("a backup of the running app, restored after its disk was lost, serves the same pages", async () => {
  const { server, alice, bob, ticketId } = await holding(900);
  await using _ = server;
  const orderId = await reserve(bob, ticketId);
  await seeOther(bob.post(await openCheckout(bob, orderId), { card: CARDS.pays }), /payment$/);
  await until(async () => await statusOf(bob, orderId) === "complete", () => "not complete");
  const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
  const held = await reserve(bob, await list(alice, { startsAt, title: "The Foxes" }));
  const paths = ["/", "/?q=fox", `/tickets/${ticketId}`, "/sales", "/account"];
  const calls = ["/api/orders", `/api/orders/${held}`, `/api/tickets/${ticketId}`];
  await html(alice.get("/")); // shows the notice of the last action, once
  // Lists are up to a second old, and made again after an import: one concert is sold out, one ticket is held.
  const listsAreNew = async () => {
    const { items } = await json(alice.get("/api/concerts"));
    return items.length === 1 && items[0].tickets === 0;
  };
  await until(listsAreNew, () => "the lists do not show the sale and the hold");
  const before = [await pages(alice, paths), await answers(bob, calls)];

  const file = `${server.folder}/backup.ndjson`;
  const exported = await ops(server, "export", file);
  assertEquals([exported.code, exported.err], [0, ""]);
  assertEquals((await Deno.stat(file)).mode! & 0o777, 0o600);
  assertEquals(await Deno.stat(`${server.folder}/exchange.db.export`).catch(() => null), null);
  const refused = await ops(server, "import", file);
  assertEquals(refused.code, 1);
  assertStringIncludes(refused.err, "An import needs exclusive access to the database");

  await server.end("SIGTERM");
  const full = await ops(server, "import", file);
  assertEquals(full.code, 1);
  assertStringIncludes(full.err, "The database is not empty");
  for await (const { name } of Deno.readDir(server.folder)) {
    if (name.startsWith("exchange.db")) await Deno.remove(`${server.folder}/${name}`);
  }
  const imported = await ops(server, "import", file);
  assertEquals([imported.code, imported.err], [0, ""]);
  await server.start();
  await until(listsAreNew, () => "the lists are not made again after the import");
  assertEquals([await pages(alice, paths), await answers(bob, calls)], before);
  assertEquals(await statusOf(bob, held), "created");
});

/** Pages without what differs on each request: nonces, once-keys, the time for clocks, the order of scripts. */
const pages = (visitor: Browser, paths: string[]): Promise<string[]> =>
  Promise.all(
    paths.map(async (path) =>
      (await html(visitor.get(path))).replaceAll(/ (nonce|data-now)="[^"]*"/g, "")
        .replaceAll(/<script[^]*?<\/script>/g, "")
        .replaceAll(/<link rel="modulepreload"[^>]*>/g, "")
        .replaceAll(/(name="once" value=)"[^"]*"/g, "$1")
    ),
  );

const answers = (visitor: Browser, paths: string[]): Promise<unknown[]> =>
  Promise.all(paths.map((path) => json(visitor.get(path))));

Deno.test("wrong usage and failures are explained, with examples and different exit codes", async () => {
  const server = await Server.prepare();
  await using _ = server;
  const help = await ops(server, "--help");
  assertEquals(help.code, 0);
  assertStringIncludes(help.out, "Examples");
  const bogus = await ops(server, "dance");
  assertEquals(bogus.code, 2);
  assertStringIncludes(bogus.err, 'There is no command "dance"');
  assertStringIncludes(bogus.err, "deno task ops dead replay all");
  assertEquals((await ops(server, "dead", "discard", "all")).code, 2); // no terminal to ask for confirmation, and no --yes
  const none = await ops(server, "status");
  assertEquals(none.code, 1);
  assertStringIncludes(none.err, "There is no database");
  assertEquals(await Deno.stat(`${server.folder}/exchange.db`).catch(() => null), null);
});

Deno.test("a moderator added on the command line is one at once", async () => {
  const { server, bob } = await holding(900);
  await using _ = server;
  assertEquals((await json(bob.get("/api/users/current-user"))).groups, []);
  const added = await ops(server, "group", "add", "moderators", "bob@example.org");
  assertEquals(added.code, 0);
  assertMatch(added.out, /^bob <bob@example\.org> \([0-9A-Z]{26}\) belongs to moderators\.$/);
  assertEquals((await json(bob.get("/api/users/current-user"))).groups, ["moderators"]);
  assert(!server.output.includes("bob@example.org"));
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import { buy, html, list, problem, sellForm, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("405 comes before everything else, with Allow; HEAD is GET without a body", async () => {
  const posts = await app.fetch("/tickets/x/withdrawal", { method: "PUT" });
  assertEquals([posts.status, posts.headers.get("allow")], [405, "POST"]);
  assertEquals(posts.headers.get("content-type"), "text/html; charset=utf-8");
  await posts.body?.cancel();
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const res = await app.fetch("/", { method, headers: { origin: "https://evil.example" } });
    assertEquals([res.status, res.headers.get("allow")], [405, "GET, HEAD"], method);
    await res.body?.cancel();
  }
  const api = await app.fetch("/api/orders/x", { method: "PUT" });
  assertEquals(api.headers.get("allow"), "DELETE, GET, HEAD");
  await problem(Promise.resolve(api), 405, "method_not_allowed");
  for (const path of ["/", "/api/tickets", "/healthz", "/sign-in"]) {
    const head = await app.fetch(path, { method: "HEAD" });
    assertEquals([head.status, await head.text()], [200, ""], path);
    const { byteLength } = await (await app.fetch(path)).arrayBuffer();
    assertEquals(head.headers.get("content-length"), String(byteLength), path);
  }
});

test("a 404 page offers a search for the words in the address", async () => {
  const page = await html(app.fetch("/concerts/daft-punk_2027"), 404);
  assertMatch(page, /name="q"[^>]* value="concerts daft punk 2027"/);
  await problem(app.fetch("/api/nothing"), 404, "not_found");
  await problem(app.fetch("/api"), 404, "not_found");
  await html(app.fetch("/tickets"), 404);
  await html(app.fetch("/assets/nothing.js"), 404);
});

test("an address that cannot be parsed is malformed, and static files have their headers", async () => {
  const broken = await app.fetch("/tickets/%zz");
  assertEquals(broken.headers.get("x-content-type-options"), "nosniff");
  await problem(Promise.resolve(broken), 400, "malformed");
  const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(await html(app.fetch("/")))![1];
  for (const path of [sheet, "/favicon.svg"]) {
    const res = await app.fetch(path);
    assertEquals(res.status, 200, path);
    assertEquals(res.headers.get("x-content-type-options"), "nosniff", path);
    assertEquals(res.headers.get("referrer-policy"), "strict-origin-when-cross-origin", path);
    await res.body?.cancel();
  }
});

test("unknown and forbidden get the same answer", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const carol = await signUp(app, "carol");
  const orderId = await buy(bob, await list(alice));
  const same = async (path: string) => {
    const answers = await Promise.all([orderId, "01UNKNOWN0000000000000000A"].map(async (id) => {
      const res = await carol.get(path.replace(":id", id));
      const text = (await res.text()).replaceAll(id, "").replace(/"requestId":"[^"]+"/, "")
        .toLowerCase().replaceAll(id.toLowerCase(), "");
      const headers = [...res.headers].filter(([name]) => name !== "x-request-id");
      return { status: res.status, text, headers };
    }));
    assertEquals(answers[0], answers[1], path);
    assertEquals(answers[0].status, 404);
  };
  await same("/orders/:id");
  await same("/orders/:id/payment");
  await same("/api/orders/:id");
  await same("/api/payments?orderId=:id");
});

test("the log has a line per request, without queries, bodies or personal data", async () => {
  const alice = await signUp(app, "alice");
  app.lines.length = 0;
  await html(alice.get("/?q=very-private"));
  await html(alice.post("/sell", sellForm({ title: "", code: "LOG-SECRET" })), 422);
  await problem(app.fetch("/api/orders?status=hidden"), 401, "unauthenticated");
  const log = app.lines.join("\n");
  for (
    const secret of [
      "very-private",
      "LOG-SECRET",
      "hidden",
      alice.email,
      alice.cookies.get("session")!,
    ]
  ) {
    assert(!log.includes(secret), secret);
  }
  const requests = app.lines.map((line) => JSON.parse(line)).filter((line) =>
    line.event === "request"
  );
  assertEquals(requests.map((line) => [line.method, line.path, line.status]), [
    ["GET", "/", 200],
    ["POST", "/sell", 422],
    ["GET", "/api/orders", 401],
  ]);
  assertMatch(requests[0].requestId, /^[0-9a-f-]{36}$/);
});

test("health, readiness and metrics contain no personal data", async () => {
  const alice = await signUp(app, "alice");
  assertEquals(await (await app.fetch("/healthz")).text(), "ok\n");
  assertEquals((await app.fetch("/readyz")).status, 200);
  const res = await app.fetch("/metrics");
  const text = await res.text();
  assertMatch(res.headers.get("content-type")!, /^text\/plain; version=0\.0\.4/);
  assertMatch(text, /^ticketing_requests_total\{[^}]*\} \d+$/m);
  for (const secret of [alice.email, alice.userId, "alice"]) assert(!text.includes(secret));
});

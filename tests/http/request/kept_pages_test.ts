import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { notingCommits } from "#store/kv/notes.ts";
import { createKeptPages, KEPT_MS } from "#web/answer/kept_pages.ts";
import type { HtmlPage } from "#web/answer/finish.ts";
import { startApp, test } from "../app.ts";
import { html, list, reserve, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Rows of the database that were read for a page, while nothing else reads. */
async function rowsRead(ask: () => Promise<Response>): Promise<number> {
  await app.system.workers.offerings.idle();
  const before = app.system.store.stats.rowsRead;
  await html(ask());
  return app.system.store.stats.rowsRead - before;
}

test("a page that many visitors ask for is rendered once", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  for (const path of ["/", `/tickets/${id}`, "/?sort=price"]) {
    app.clock.forward(2);
    assert(await rowsRead(() => app.fetch(path)) > 0, path);
    assertEquals(await rowsRead(() => app.fetch(path)), 0, path);
    app.clock.forward(2);
    assert(await rowsRead(() => app.fetch(path)) > 0, `${path} after a while`);
  }
});

test("a commit shows on the visitors' next page", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  await html(app.fetch("/"));
  const id = await list(alice, { title: "Straight away" });
  assertStringIncludes(textOf(await html(app.fetch("/"))), "Straight away");
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Available");
  await reserve(bob, id);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Reserved");
});

test("a hold that lapses shows at once", async () => {
  const id = await list(await signUp(app, "alice"));
  await reserve(await signUp(app, "bob"), id);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Reserved");
  app.clock.forward(app.system.config.orderExpirationSeconds);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Available");
});

test("no visitor gets a page that was rendered for a signed-in person, nor the other way round", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  for (const path of ["/", `/tickets/${id}`]) {
    assertStringIncludes(await html(alice.get(path)), 'href="/account"');
    assert(!(await html(app.fetch(path))).includes('href="/account"'), path);
    assertStringIncludes(await html(alice.get(path)), 'href="/account"');
    const bearer = { headers: { authorization: "Bearer nothing" } };
    assert(await rowsRead(() => app.fetch(path, bearer)) > 0, `${path} with a token`);
  }
});

test("a request with only the language cookie still counts as a visitor's, one with any other cookie does not", async () => {
  const asking = (cookie: string) => () => app.fetch("/", { headers: { cookie } });
  await html(app.fetch("/"));
  assertEquals(await rowsRead(asking("lang=en")), 0);
  for (const cookie of ["lang=en; session=x", "session=x", "lang=en; notice=saved", "lang="]) {
    assert(await rowsRead(asking(cookie)) > 0, cookie);
  }
});

test("a page with a notice is not kept", async () => {
  await html(app.fetch("/"));
  const notice = await html(app.fetch("/", { headers: { cookie: "notice=signed_out" } }));
  assertStringIncludes(textOf(notice), "You are signed out");
  assert(!textOf(await html(app.fetch("/"))).includes("You are signed out"));
});

test("a visitor who already has the page gets 304 and keeps its content policy", async () => {
  const id = await list(await signUp(app, "alice"), { title: "Seen before" });
  const first = await app.fetch(`/tickets/${id}`);
  await first.body?.cancel();
  const etag = first.headers.get("etag")!;
  const again = () => app.fetch(`/tickets/${id}`, { headers: { "if-none-match": etag } });
  app.clock.forward(2);
  const same = await again();
  assertEquals([same.status, same.body], [304, null]);
  assertEquals(same.headers.get("content-security-policy"), null);
  assertEquals(same.headers.get("etag"), etag);
  assertEquals(same.headers.get("x-content-type-options"), "nosniff");
  await reserve(await signUp(app, "bob"), id);
  const changed = await again();
  assertStringIncludes(textOf(await changed.text()), "Reserved");
  assertEquals(changed.status, 200);
  assert(changed.headers.has("content-security-policy"));
});

test("a kept page is the same bytes for all visitors in each encoding; the next rendering has a new nonce", async () => {
  const forms = async (encoding: string) => {
    const res = await app.fetch("/", { headers: { "accept-encoding": encoding } });
    const policy = res.headers.get("content-security-policy");
    return { policy, bytes: new Uint8Array(await res.arrayBuffer()).toHex() };
  };
  app.clock.forward(2);
  const first = await forms("br");
  assertEquals(await forms("br"), first);
  const plain = await forms("");
  assert(plain.bytes !== first.bytes);
  assertEquals(await forms(""), plain);
  app.clock.forward(2);
  assert((await forms("br")).policy !== first.policy);
});

test("an error is not kept", async () => {
  await html(app.fetch("/?min=abc"), 422);
  const res = await app.fetch("/?min=abc");
  assertEquals([res.status, res.headers.get("etag")], [422, null]);
  await res.body?.cancel();
});

test("a kept page is rendered again at the moment its ticket's hold lapses", async () => {
  const alice = await signUp(app, "alice");
  const ticketId = await list(alice);
  await reserve(await signUp(app, "bob"), ticketId);
  app.clock.forward(899.9);
  const page = () => html(app.fetch(`/tickets/${ticketId}`));
  assertStringIncludes(textOf(await page()), "Somebody has reserved it");
  app.clock.forward(0.1);
  assertStringIncludes(textOf(await page()), "Sign in to reserve");
});

test("200 visitors at once share one rendering of a new page, each in their own encoding", async () => {
  const id = await list(await signUp(app, "alice"));
  for (const path of ["/", `/tickets/${id}`]) {
    app.clock.forward(2);
    await html(app.fetch(path)); // what is kept for longer is there now
    app.clock.forward(2);
    const alone = await rowsRead(() => app.fetch(path));
    assert(alone > 0);
    app.clock.forward(2);
    await app.system.workers.offerings.idle();
    const before = app.system.store.stats.rowsRead;
    const answers = await Promise.all(Array.from({ length: 200 }, async (_, i) => {
      const headers = { "accept-encoding": ["", "br", "gzip"][i % 3] };
      const res = await app.fetch(path, { headers });
      const bytes = new Uint8Array(await res.arrayBuffer()).toHex();
      const { status } = res;
      const coding = res.headers.get("content-encoding");
      assertEquals(coding, [null, "br", "gzip"][i % 3]);
      return {
        status,
        coding,
        bytes,
        id: res.headers.get("x-request-id"),
        etag: res.headers.get("etag"),
      };
    }));
    assertEquals(app.system.store.stats.rowsRead - before, alone, path);
    assertEquals(new Set(answers.map(({ status }) => status)), new Set([200]));
    assertEquals(new Set(answers.map(({ id }) => id)).size, 200);
    assertEquals(new Set(answers.map(({ etag }) => etag)).size, 1);
    assertEquals(new Set(answers.map(({ coding, bytes }) => `${coding} ${bytes}`)).size, 3);
  }
});

/** Kept pages alone, rendered by the test; who asks is a visitor, or the person `who`. */
function byHand() {
  const stats = { commits: 0 };
  const world = {
    at: 0,
    made: 0,
    until: Infinity as number | undefined,
    isOwn: undefined as ((userId: string) => boolean) | undefined,
    /** Who gets a page of their own, as somebody with a hold. */
    apart: new Set<string>(),
  };
  const noting = () => notingCommits(stats);
  const pages = createKeptPages({ now: () => world.at, noting });
  const visit = async (make: () => Response | Promise<Response>, who: string | null = null) => {
    const headers: HeadersInit = who === null ? {} : { cookie: `session=${who}` };
    const request = new Request("http://localhost/", { headers });
    const reader = () =>
      Promise.resolve(who !== null && world.apart.has(who) ? null : { userId: who });
    const found = await pages.find(request, "en", reader, async () => {
      world.made++;
      return await make();
    }, () => world.until === undefined ? undefined : { until: world.until, isOwn: world.isOwn });
    return { status: found.status, page: "rest" in found ? (found as HtmlPage).rest : null };
  };
  const html = (text: string) => new Response(text, { headers: { "content-type": "text/html" } });
  return { stats, world, visit, html };
}

const said = (page: Uint8Array | null) => new TextDecoder().decode(page ?? new Uint8Array());

Deno.test("a person gets another one's page only if it says nothing of their own to either", async () => {
  const { world, visit, html } = byHand();
  const ask = async (who: string | null) => {
    const { page } = await visit(() => html(`</head>for ${who}`), who);
    return page === null ? "own" : said(page).slice("</head>".length);
  };
  assertEquals([await ask("ann"), await ask("ben")], ["own", "own"]); // it does not say that it is for others
  world.at += KEPT_MS; // for so long nobody waits for a page that was for one person alone
  world.isOwn = (userId) => userId === "sam";
  assertEquals([await ask("ann"), await ask("ben")], ["for ann", "for ann"]);
  assertEquals(await ask("sam"), "own");
  assertEquals(await ask(null), "for null");
  assertEquals(await ask("cat"), "for ann");
});

Deno.test("a page that sets a cookie is for nobody else", async () => {
  const { world, visit } = byHand();
  world.isOwn = () => false;
  const headers = { "content-type": "text/html", "set-cookie": "session=secret" };
  for (const who of ["ann", "ben", null, null]) {
    await visit(() => new Response("</head>", { headers }), who);
  }
  assertEquals(world.made, 4);
});

Deno.test("a rendering that fails while others wait fails for its own request alone, and is not kept", async () => {
  const { world, visit, html } = byHand();
  const gate = Promise.withResolvers<Response>();
  const first = visit(() => gate.promise).catch((error) => error.message);
  const others = [1, 2, 3].map(() => visit(() => html("</head>well")));
  assertEquals(world.made, 1);
  gate.reject(new Error("out of order"));
  assertEquals(await first, "out of order");
  for (const { status } of await Promise.all(others)) assertEquals(status, 200);
  assertEquals((await visit(() => html("</head>well"))).status, 200);
});

Deno.test("a request after a commit, or after a page's time, does not get a rendering that began before", async () => {
  const { stats, world, visit, html } = byHand();
  const gate = Promise.withResolvers<Response>();
  const before = visit(() => gate.promise);
  stats.commits++;
  const after = visit(() => html("</head>news"));
  assertEquals(world.made, 2);
  gate.resolve(html("</head>old"));
  assertEquals(new TextDecoder().decode((await after).page!), "</head>news");
  assertEquals(new TextDecoder().decode((await before).page!), "</head>old");
  world.at += KEPT_MS;
  const slow = Promise.withResolvers<Response>();
  const early = visit(() => slow.promise);
  world.until = world.at + 5;
  world.at += 6;
  const late = visit(() => html("</head>lapsed"));
  slow.resolve(html("</head>held"));
  assertEquals(new TextDecoder().decode((await early).page!), "</head>held");
  assertEquals(new TextDecoder().decode((await late).page ?? new Uint8Array()), "");
  assertEquals(world.made, 4);
});

Deno.test("a page that may not be shared is rendered for each waiting request", async () => {
  const { world, visit, html } = byHand();
  world.until = undefined;
  await Promise.all([1, 2, 3].map((n) => visit(() => html(`</head>${n}`))));
  assertEquals(world.made, 3);
});

Deno.test("while somebody with a page of their own asks, and after that, one rendering is shared by all others", async () => {
  const { world, visit, html } = byHand();
  world.isOwn = () => false;
  world.apart = new Set(["ann", "bo"]);
  const gate = Promise.withResolvers<Response>();
  const anns = visit(() => gate.promise, "ann");
  const bos = visit(() => html("</head>for bo"), "bo");
  const others = ["cat", "dan", "eve"].map((who) => visit(() => html(`</head>for ${who}`), who));
  // Bo waits for nobody.
  assertEquals([(await bos).page, world.made], [null, 2]);
  gate.resolve(html("</head>for ann"));
  assertEquals((await anns).page, null);
  for (const { page } of await Promise.all(others)) assertEquals(said(page), "</head>for cat");
  assertEquals(said((await visit(() => html("</head>late"), "fay")).page), "</head>for cat");
  assertEquals(world.made, 3);
});

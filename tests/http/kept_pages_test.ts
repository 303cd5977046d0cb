import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "./app.ts";
import { html, list, reserve, signUp, textOf } from "./cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Rows of the database that were read for a page. */
async function rowsRead(ask: () => Promise<Response>): Promise<number> {
  const before = app.system.store.stats.rowsRead;
  await html(ask());
  return app.system.store.stats.rowsRead - before;
}

test("a page that many visitors ask for is made once", async () => {
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

test("what is committed is on the visitors' next page", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  await html(app.fetch("/"));
  const id = await list(alice, { title: "Straight away" });
  assertStringIncludes(textOf(await html(app.fetch("/"))), "Straight away");
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Available");
  await reserve(bob, id);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Held");
});

test("a hold that ends by itself shows at once", async () => {
  const id = await list(await signUp(app, "alice"));
  await reserve(await signUp(app, "bob"), id);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Held");
  app.clock.forward(app.system.config.orderExpirationSeconds);
  assertStringIncludes(textOf(await html(app.fetch(`/tickets/${id}`))), "Available");
});

test("no visitor sees a page that was made for somebody, nor the other way round", async () => {
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

test("the language cookie alone makes nobody of a visitor, any other one does", async () => {
  const asking = (cookie: string) => () => app.fetch("/", { headers: { cookie } });
  await html(app.fetch("/"));
  assertEquals(await rowsRead(asking("lang=en")), 0);
  for (const cookie of ["lang=en; session=x", "session=x", "lang=en; notice=saved", "lang="]) {
    assert(await rowsRead(asking(cookie)) > 0, cookie);
  }
});

test("what is said once after a redirect is not kept", async () => {
  await html(app.fetch("/"));
  const notice = await html(app.fetch("/", { headers: { cookie: "notice=signed_out" } }));
  assertStringIncludes(textOf(notice), "You are signed out");
  assert(!textOf(await html(app.fetch("/"))).includes("You are signed out"));
});

test("a visitor who has the page already is told so, and keeps its policy", async () => {
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
  assertStringIncludes(textOf(await changed.text()), "Held");
  assertEquals(changed.status, 200);
  assert(changed.headers.has("content-security-policy"));
});

test("a kept page is the same bytes for its visitors, in each form; the next one has a nonce of its own", async () => {
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

test("a kept page is made anew at the moment at which its ticket's hold lapses", async () => {
  const alice = await signUp(app, "alice");
  const ticketId = await list(alice);
  await reserve(await signUp(app, "bob"), ticketId);
  app.clock.forward(899.9);
  const page = () => html(app.fetch(`/tickets/${ticketId}`));
  assertStringIncludes(textOf(await page()), "Somebody is holding it");
  app.clock.forward(0.1);
  assertStringIncludes(textOf(await page()), "Sign in to reserve");
});

import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  html,
  list,
  NASTY,
  openCheckout,
  problem,
  reserve,
  seeOther,
  sellForm,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("every page has the content policy and the other headers, with a new nonce each time", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const moderator = await signUpModerator(app, "mona");
  const id = await list(alice);
  const orderId = await reserve(bob, id);
  const checkout = await openCheckout(bob, orderId);
  const pages: [{ get(path: string): Promise<Response> }, string][] = [
    [app.visitor(), "/"],
    [app.visitor(), "/sign-up"],
    [app.visitor(), "/sign-in"],
    [app.visitor(), "/nowhere"],
    [app.visitor(), "/mail"],
    [alice, "/sign-out"],
    [alice, "/account"],
    [alice, "/sell"],
    [alice, "/sales"],
    [bob, `/tickets/${id}`],
    [alice, `/tickets/${await list(alice)}/edit`],
    [bob, "/orders"],
    [bob, `/orders/${orderId}`],
    [bob, checkout],
    [moderator, "/moderation"],
  ];
  const nonces = new Set<string>();
  let withScripts = 0;
  for (const [who, path] of pages) {
    const res = await who.get(path);
    const page = await res.text();
    const csp = res.headers.get("content-security-policy")!;
    assertStringIncludes(csp, "default-src 'none'; script-src 'self'", path);
    assert(!csp.includes("unsafe"), path);
    for (const part of ["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
      assertStringIncludes(csp, part, path);
    }
    assertEquals(res.headers.get("x-content-type-options"), "nosniff");
    assertEquals(res.headers.get("referrer-policy"), "strict-origin-when-cross-origin");
    assertEquals(res.headers.get("cross-origin-opener-policy"), "same-origin");
    assertMatch(res.headers.get("x-request-id")!, /^[0-9a-f-]{36}$/);
    assertEquals(res.headers.get("strict-transport-security"), null);
    assert(!/ style="| on[a-z]+="/.test(page), `${path}: inline style or handler`);
    for (const [, nonce] of csp.matchAll(/'nonce-([^']+)'/g)) nonces.add(nonce);
    // JSON-LD is not executed, so the policy does not apply to it; our own file is 'self'.
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
      .filter((tag) => tag !== '<script type="application/ld+json">')
      .filter((tag) => tag !== '<script src="/busy.js" defer>');
    assertEquals(scripts.length > 0, csp.includes("nonce-"), path);
    assert(scripts.every((tag) => tag.includes(' nonce="')), path);
    if (scripts.length > 0) withScripts++;
  }
  await bob.get(`/orders/${orderId}`).then((res) => {
    nonces.add(/'nonce-([^']+)'/.exec(res.headers.get("content-security-policy")!)![1]);
    return res.body?.cancel();
  });
  assert(withScripts > 3, String(withScripts));
  assertEquals(nonces.size, withScripts + 1, "the order's page twice, a nonce each");
});

test("a title that would break out of markup is shown as typed on every page", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { title: NASTY, venue: NASTY, city: NASTY, description: NASTY });
  const orderId = await reserve(bob, id);
  const checkout = await openCheckout(bob, orderId);
  const shows = async (page: Promise<string>, where: string) => {
    const source = await page;
    assertStringIncludes(textOf(source), NASTY, where);
    assert(!source.includes("<b>"), where);
  };
  await shows(html(app.fetch("/")), "home");
  await shows(html(app.fetch(`/tickets/${id}`)), "ticket");
  await shows(html(bob.get(`/orders/${orderId}`)), "order");
  await shows(html(bob.get(checkout)), "sandbox");
  await shows(html(bob.get("/orders")), "orders");
  await shows(html(alice.get("/sales")), "sales");
  const order = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(order, "<script nonce=");
  for (const [script] of order.matchAll(/<script.*?<\/script>/gs)) {
    assert(!script.includes("$&"), "no script carries what somebody wrote");
  }
  await shows(html(alice.get(`/orders/${orderId}`)), "the seller's order");
  await (await bob.post(`/orders/${orderId}/cancellation`)).body?.cancel();
  const edit = await html(alice.get(`/tickets/${id}/edit`));
  assertStringIncludes(edit, 'value="$&amp; $\' &lt;b>&quot;x&quot;&lt;/b>"');
  const refused = await html(alice.post("/sell", sellForm({ title: NASTY, venue: "" })), 422);
  assertStringIncludes(refused, 'value="$&amp; $\' &lt;b>&quot;x&quot;&lt;/b>"');
});

test("a title with text that is special to the framework is a title like any other", async () => {
  const alice = await signUp(app, "alice");
  for (const title of ["__FRESH_PAGE_PLACEHOLDER_dQw4w9WgXcQ__", "<!--fresh-island:0-->"]) {
    const page = await html(app.fetch(`/tickets/${await list(alice, { title })}`));
    const [head, body] = page.split("</head>");
    assertStringIncludes(head, `<title>${title.replaceAll("<", "&lt;")} · `);
    assertMatch(body, /<h1><bdi>(__FRESH|&lt;!--fresh)/);
  }
});

const ownPosts = [
  "/sign-in",
  "/sign-up",
  "/sign-out",
  "/sell",
  "/orders",
  "/account/name",
  "/sandbox/checkout/x",
];

test("a form from another site is refused before its body is read, signed in or not", async () => {
  const alice = await signUp(app, "alice");
  const strange: HeadersInit[] = [
    {},
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:8001" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: app.origin, "sec-fetch-site": "cross-site" },
  ];
  for (const who of [alice, app.visitor()]) {
    for (const path of ownPosts) {
      for (const headers of strange) {
        const init = { method: "POST", body: "x".repeat(100_000), headers };
        const page = await html(who.request(path, init), 403);
        assertStringIncludes(textOf(page), "The request came from another site");
      }
    }
  }
  await html(alice.get("/account"));
});

test("either header may prove our own origin, spelt as localhost or 127.0.0.1", async () => {
  const ours: HeadersInit[] = [
    { origin: "http://localhost:8000" },
    { origin: "http://127.0.0.1:8000" },
    { "sec-fetch-site": "same-origin" },
    { origin: app.origin, "sec-fetch-site": "same-origin" },
  ];
  for (const headers of ours) {
    const body = new URLSearchParams({ email: "a@example.org", password: "x" });
    await html(app.fetch("/sign-in", { method: "POST", body, headers }), 401);
  }
});

test("an API write with a cookie needs our origin; one with a bearer token does not, and uses no session", async () => {
  const alice = await signUp(app, "alice");
  const body = JSON.stringify({});
  const type = { "content-type": "application/json" };
  for (const path of ["/api/tickets", "/api/orders", "/api/payments"]) {
    await problem(alice.request(path, { method: "POST", body, headers: type }), 403, "cross_site");
    await problem(app.fetch(path, { method: "POST", body, headers: type }), 401, "unauthenticated");
    const bearer = { ...type, authorization: "Bearer nothing" };
    await problem(
      alice.request(path, { method: "POST", body, headers: bearer }),
      401,
      "unauthenticated",
    );
  }
  await problem(alice.request("/api/tickets/x", { method: "DELETE" }), 403, "cross_site");
});

test("bodies are limited, also without Content-Length", async () => {
  const alice = await signUp(app, "alice");
  const big = "x".repeat(70_000);
  const form = { "content-type": "application/x-www-form-urlencoded", origin: app.origin };
  const json = { "content-type": "application/json", origin: app.origin };
  const chunked = () => new Blob([big]).stream();
  for (const path of ["/sell", "/sign-in", "/orders", "/orders/x/cancellation", "/sign-out"]) {
    for (const body of [big, chunked()]) {
      await html(alice.request(path, { method: "POST", body, headers: form }), 413);
    }
  }
  for (const path of ["/api/tickets", "/api/orders", "/api/payments"]) {
    for (const body of [big, chunked()]) {
      const refused = alice.request(path, { method: "POST", body, headers: json });
      assertStringIncludes((await problem(refused, 413, "too_large")).detail, "limit is 64 KiB");
    }
  }
  const lying = { ...json, "content-length": "2" };
  await problem(
    alice.request("/api/tickets", { method: "POST", body: chunked(), headers: lying }),
    413,
    "too_large",
  );
});

test("a body is read only with the content type that the route expects", async () => {
  const alice = await signUp(app, "alice");
  const multipart = new FormData();
  multipart.set("title", "x");
  await html(
    alice.request("/sell", { method: "POST", body: multipart, headers: { origin: app.origin } }),
    415,
  );
  await html(alice.call("POST", "/sell", {}), 415);
  await problem(alice.post("/api/tickets", { title: "x" }), 415, "unsupported_media_type");
  const headers = { "content-type": "application/json; charset=utf-8", origin: app.origin };
  for (const body of ["{", "", "\xff\xfe", '{"a":1}}']) {
    await problem(
      alice.request("/api/tickets", { method: "POST", body, headers }),
      400,
      "malformed",
    );
  }
});

test("a form post in a stranger's order changes nothing", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const carol = await signUp(app, "carol");
  const orderId = await reserve(bob, await list(alice));
  await html(carol.post(`/orders/${orderId}/cancellation`), 404);
  await seeOther(bob.post(`/orders/${orderId}/payment`), /^\/sandbox\//);
});

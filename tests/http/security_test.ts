import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "./app.ts";
import {
  buy,
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
} from "./cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("every page carries the policy and the other headers, with a new nonce each time", async () => {
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
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assertEquals(scripts.length > 0, csp.includes("nonce-"), path);
    assert(scripts.every((tag) => tag.includes(' nonce="')), path);
  }
  await bob.get(`/orders/${orderId}`).then((res) => {
    nonces.add(/'nonce-([^']+)'/.exec(res.headers.get("content-security-policy")!)![1]);
    return res.body?.cancel();
  });
  assertEquals(nonces.size, 2, "the order's page twice, a nonce each");
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
  assertStringIncludes(
    await html(bob.get(`/orders/${orderId}`)),
    'title:"$& $\' \\u003Cb>\\"x\\"\\u003C/b>"',
    "as an island's property",
  );
  await shows(html(alice.get(`/orders/${orderId}`)), "the seller's order");
  await (await bob.post(`/orders/${orderId}/cancellation`)).body?.cancel();
  const edit = await html(alice.get(`/tickets/${id}/edit`));
  assertStringIncludes(edit, 'value="$&amp; $\' &lt;b>&quot;x&quot;&lt;/b>"');
  const refused = await html(alice.post("/sell", sellForm({ title: NASTY, venue: "" })), 422);
  assertStringIncludes(refused, 'value="$&amp; $\' &lt;b>&quot;x&quot;&lt;/b>"');
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

test("a form from another site is refused before anything of it is read, signed in or not", async () => {
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

test("our own origin may be told by either header, and spelt as localhost or 127.0.0.1", async () => {
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

test("an API write with a cookie needs our origin; a bearer's does not, and gets no session", async () => {
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

test("405 comes before everything else, with Allow; HEAD is GET without a body", async () => {
  const posts = await app.fetch("/tickets/x/withdrawal");
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
  }
});

test("what is not there offers a search with the words of the address", async () => {
  const page = await html(app.fetch("/concerts/daft-punk_2027"), 404);
  assertStringIncludes(page, 'name="q" value="concerts daft punk 2027"');
  await problem(app.fetch("/api/nothing"), 404, "not_found");
  await problem(app.fetch("/api"), 404, "not_found");
  await html(app.fetch("/tickets"), 404);
  await html(app.fetch("/assets/nothing.js"), 404);
});

test("an address that cannot be read is malformed, and static files carry their headers", async () => {
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

test("unknown and forbidden answer alike", async () => {
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

test("bodies are bounded, also when their length is not told", async () => {
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
      await problem(alice.request(path, { method: "POST", body, headers: json }), 413, "too_large");
    }
  }
  const lying = { ...json, "content-length": "2" };
  await problem(
    alice.request("/api/tickets", { method: "POST", body: chunked(), headers: lying }),
    413,
    "too_large",
  );
});

test("only the content type that an address expects is read", async () => {
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

test("the log has a line for each request, without queries, bodies or persons", async () => {
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

test("health, readiness and metrics say nothing about persons", async () => {
  const alice = await signUp(app, "alice");
  assertEquals(await (await app.fetch("/healthz")).text(), "ok\n");
  assertEquals((await app.fetch("/readyz")).status, 200);
  const res = await app.fetch("/metrics");
  const text = await res.text();
  assertMatch(res.headers.get("content-type")!, /^text\/plain; version=0\.0\.4/);
  assertMatch(text, /^ticketing_requests_total\{[^}]*\} \d+$/m);
  for (const secret of [alice.email, alice.userId, "alice"]) assert(!text.includes(secret));
});

test("mails that were sent to nobody are shown on a loopback address", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  await buy(bob, await list(alice, { title: "Mailed about" }));
  assertStringIncludes(textOf(await html(app.fetch("/mail"))), "Mail");
});

test("filters of the home page are kept, and wrong ones told at their fields", async () => {
  const page = await html(app.fetch("/?q=x&min=abc&from=2027-02-30&city=Nowhere"), 422);
  for (const field of ["min", "from"]) {
    assertMatch(page, new RegExp(`id="field-${field}"[^>]*aria-invalid`));
  }
  assertStringIncludes(page, 'value="abc"');
  assertStringIncludes(page, '<option value="Nowhere" selected>');
  await html(app.fetch("/?cursor=nonsense"), 400);
  await html(app.fetch(`/?cursor=${"x".repeat(400)}`), 400);
  const empty = await html(app.fetch("/?q=nosuchword&city=&from=&min="));
  assertStringIncludes(textOf(empty), "No ticket fits");
});

test("the home page has pages in both directions, which keep the filters", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 0; i < 25; i++) {
    app.clock.forward(1);
    await list(alice, { title: `Pagerband ${i}` });
  }
  const first = await html(app.fetch("/?q=pagerband&sort=newest"));
  const next = /rel="next" href="([^"]+)"/.exec(first)![1].replaceAll("&amp;", "&");
  assertStringIncludes(next, "q=pagerband&sort=newest&cursor=");
  const second = await html(app.fetch(next));
  assertStringIncludes(textOf(second), "Pagerband 0 ");
  const back = /rel="prev" href="([^"]+)"/.exec(second)![1].replaceAll("&amp;", "&");
  assertStringIncludes(textOf(await html(app.fetch(back))), "Pagerband 24");
});

test("a form post in a stranger's order changes nothing", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const carol = await signUp(app, "carol");
  const orderId = await reserve(bob, await list(alice));
  await html(carol.post(`/orders/${orderId}/cancellation`), 404);
  await seeOther(bob.post(`/orders/${orderId}/payment`), /^\/sandbox\//);
});

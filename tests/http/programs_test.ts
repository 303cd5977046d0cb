/** Tokens, webhooks and the API's documentation, as pages. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { operations } from "#http/api/operations.ts";
import { startApp, test } from "./app.ts";
import { html, json, problem, seeOther, signUp, textOf } from "./cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const form = { name: "Box office", "tickets:read": "on", "orders:read": "on", expires: "30" };

test("a token is made on the account's page, its secret shown once, and used", async () => {
  const alice = await signUp(app, "alice");
  const res = await alice.post("/account/tokens", form);
  assertEquals(res.headers.get("cache-control"), "private, no-store");
  const page = await html(Promise.resolve(res), 201);
  const [secret] = /tkp_\w{26}_[\w-]{43}/.exec(page)!;
  const headers = { authorization: `Bearer ${secret}` };
  const me = await json(app.fetch("/api/users/current-user", { headers }));
  assertEquals(me.id, alice.userId);
  await problem(
    app.fetch("/api/orders", { method: "POST", headers }),
    403,
    "insufficient_scope",
  );
  const later = await html(alice.get("/account"));
  assert(!later.includes(secret), "shown once");
  assertMatch(
    textOf(later),
    /Box office See tickets ?· See orders, sales and payments Used .* Ends /,
  );
});

test("a refused token keeps what was entered, and ties problems to its fields", async () => {
  const alice = await signUp(app, "alice");
  const page = await html(
    alice.post("/account/tokens", { name: "  ", expires: "7", "x:y": "on" }),
    422,
  );
  assertStringIncludes(page, 'href="#field-name-token"');
  assertStringIncludes(page, 'href="#field-scopes-token"');
  assertMatch(page, /<fieldset[^>]*id="field-scopes-token"[^>]*aria-invalid="true"/);
  assertMatch(page, /<option[^>]* selected[^>]*>7 days/);
  const { name: _name, ...unnamed } = form;
  const again = await html(alice.post("/account/tokens", { ...unnamed, expires: "soon" }), 422);
  assertMatch(again, /name="tickets:read"[^>]* checked/);
  assertEquals((await json(alice.get("/api/clients"))).items, []);
});

test("a token is revoked by its owner, and by nobody else", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const page = await html(alice.post("/account/tokens", { ...form, expires: "never" }), 201);
  const [secret] = /tkp_\w{26}_[\w-]{43}/.exec(page)!;
  const [, id] = /\/account\/tokens\/(\w+)\/removal/.exec(page)!;
  assertStringIncludes(textOf(page), "Until you revoke it");
  await html(bob.post(`/account/tokens/${id}/removal`), 404);
  await seeOther(alice.post(`/account/tokens/${id}/removal`), "/account");
  const headers = { authorization: `Bearer ${secret}` };
  await problem(app.fetch("/api/users/current-user", { headers }), 401, "unauthenticated");
});

test("a webhook is added and removed on the account's page; an address that may not be is told so", async () => {
  const alice = await signUp(app, "alice");
  const url = "https://hooks.example/in?a=1";
  const page = await html(alice.post("/account/webhooks", { url: ` ${url} ` }), 201);
  assertMatch(page, /whsec_[\w+/]{32}/);
  const refused = await html(alice.post("/account/webhooks", { url: "http://hooks.example" }), 422);
  assertStringIncludes(refused, 'value="http://hooks.example"');
  assertStringIncludes(textOf(refused), "Must be an https address");
  const [, id] = /\/account\/webhooks\/(\w+)\/removal/.exec(page)!;
  await seeOther(alice.post(`/account/webhooks/${id}/activation`), "/account");
  await seeOther(alice.post(`/account/webhooks/${id}/removal`), "/account");
  assert(!(await html(alice.get("/account"))).includes("hooks.example"));
});

test("another site cannot make a token for anybody, nor can nobody", async () => {
  const alice = await signUp(app, "alice");
  await html(alice.post("/account/tokens", form, { origin: "https://evil.example" }), 403);
  await seeOther(app.visitor().post("/account/tokens", form), /^\/sign-in/);
  assertEquals((await json(alice.get("/api/clients"))).items, []);
});

test("the documentation shows every call, what it takes, answers and refuses, without a script", async () => {
  const page = await html(app.fetch("/api/docs"));
  assert(
    !/<script(?![^>]*type="module")|https?:\/\/(?!localhost)[\w.]+\.\w+\/[\w./-]*\.(js|css)/.test(
      page,
    ),
  );
  const text = textOf(page);
  for (const { id, method, path, summary } of operations) {
    assertStringIncludes(page, `id="${id}"`);
    assertStringIncludes(page, `href="#${id}"`);
    assertStringIncludes(text, summary);
    assertStringIncludes(text, `${method} ${path}`);
  }
  const anchors = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, anchor]) => anchor);
  for (const anchor of anchors) assertStringIncludes(page, `id="${anchor}"`);
  assert(anchors.length > operations.length);
  const reserve = text.slice(text.lastIndexOf("Reserve a ticket POST /api/orders"));
  for (const said of ["orders:write", "ticketId", "409 ticket_taken", "Idempotency-Key:", "curl"]) {
    assertStringIncludes(reserve.slice(0, 4_000), said);
  }
});

test("the embedded registry knows no programs of others: no form, no pages, and a refusal that says so", async () => {
  const alice = await signUp(app, "alice");
  assert(!textOf(await html(alice.get("/account"))).includes("Programs of others"));
  const client = {
    kind: "oauth2",
    name: "Planner",
    scopes: ["orders:read"],
    redirectUris: ["https://app.example/"],
  };
  const refused = await problem(alice.call("POST", "/api/clients", client), 422, "invalid");
  assertEquals(refused.errors, [{
    path: "redirectUris",
    message: "Programs of others cannot be connected to this installation",
  }]);
  for (const path of ["auth", "sign-in", "consent", "error", "sign-out"]) {
    await html(alice.get(`/oauth2/${path}?client_id=x&consent_challenge=x&login_challenge=x`), 404);
  }
  for (const path of ["/account/apps", "/account/apps/x/removal", "/oauth2/consent/approval"]) {
    await html(alice.post(path, { challenge: "x" }), 404);
  }
  const body = new URLSearchParams({ grant_type: "authorization_code", client_id: "x" });
  const token = await json(app.fetch("/oauth2/token", { method: "POST", body }), 400);
  assertEquals(token.error, "unsupported_grant_type");
  const document = await json(app.fetch("/api/openapi.json"));
  assertEquals("authorizationCode" in document.components.securitySchemes, false);
});

test("what contradicts itself in a client is told at its field", async () => {
  const alice = await signUp(app, "alice");
  const redirectUris = ["https://app.example/"];
  for (
    const [client, field] of [
      [{ redirectUris }, "redirectUris"],
      [{ public: true }, "public"],
      [{ grantTypes: ["client_credentials"] }, "grantTypes"],
      [{ kind: "oauth2", grantTypes: ["authorization_code"] }, "redirectUris"],
      [{ kind: "oauth2", grantTypes: ["client_credentials"], redirectUris }, "redirectUris"],
      [{ kind: "oauth2", grantTypes: ["refresh_token"] }, "grantTypes"],
      [{ kind: "oauth2", public: true, grantTypes: ["client_credentials"] }, "grantTypes"],
      [{ kind: "oauth2", redirectUris: Array(11).fill(redirectUris[0]) }, "redirectUris"],
    ] as const
  ) {
    const body = { name: "Planner", scopes: ["orders:read"], ...client };
    const { errors } = await problem(alice.call("POST", "/api/clients", body), 422, "invalid");
    assertEquals(errors!.map(({ path }) => path), [field], JSON.stringify(client));
  }
});

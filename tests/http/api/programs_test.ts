/** Tokens, webhooks and the API's documentation, as pages. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { SHOWN_MS } from "#domain/idempotency/made_secret.ts";
import { operations } from "#web/api/operations/mod.ts";
import { startApp, test } from "../app.ts";
import { html, json, PASSWORD, type Person, problem, seeOther, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const form = {
  name: "Box office",
  "tickets:read": "on",
  "orders:read": "on",
  expires: "30",
  current: PASSWORD,
};
const MADE = /^\/account\?made=[\w-]+$/;
/** The page that shows what a form has made. */
const made = async (person: Person, path: string, values: Record<string, string>) =>
  await html(person.get(await seeOther(person.post(path, values), MADE)));

test("a token is created on the account page, which shows its secret for some minutes, and works", async () => {
  const alice = await signUp(app, "alice");
  const location = await seeOther(alice.post("/account/tokens", form), MADE);
  const res = await alice.get(location);
  assertEquals(res.headers.get("cache-control"), "private, no-store");
  const page = await html(Promise.resolve(res));
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
  assert(!later.includes(secret), "shown there alone");
  assertMatch(
    textOf(later),
    /Box office View tickets ?· View orders, sales and payments Last used .* Expires /,
  );
});

test("a refused token keeps what was entered, and shows problems at its fields", async () => {
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
  const page = await made(alice, "/account/tokens", { ...form, expires: "never" });
  const [secret] = /tkp_\w{26}_[\w-]{43}/.exec(page)!;
  const [, id] = /\/account\/tokens\/(\w+)\/removal/.exec(page)!;
  assertStringIncludes(textOf(page), "Does not expire");
  await html(bob.post(`/account/tokens/${id}/removal`), 404);
  await seeOther(alice.post(`/account/tokens/${id}/removal`), "/account");
  const headers = { authorization: `Bearer ${secret}` };
  await problem(app.fetch("/api/users/current-user", { headers }), 401, "unauthenticated");
});

test("a webhook is added and removed on the account page; a forbidden address is refused", async () => {
  const alice = await signUp(app, "alice");
  const url = "https://hooks.example/in?a=1";
  const page = await made(alice, "/account/webhooks", { url: ` ${url} `, current: PASSWORD });
  assertMatch(page, /whsec_[\w+/]{32}/);
  const refused = await html(
    alice.post("/account/webhooks", { url: "http://hooks.example", current: PASSWORD }),
    422,
  );
  assertStringIncludes(refused, 'value="http://hooks.example"');
  assertStringIncludes(textOf(refused), "Must be an https address");
  const [, id] = /\/account\/webhooks\/(\w+)\/removal/.exec(page)!;
  await seeOther(alice.post(`/account/webhooks/${id}/activation`), "/account");
  await seeOther(alice.post(`/account/webhooks/${id}/removal`), "/account");
  assert(!(await html(alice.get("/account"))).includes("hooks.example"));
});

test("a form that is sent twice, at once or after a reload, creates one thing and shows the same secret", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const page = await html(alice.get("/account"));
  const [, once] = /name="once" value="([\w-]+)"/.exec(page)!;
  const twice = await Promise.all(
    [1, 2].map(() => made(alice, "/account/tokens", { ...form, once })),
  );
  const again = await made(alice, "/account/tokens", { ...form, once });
  const secrets = [...twice, again].map((shown) => /tkp_\w{26}_[\w-]{43}/.exec(shown)?.[0]);
  assert(secrets[0]);
  assertEquals(new Set(secrets).size, 1);
  assertEquals((await json(alice.get("/api/clients"))).items.length, 1);
  assert(!(await html(bob.get(`/account?made=${once}`))).includes("tkp_"), "it is its maker's");
  app.clock.forward(SHOWN_MS / 1000);
  assert(!(await html(alice.get(`/account?made=${once}`))).includes("tkp_"), "for minutes");
});

/** The keys that the forms of the account's page carry, by the form's address. */
async function keysOf(person: Person): Promise<Record<string, string>> {
  const page = await html(person.get("/account"));
  const forms = page.matchAll(
    /<form [^>]*action="([^"]+)"(?:(?!<\/form>)[^])*?name="once" value="([\w-]+)"/g,
  );
  return Object.fromEntries([...forms].map(([, action, once]) => [action, once]));
}

test("each form has a key of its own, and other input under the same key is refused", async () => {
  const alice = await signUp(app, "alice");
  const keys = await keysOf(alice);
  assertEquals(Object.keys(keys), ["/account/tokens", "/account/webhooks"]);
  assertEquals(new Set(Object.values(keys)).size, 2);
  const once = keys["/account/tokens"];
  await made(alice, "/account/tokens", { ...form, once });
  const url = "https://hooks.example/in";
  const others = [
    ["/account/webhooks", { url, current: PASSWORD }, "webhook"],
    ["/account/tokens", { ...form, name: "Another" }, "token"],
    ["/account/tokens", { ...form, "webhooks:read": "on" }, "token"],
    ["/account/tokens", { ...form, expires: "7" }, "token"],
  ] as const;
  for (const [path, values, id] of others) {
    const page = await html(alice.post(path, { ...values, once }), 409);
    assertStringIncludes(textOf(page), "This form was already sent");
    assertStringIncludes(page, id === "webhook" ? `value="${url}"` : 'name="name"');
    assert(!/tkp_|whsec_/.test(page));
  }
  assertEquals((await json(alice.get("/api/clients"))).items.length, 1);
  assertEquals((await json(alice.get("/api/webhooks"))).items, []);
  // What was refused is made from the page that says so: its form has a new key.
  const refused = await html(
    alice.post("/account/webhooks", { url, current: PASSWORD, once }),
    409,
  );
  const [, fresh] = /field-url-webhook[^]*?name="once" value="([\w-]+)"/.exec(refused)!;
  await made(alice, "/account/webhooks", { url, current: PASSWORD, once: fresh });
  assertEquals((await json(alice.get("/api/webhooks"))).items.length, 1);
});

test("a form that is sent again needs the password again", async () => {
  const alice = await signUp(app, "alice");
  const { "/account/tokens": once } = await keysOf(alice);
  await made(alice, "/account/tokens", { ...form, once });
  const page = await html(
    alice.post("/account/tokens", { ...form, once, current: "a guess" }),
    422,
  );
  assertMatch(page, /id="field-current-token"[^>]*aria-invalid="true"/);
  await made(alice, "/account/tokens", { ...form, once });
});

test("a secret is no longer shown once its token or webhook is gone or has a new one", async () => {
  const alice = await signUp(app, "alice");
  const shown = (location: string) => html(alice.get(location));
  const token = await seeOther(alice.post("/account/tokens", form), MADE);
  const [, id] = /\/account\/tokens\/(\w+)\/removal/.exec(await shown(token))!;
  await seeOther(alice.post(`/account/tokens/${id}/removal`), "/account");
  assert(!(await shown(token)).includes("tkp_"));
  const other = await seeOther(alice.post("/account/tokens", form), MADE);
  await seeOther(alice.post("/account/tokens/removal"), "/account");
  assert(!(await shown(other)).includes("tkp_"));

  for (const end of ["DELETE", "rotation"]) {
    const hook = { url: "https://hooks.example/in", current: PASSWORD };
    const location = await seeOther(alice.post("/account/webhooks", hook), MADE);
    assertStringIncludes(await shown(location), "whsec_");
    const [{ id }] = (await json(alice.get("/api/webhooks"))).items;
    const res = end === "DELETE"
      ? await alice.call("DELETE", `/api/webhooks/${id}`)
      : await alice.call("POST", `/api/webhooks/${id}/secret`);
    assert(res.ok, `${end}: ${res.status}`);
    await res.body?.cancel();
    assert(!(await shown(location)).includes("whsec_"), end);
  }
});

test("creating a token or a webhook needs the password, which protects a browser that was left open", async () => {
  const alice = await signUp(app, "alice");
  const { current: _current, ...without } = form;
  const url = "https://hooks.example/in";
  for (
    const [path, values, id] of [
      ["/account/tokens", without, "token"],
      ["/account/webhooks", { url }, "webhook"],
    ] as const
  ) {
    for (const current of [undefined, "not the password"]) {
      const page = await html(
        alice.post(path, { ...values, ...(current ? { current } : {}) }),
        422,
      );
      assertMatch(page, new RegExp(`id="field-current-${id}"[^>]*aria-invalid="true"`));
    }
  }
  assertEquals((await json(alice.get("/api/clients"))).items, []);
  assertEquals((await json(alice.get("/api/webhooks"))).items, []);
});

test("in the API, too, creating a token, a webhook or its secret needs a recent sign-in", async () => {
  const alice = await signUp(app, "alice");
  const client = { name: "A script", scopes: ["tickets:read"] };
  const webhook = { url: "https://hooks.example/in", events: ["order.completed"] };
  await json(alice.call("POST", "/api/clients", client), 201);
  const { id } = await json(alice.call("POST", "/api/webhooks", webhook), 201);
  app.clock.forward(10 * 60 + 1);
  await problem(alice.call("POST", "/api/clients", client), 403, "forbidden");
  await problem(alice.call("POST", "/api/webhooks", webhook), 403, "forbidden");
  await problem(alice.call("POST", `/api/webhooks/${id}/secret`), 403, "forbidden");
  await seeOther(alice.post("/sign-in", { email: alice.email, password: PASSWORD }), "/");
  await json(alice.call("POST", "/api/clients", client), 201);
});

test("after changing the password, the person sees what can still act for them, and can end it all", async () => {
  const alice = await signUp(app, "alice");
  const secrets: string[] = [];
  for (const name of ["Box office", "Old laptop"]) {
    const page = await made(alice, "/account/tokens", { ...form, name });
    secrets.push(/tkp_\w{26}_[\w-]{43}/.exec(page)![0]);
  }
  const change = { current: PASSWORD, password: "a new long one" };
  await seeOther(alice.post("/account/password", change), "/account/access");
  const page = await html(alice.get("/account/access"));
  for (const name of ["Box office", "Old laptop"]) assertStringIncludes(textOf(page), name);
  assertStringIncludes(page, 'action="/account/tokens/removal"');
  await seeOther(alice.post("/account/tokens/removal"), "/account");
  await seeOther(alice.get("/account/access"), "/account");
  for (const secret of secrets) {
    const headers = { authorization: `Bearer ${secret}` };
    await problem(app.fetch("/api/users/current-user", { headers }), 401, "unauthenticated");
  }
});

test("neither another site nor a visitor can create a token", async () => {
  const alice = await signUp(app, "alice");
  await html(alice.post("/account/tokens", form, { origin: "https://evil.example" }), 403);
  await seeOther(app.visitor().post("/account/tokens", form), /^\/sign-in/);
  assertEquals((await json(alice.get("/api/clients"))).items, []);
});

test("the documentation shows every call with its input, answers and refusals, without a script of its own", async () => {
  const served = await html(app.fetch("/api/docs"));
  const page = served.replace('<script src="/busy.js" defer></script>', "");
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
  const reserve = text.slice(text.lastIndexOf("Reserve tickets POST /api/orders"));
  for (const said of ["orders:write", "ticketId", "409 ticket_taken", "Idempotency-Key:", "curl"]) {
    assertStringIncludes(reserve.slice(0, 5_000), said);
  }
});

test("the embedded registry has no third-party apps: no form, no pages, and a refusal that says so", async () => {
  const alice = await signUp(app, "alice");
  assert(!textOf(await html(alice.get("/account"))).includes("Connected apps"));
  const client = {
    kind: "oauth2",
    name: "Planner",
    scopes: ["orders:read"],
    redirectUris: ["https://app.example/"],
  };
  const refused = await problem(alice.call("POST", "/api/clients", client), 422, "invalid");
  assertEquals(refused.errors, [{
    path: "redirectUris",
    message: "Apps by other people cannot be connected to this installation",
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

test("contradictions in a client are reported at their fields", async () => {
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
      ...["https://user@app.example/", "https://@app.example/", "https:///:@app.example/"].map((
        uri,
      ) => [{ kind: "oauth2", redirectUris: [uri] }, "redirectUris.0"] as const),
      [{ kind: "oauth2", redirectUris: Array(11).fill(redirectUris[0]) }, "redirectUris"],
    ] as const
  ) {
    const body = { name: "Planner", scopes: ["orders:read"], ...client };
    const { errors } = await problem(alice.call("POST", "/api/clients", body), 422, "invalid");
    assertEquals(errors!.map(({ path }) => path), [field], JSON.stringify(client));
  }
});

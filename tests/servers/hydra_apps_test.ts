/** A program that somebody else made acts for a person who allows it, in a browser, through a real Hydra. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { KEPT_MS } from "#adapters/clients/hydra/kept.ts";
import { launch, openPage } from "../browser/browser.ts";
import { Clock } from "../exchange.ts";
import { startApp } from "../http/app.ts";
import {
  buy,
  html,
  json,
  list,
  PASSWORD,
  type Person,
  problem,
  seeOther,
  signUp,
  textOf,
} from "../http/cast.ts";
import { freePort } from "../process/server.ts";
import { Hydra } from "./hydra.ts";
import { ThirdParty } from "./third_party.ts";

const port = freePort();
const origin = `http://localhost:${port}`;
const hydra = await Hydra.start(origin);
// Hydra keeps the time of day; ours begins there.
const clock = new Clock(Date.now());
const app = await startApp({
  clock,
  env: { PORT: String(port), ORIGIN: origin, ...hydra.env },
});
const server = Deno.serve({ port, hostname: "localhost", onListen() {} }, app.handler);
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await server.shutdown();
  await app.stop();
  await hydra[Symbol.asyncDispose]();
});

const KEPT_SECONDS = KEPT_MS / 1000;

interface Scene extends AsyncDisposable {
  program: ThirdParty;
  /** Made the program. */
  dora: Person;
  /** Uses it. */
  bob: Person;
  page: Page;
  /** What browsers complain of. */
  problems: string[];
}

/** Dora's program, and a browser in which nobody is signed in. */
async function open(
  options: { public?: boolean; scopes?: string[]; javaScriptEnabled?: boolean } = {},
): Promise<Scene> {
  const [dora, bob] = [await signUp(app, "dora"), await signUp(app, "bob")];
  const program = new ThirdParty(origin);
  const { id, secret = null } = await json(
    dora.call("POST", "/api/clients", {
      kind: "oauth2",
      name: "Dora's planner",
      scopes: options.scopes ?? ["tickets:read", "orders:read"],
      redirectUris: [program.redirectUri],
      public: options.public ?? false,
    }),
    201,
  );
  program.client = { clientId: id, secret };
  const { page, problems, close } = await openPage(browser, {
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  return {
    program,
    dora,
    bob,
    page,
    problems,
    async [Symbol.asyncDispose]() {
      await close();
      await program[Symbol.asyncDispose]();
    },
  };
}

/** The browser has Bob's session. */
const bobSits = ({ page, bob }: Scene) =>
  page.context().addCookies([{
    name: "session",
    value: bob.cookies.get("session")!,
    url: origin,
  }]);

const allow = (page: Page) => page.getByRole("button", { name: "Allow", exact: true }).click();

const backInProgram = (page: Page) =>
  page.getByRole("heading", { name: "Back in the program" }).waitFor();

/** Bob, signed in, allows what the program asks; answers with the token that it gets. */
async function tokenOf(scene: Scene, scope: string) {
  const { program, page } = scene;
  await bobSits(scene);
  const { url, verifier, state } = await program.begin(scope);
  await page.goto(url);
  if (page.url().startsWith(origin)) await allow(page);
  const answer = await program.answer();
  await backInProgram(page);
  assertEquals(answer.state, state);
  const { status, body } = await program.exchangeCode(answer.code, verifier);
  assertEquals(status, 200, JSON.stringify(body));
  return body as { access_token: string; refresh_token?: string; scope: string };
}

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  test(`a program gets a token by code and PKCE, through our sign-in and our question${how}`, async () => {
    await using scene = await open({ javaScriptEnabled, public: !javaScriptEnabled });
    const { program, bob, page, problems } = scene;
    const orderId = await buy(bob, await list(await signUp(app, "alice")));
    const { url, verifier, state } = await program.begin("orders:read");
    await page.goto(url);
    assertMatch(page.url(), /\/sign-in\?next=/);
    await page.getByLabel("E-mail").fill(bob.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    const asks = page.getByRole("heading", { name: "Dora's planner wants to act for you" });
    await asks.waitFor();
    const text = (await page.locator("main").textContent())!;
    assertMatch(text, /Registered bydora/);
    assertStringIncludes(text, new URL(program.origin).host);
    assertStringIncludes(text, "See your orders, sales and payments");
    assertStringIncludes(text, "Know your name and your e-mail address");
    assert(!text.includes("Reserve tickets"), "what it does not ask for is not said");
    assert(!text.includes("while you are away"));
    assertStringIncludes(text, bob.email);
    await allow(page);
    await backInProgram(page);
    const answer = await program.answer();
    assertEquals(answer.state, state);
    const issued = await program.exchangeCode(answer.code, verifier);
    assertEquals([issued.status, issued.body.scope], [200, "orders:read"]);
    assertEquals("refresh_token" in issued.body, false);

    const token = issued.body.access_token;
    const me = await program.call(token, "GET", "/api/users/current-user");
    assertEquals([me.status, me.body.id], [200, bob.userId]);
    const orders = await program.call(token, "GET", "/api/orders");
    assertEquals(orders.body.items.map((order: { id: string }) => order.id), [orderId]);
    for (
      const [method, path] of [
        ["POST", "/api/orders"],
        ["GET", "/api/tickets"],
        ["GET", "/api/clients"],
      ]
    ) {
      const refused = await program.call(token, method, path, method === "POST" ? {} : undefined);
      assertEquals([refused.status, refused.body.code], [403, "insufficient_scope"], path);
    }
    const blocked = problems.filter((text) => /content security policy|refused/i.test(text));
    assertEquals(blocked, [], "the policy of our pages lets the person go");
  });
}

test("a person says no, and the program is told; it gets nothing", async () => {
  await using scene = await open();
  const { program, bob, page } = scene;
  await bobSits(scene);
  const { url, state } = await program.begin("orders:read");
  await page.goto(url);
  await page.getByRole("button", { name: "Do not allow" }).click();
  const answer = await program.answer();
  assertEquals([answer.error, answer.state, answer.code], ["access_denied", state, undefined]);
  assertEquals(await app.system.clients.apps!.listAllowed(bob.userId), []);
});

test("the code is of no use to whoever does not know the verifier, nor a second time", async () => {
  await using scene = await open({ public: true });
  const { program, page } = scene;
  await bobSits(scene);
  const other = await program.begin("orders:read");
  const { url, verifier } = await program.begin("orders:read");
  await page.goto(url);
  await allow(page);
  const { code } = await program.answer();
  await backInProgram(page);
  const wrong = await program.exchangeCode(code, other.verifier);
  assertEquals([wrong.status, wrong.body.error], [400, "invalid_grant"]);
  assertEquals(wrong.body.access_token, undefined);
  const spent = await program.exchangeCode(code, verifier);
  assertEquals(spent.status, 400, "somebody has it who should not: it is of no use to anybody");

  const again = await program.begin("orders:read");
  await page.goto(again.url);
  await allow(page);
  const { code: second } = await program.answer();
  const issued = await program.exchangeCode(second, again.verifier);
  assertEquals(issued.status, 200);
  assertEquals(await statusOf(scene, issued.body.access_token), 200);
  assertEquals((await program.exchangeCode(second, again.verifier)).status, 400);
  assertEquals(await statusOf(scene, issued.body.access_token), 200, "known since a moment ago");
  clock.forward(KEPT_SECONDS);
  assertEquals(
    await statusOf(scene, issued.body.access_token),
    401,
    "a code shown twice was stolen",
  );
});

/** As the program sees it: its token counts, or it does not. */
const statusOf = async ({ program }: Scene, token: string) =>
  (await program.call(token, "GET", "/api/orders")).status;

test("the person takes back what they allowed, on their account's page: the program is cut off, refresh tokens too", async () => {
  await using scene = await open();
  const { program, page } = scene;
  const { access_token, refresh_token } = await tokenOf(scene, "orders:read offline_access");
  assertEquals(await statusOf(scene, access_token), 200);
  await page.goto(`${origin}/account`);
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "Programs of others" }),
  });
  const text = (await section.textContent())!;
  for (const said of ["Dora's planner", "by dora", "See orders", "Also while you are away"]) {
    assertStringIncludes(text, said);
  }
  await section.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The program acts for you no more").waitFor();
  assertStringIncludes((await section.textContent())!, "You have allowed nothing to any.");
  assertEquals(await statusOf(scene, access_token), 401, "on this process at once");
  const again = await program.refresh(refresh_token!);
  assertEquals([again.status, again.body.error], [400, "invalid_grant"]);
  // Asked anew, and not let through by what was once allowed.
  await page.goto((await program.begin("orders:read")).url);
  await page.getByRole("heading", { name: "wants to act for you" }).waitFor();
});

test("what another process revokes, a person's consent or the client itself, ends here within a minute", async () => {
  for (const what of ["consent", "client"] as const) {
    await using scene = await open();
    const { client: { clientId } } = scene.program;
    const { access_token } = await tokenOf(scene, "orders:read");
    assertEquals(await statusOf(scene, access_token), 200);
    // Past this process, as another one does it.
    const path = what === "client"
      ? `/admin/clients/${clientId}`
      : `/admin/oauth2/auth/sessions/consent?${new URLSearchParams({
        subject: scene.bob.userId,
        client: clientId,
      })}`;
    const res = await fetch(hydra.adminUrl + path, { method: "DELETE" });
    assertEquals(res.status, 204);
    clock.forward(KEPT_SECONDS - 1);
    assertEquals(await statusOf(scene, access_token), 200, "known since a moment ago");
    clock.forward(1);
    assert(KEPT_SECONDS <= 60);
    assertEquals(await statusOf(scene, access_token), 401, what);
  }
});

test("the program's owner removes it: its tokens end on this process at once, and it asks nobody any more", async () => {
  await using scene = await open();
  const { program, dora, page } = scene;
  const { access_token, refresh_token } = await tokenOf(scene, "orders:read offline_access");
  assertEquals(await statusOf(scene, access_token), 200);
  assertEquals((await dora.call("DELETE", `/api/clients/${program.client.clientId}`)).status, 204);
  assertEquals(await statusOf(scene, access_token), 401);
  assertEquals((await program.refresh(refresh_token!)).status, 401);
  const res = await page.goto((await program.begin("orders:read")).url);
  assertEquals([res!.status(), new URL(page.url()).pathname], [400, "/oauth2/error"]);
  await page.goto(`${origin}/account`);
  assert(!(await page.locator("main").textContent())!.includes("Dora's planner"));
});

test("with offline_access a program goes on by refresh tokens, each good for once, until it gives them back", async () => {
  await using scene = await open({ public: true });
  const { program } = scene;
  const first = await tokenOf(scene, "orders:read offline_access");
  const second = await program.refresh(first.refresh_token!);
  assertEquals([second.status, second.body.scope], [200, "orders:read offline_access"]);
  assertEquals(await statusOf(scene, second.body.access_token), 200);
  const given = await program.giveBack(second.body.refresh_token);
  assertEquals(given.status, 200);
  assertEquals(await statusOf(scene, second.body.access_token), 401);
  assertEquals((await program.refresh(second.body.refresh_token)).status, 400);
});

test("what was allowed before is not asked again; anything more is, and signing in leads straight on", async () => {
  await using scene = await open();
  const { program, bob, page, problems } = scene;
  await tokenOf(scene, "orders:read");
  await page.context().clearCookies();
  const { url, verifier } = await program.begin("orders:read");
  await page.goto(url);
  await page.getByLabel("E-mail").fill(bob.email);
  await page.getByLabel("Password").fill(PASSWORD);
  // From this form the browser is led to another site: its policy must not be in the way.
  await page.getByRole("button", { name: "Sign in" }).click();
  await backInProgram(page);
  assertEquals((await program.exchangeCode((await program.answer()).code, verifier)).status, 200);
  assertEquals(problems.filter((text) => /policy/i.test(text)), []);
  await page.goto((await program.begin("orders:read tickets:read")).url);
  await page.getByRole("heading", { name: "wants to act for you" }).waitFor();
});

/** Where Hydra leads a browser that has Bob's session, up to the question. */
async function questionTo({ program, bob }: Scene, scope = "orders:read"): Promise<URL> {
  let location = (await program.begin(scope)).url;
  for (let steps = 0; !location.includes("/oauth2/consent"); steps++) {
    assert(steps < 5, location);
    const url = new URL(location, origin);
    const res = await bob.get(url.pathname + url.search);
    await res.body?.cancel();
    location = res.headers.get("location") ?? `${res.status} leads nowhere`;
  }
  return new URL(location, origin);
}

test("a question is for the person who was signed in: nobody else sees it, and nobody else answers it", async () => {
  await using scene = await open();
  const { bob, dora } = scene;
  const { pathname, search, searchParams } = await questionTo(scene);
  const challenge = searchParams.get("consent_challenge")!;
  assertStringIncludes(await html(bob.get(pathname + search)), "Dora's planner");
  const foreign = textOf(await html(dora.get(pathname + search), 403));
  assertStringIncludes(foreign, "This request is somebody else's");
  assert(!foreign.includes("planner"));
  for (const verdict of ["approval", "rejection"]) {
    await html(dora.post(`/oauth2/consent/${verdict}`, { challenge }), 403);
    await seeOther(app.visitor().post(`/oauth2/consent/${verdict}`, { challenge }), /^\/sign-in/);
    const cross = { origin: "https://evil.example" };
    await html(bob.post(`/oauth2/consent/${verdict}`, { challenge }, cross), 403);
  }
  assertEquals(await app.system.clients.apps!.listAllowed(bob.userId), []);
  // Begun in another browser: an answer of Bob's is of no use to whoever began.
  const onward = await seeOther(
    bob.post("/oauth2/consent/approval", { challenge }),
    /^\/oauth2\/auth\?/,
  );
  const told = await html(app.visitor().get(onward));
  assertStringIncludes(told, "error=request_forbidden");
  assert(!told.includes("code="));
});

test("what is no challenge is a request that has ended, whatever else the address says", async () => {
  await using scene = await open();
  const { bob } = scene;
  for (const challenge of ["", "x", "<script>", "../../clients", "x".repeat(10_000)]) {
    const query = new URLSearchParams({ consent_challenge: challenge, login_challenge: challenge });
    for (const path of ["/oauth2/consent", "/oauth2/sign-in"]) {
      const text = textOf(await html(bob.get(`${path}?${query}`), 410));
      assertStringIncludes(text, "This request has ended");
    }
    await html(bob.post("/oauth2/consent/approval", { challenge }), 410);
  }
});

test("a program that does not use PKCE is turned away before anybody is asked", async () => {
  await using scene = await open();
  const { program, page, bob } = scene;
  await bobSits(scene);
  for (const [name, value] of [["code_challenge", ""], ["code_challenge_method", "plain"]]) {
    const { url, state } = await program.begin("orders:read", { [name]: value });
    await page.goto(url);
    const answer = await program.answer();
    assertEquals([answer.error, answer.state], ["invalid_request", state]);
    await backInProgram(page);
  }
  assertEquals(await app.system.clients.apps!.listAllowed(bob.userId), []);
});

test("nobody is led to an address that is not registered, letter by letter", async () => {
  await using scene = await open();
  const { program, bob } = scene;
  for (
    const redirect_uri of [
      "https://evil.example/callback",
      `${program.redirectUri}/`,
      `${program.redirectUri}?a=1`,
      program.redirectUri.replace("127.0.0.1", "127.0.0.1.evil.example"),
      "javascript:alert(1)",
    ]
  ) {
    const url = new URL((await program.begin("orders:read", { redirect_uri })).url);
    const location = await seeOther(bob.get(url.pathname + url.search), /^\/oauth2\/error\?/);
    const page = await html(bob.get(location), 400);
    assertStringIncludes(textOf(page), "asks in a wrong way");
    assert(!page.includes("evil.example"));
  }
});

test("the page about mistakes says words of its own, whatever somebody writes into its address", async () => {
  const lure = "error=Call+0900&error_description=Call+0900+at+once&error_hint=Call+0900";
  const page = await html(app.fetch(`/oauth2/error?${lure}`), 400);
  assert(!textOf(page).includes("0900"));
  assertStringIncludes(textOf(page), "invalid_request");
});

test("a scope that the program has not registered is not even asked for", async () => {
  await using scene = await open({ scopes: ["orders:read"] });
  const { program, page } = scene;
  await bobSits(scene);
  for (const scope of ["orders:write", "orders:read payments:write", "openid"]) {
    await page.goto((await program.begin(scope)).url);
    assertEquals((await program.answer()).error, "invalid_scope");
    await backInProgram(page);
  }
});

test("a program registers itself on the account's page; what will not do is told at its field", async () => {
  const dora = await signUp(app, "dora");
  const values = {
    name: "Planner",
    redirectUris: "https://app.example/cb\r\nhttp://127.0.0.1:9000/cb",
    runs: "device",
    "orders:read": "on",
    expires: "366",
  };
  const page = textOf(await html(dora.post("/account/apps", values), 201));
  assertStringIncludes(page, "It names itself by its client id");
  assertStringIncludes(page, "It has no secret");
  const { items: [client] } = await json(dora.get("/api/clients"));
  assertStringIncludes(page, client.id);
  assertEquals(client.redirectUris, ["https://app.example/cb", "http://127.0.0.1:9000/cb"]);
  assertEquals([client.public, client.grantTypes], [true, ["authorization_code", "refresh_token"]]);
  const kept = await html(dora.post("/account/apps", { ...values, runs: "server" }), 201);
  assertMatch(kept, /<code class="secret">[\w.~-]{20,}<\/code>/);
  for (
    const [redirectUris, problem] of [
      ["http://app.example/cb", "Must be an https address, or http to 127.0.0.1"],
      ["app.example", "Is not an address"],
      ["https://*.app.example/", "Is not an address"],
      ["https://me:pw@app.example/", "Must have neither a name and password nor a fragment"],
      ["https://app.example/#x", "Must have neither a name and password nor a fragment"],
      ["javascript:alert(1)", "Must be an https address, or http to 127.0.0.1"],
      ["", "Is required"],
    ]
  ) {
    const refused = await html(dora.post("/account/apps", { ...values, redirectUris }), 422);
    assertStringIncludes(textOf(refused), problem);
    assertStringIncludes(refused, 'href="#field-redirectUris-app"');
    assertStringIncludes(refused, 'value="Planner"');
  }
  assertEquals((await json(dora.get("/api/clients"))).items.length, 2);
});

test("the API's description says how a program comes by a token, and so does its documentation", async () => {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const document = await json(app.fetch("/api/openapi.json"));
  const checked = await new Validator().validate(structuredClone(document));
  assert(checked.valid, JSON.stringify(checked.errors));
  const { flows } = document.components.securitySchemes.authorizationCode;
  assertEquals(flows.authorizationCode.tokenUrl, `${origin}/oauth2/token`);
  const { security } = document.paths["/api/orders"].get;
  assert(security.some((one: object) => "authorizationCode" in one));
  const docs = textOf(await html(app.fetch("/api/docs")));
  assertStringIncludes(docs, `${origin}/oauth2/auth`);
  const metadata = await json(app.fetch("/.well-known/oauth-authorization-server"));
  assertEquals(metadata.authorization_endpoint, flows.authorizationCode.authorizationUrl);
  assertEquals(metadata.code_challenge_methods_supported, ["S256"]);
});

test("Hydra's other endpoints are not reached through us", async () => {
  for (
    const path of [
      "/admin/clients",
      "/clients",
      "/oauth2/register",
      "/oauth2/introspect",
      "/admin/oauth2/introspect",
      "/oauth2/sessions/logout",
      "/oauth2/device/auth",
      "/userinfo",
      "/.well-known/jwks.json",
      "/health/ready",
    ]
  ) {
    const res = await app.fetch(path);
    await res.body?.cancel();
    assertEquals(res.status, 404, path);
  }
  assertEquals(await seeOther(app.fetch("/oauth2/sign-out"), /./), "/sign-out");
});

test("Hydra is down: programs are told to come again, and people in their browsers go on", async () => {
  await using scene = await open();
  const { program, bob, dora } = scene;
  const { access_token } = await tokenOf(scene, "orders:read");
  const personal = await json(
    bob.call("POST", "/api/clients", { name: "Mine", scopes: ["orders:read"] }),
    201,
  );
  const question = await questionTo(scene, "tickets:read");
  const begun = new URL((await program.begin("orders:read")).url);
  await hydra.kill();
  try {
    clock.forward(KEPT_SECONDS);
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const refused = await app.fetch("/api/orders", bearer(access_token));
    assert(Number(refused.headers.get("retry-after")) >= 1);
    await problem(Promise.resolve(refused), 503, "unavailable");
    await problem(app.fetch("/api/tickets", bearer(access_token)), 503, "unavailable");
    const client = { kind: "oauth2", name: "Later", scopes: ["orders:read"] };
    await problem(dora.call("POST", "/api/clients", client), 503, "unavailable");
    await problem(
      dora.call("DELETE", `/api/clients/${program.client.clientId}`),
      503,
      "unavailable",
    );
    const exchanged = await program.exchangeCode("code", "verifier");
    assertEquals([exchanged.status, exchanged.body.code], [503, "unavailable"]);
    await html(bob.get(begun.pathname + begun.search), 503);
    await html(bob.get(question.pathname + question.search), 503);

    assertEquals((await json(app.fetch("/api/orders", bearer(personal.secret)))).items, []);
    assertEquals((await json(bob.get("/api/orders"))).items, []);
    await list(dora);
    const account = textOf(await html(bob.get("/account")));
    assertStringIncludes(account, "Tokens cannot be shown right now");
    assertStringIncludes(account, "They cannot be shown right now");
  } finally {
    await hydra.run();
  }
});

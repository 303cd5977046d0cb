import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { MAX_BODY_BYTES } from "#web/request/body.ts";
import { nameTwice, pairsOf } from "#web/request/pairs.ts";
import { startApp, test } from "../app.ts";
import { CARDS, json, list, type Person, problem, seeOther, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const DAY_MS = 24 * 3_600_000;

async function tokenOf(person: Person, scopes: string[], over: Record<string, unknown> = {}) {
  const made = await json(
    person.call("POST", "/api/clients", { name: "A script", scopes, ...over }),
    201,
  );
  return made as { id: string; secret: string };
}

/** Calls the API as a program does: with a token and without a browser's headers. */
const program = (token: string) => (method: string, path: string, body?: unknown) =>
  app.fetch(path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
  });

const ALL = ["tickets:read", "tickets:write", "orders:read", "orders:write", "payments:write"];

test("list, find, reserve, pay and receive through the API alone, with the tokens of two people", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const seller = program((await tokenOf(alice, ["tickets:write"])).secret);
  const buyer = program((await tokenOf(bob, ALL)).secret);
  const price = { amount: 4550, currency: "EUR" };
  const listed = await json(
    seller("POST", "/api/tickets", {
      title: "By program",
      venue: "Le Bikini",
      city: "Toulouse",
      startsAt: "2027-05-01T20:00:00+02:00",
      timeZone: "Europe/Paris",
      faceValue: price,
      price,
      code: "PROGRAM-1",
    }),
    201,
  );
  const found = await json(buyer("GET", "/api/tickets?q=by+program"));
  assertEquals(found.items.map((ticket: { id: string }) => ticket.id), [listed.id]);
  const order = await json(buyer("POST", "/api/orders", { ticketId: listed.id, price }), 201);
  const { checkoutUrl } = await json(buyer("POST", "/api/payments", { orderId: order.id }), 201);
  const visitor = app.visitor();
  await seeOther(
    visitor.post(new URL(checkoutUrl, app.origin).pathname, { card: CARDS.pays }),
    /payment$/,
  );
  await app.system.workers.relay.idle();
  assertEquals((await json(buyer("GET", `/api/orders/${order.id}`))).status, "complete");
  assertEquals((await json(buyer("GET", `/api/tickets/${listed.id}`))).code, "PROGRAM-1");
});

test("a token without the scope is refused, and the answer names the scope", async () => {
  const bob = await signUp(app, "bob");
  const ticketId = await list(await signUp(app, "alice"));
  const reading = program((await tokenOf(bob, ["tickets:read"])).secret);
  assertEquals((await json(reading("GET", `/api/tickets/${ticketId}`))).id, ticketId);
  const refused = await problem(
    reading("POST", "/api/orders", { ticketId }),
    403,
    "insufficient_scope",
  );
  assertStringIncludes(refused.detail, "orders:write");
  const writing = program((await tokenOf(bob, ["orders:write"])).secret);
  const unread = await problem(writing("GET", "/api/tickets"), 403, "insufficient_scope");
  assertStringIncludes(unread.detail, "tickets:read");
  assertEquals((await json(reading("GET", "/api/users/current-user"))).id, bob.userId);
});

test("a token can neither create nor list tokens, and gets no page", async () => {
  const bob = await signUp(app, "bob");
  const { secret } = await tokenOf(bob, ALL);
  const call = program(secret);
  await problem(call("GET", "/api/clients"), 403, "insufficient_scope");
  await problem(
    call("POST", "/api/clients", { name: "More", scopes: ALL }),
    403,
    "insufficient_scope",
  );
  const page = await app.fetch("/account", { headers: { authorization: `Bearer ${secret}` } });
  assertEquals([page.status, page.headers.get("location")], [303, "/sign-in?next=%2Faccount"]);
});

test("an unknown, revoked or expired token is 401, also where no token is needed", async () => {
  const bob = await signUp(app, "bob");
  const ended = await tokenOf(bob, ALL, { expiresInDays: 1 });
  const revoked = await tokenOf(bob, ALL);
  assertEquals((await program(ended.secret)("GET", "/api/tickets")).status, 200);
  assertEquals((await program(revoked.secret)("GET", "/api/tickets")).status, 200);
  assertEquals((await bob.call("DELETE", `/api/clients/${revoked.id}`)).status, 204);
  app.clock.forward(DAY_MS / 1000);
  const altered = ended.secret.slice(0, -1) + (ended.secret.endsWith("A") ? "B" : "A");
  for (const token of [ended.secret, revoked.secret, altered, "", "x".repeat(100_000), "tkp_A_B"]) {
    await problem(program(token)("GET", "/api/tickets"), 401, "unauthenticated");
  }
});

test("people see their tokens and when each was last used, and can revoke only their own", async () => {
  const bob = await signUp(app, "bob");
  const { id, secret } = await tokenOf(bob, ["tickets:read"], { name: "  Box office " });
  await (await program(secret)("GET", "/api/tickets")).body?.cancel();
  const { items } = await json(bob.get("/api/clients"));
  assertEquals(items.length, 1);
  const { createdAt, expiresAt, lastUsedAt, ...rest } = items[0];
  assertEquals(rest, { id, kind: "token", name: "Box office", scopes: ["tickets:read"] });
  assertEquals(Date.parse(expiresAt) - Date.parse(createdAt), 90 * DAY_MS);
  assertEquals(lastUsedAt, createdAt);
  const carol = await signUp(app, "carol");
  await problem(carol.call("DELETE", `/api/clients/${id}`), 404, "not_found");
  await problem(bob.call("POST", "/api/clients", { name: "", scopes: [] }), 422, "invalid");
});

test("a token request must name its grant type, one client, and each parameter once", async () => {
  const [bob, eve] = [await signUp(app, "bob"), await signUp(app, "eve")];
  const [client, other] = [
    await tokenOf(bob, ["tickets:read"], { kind: "oauth2" }),
    await tokenOf(eve, ["tickets:read"], { kind: "oauth2" }),
  ];
  const basic = `Basic ${btoa(`${client.id}:${client.secret}`)}`;
  const grant = "grant_type=client_credentials";
  const inForm = `${grant}&client_id=${client.id}&client_secret=${client.secret}`;
  const ask = async (body: string, authorization?: string) => {
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      ...authorization ? { authorization } : {},
    };
    const res = await app.fetch("/oauth2/token", { method: "POST", body, headers });
    return [res.status, (await res.json()).error];
  };
  const wrong = [400, "invalid_request"];
  assertEquals(await ask(`${grant}&client_id=${client.id}`, basic), [200, undefined]);
  assertEquals(await ask(`${grant}&client_id=${other.id}`, basic), wrong);
  assertEquals(await ask(inForm, basic), wrong);
  assertEquals(await ask(`${grant}&${inForm}`), wrong);
  assertEquals(await ask(`${inForm}&client_id=${other.id}`), wrong);
  assertEquals(await ask("scope=tickets:read", basic), wrong);
  assertEquals(await ask("grant_type=", basic), wrong);
  assertEquals(await ask(inForm, "Bearer x"), wrong);
  assertEquals(await ask(grant, "Bearer x"), [401, "invalid_client"]);
});

test("a body with very many parameter names is checked in linear time", () => {
  const body = Array.from({ length: 15_000 }, (_, i) => i.toString(36)).join("&");
  assert(body.length < MAX_BODY_BYTES, "it would be taken");
  const timeOf = (work: () => unknown) => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const reading = timeOf(() => pairsOf(body));
  const looking = timeOf(() => assertEquals(nameTwice(new URLSearchParams(body)), null));
  // Comparing each name with every other one would take a hundred times as long.
  assert(looking < 20 * reading, `${looking} ms; to read it took ${reading} ms`);
  assertEquals(nameTwice(new URLSearchParams(`${body}&zz=1`)), "zz");
  return Promise.resolve();
});

test("an OAuth2 client gets tokens with its credentials, with no more scopes than its own", async () => {
  const bob = await signUp(app, "bob");
  const client = await tokenOf(bob, ["tickets:read", "orders:read"], { kind: "oauth2" });
  const ask = (form: Record<string, string>, headers: HeadersInit = {}) =>
    app.fetch("/oauth2/token", { method: "POST", body: new URLSearchParams(form), headers });
  const grant = { grant_type: "client_credentials" };
  const basic = { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` };
  const whole = await json(ask(grant, basic));
  assertEquals([whole.token_type, whole.expires_in, whole.scope], [
    "Bearer",
    3600,
    "tickets:read orders:read",
  ]);
  assertEquals((await json(program(whole.access_token)("GET", "/api/orders"))).items, []);
  const narrow = await json(
    ask({ ...grant, client_id: client.id, client_secret: client.secret, scope: "tickets:read" }),
  );
  await problem(program(narrow.access_token)("GET", "/api/orders"), 403, "insufficient_scope");
  assertEquals(
    (await json(ask({ ...grant, scope: "orders:write" }, basic), 400)).error,
    "invalid_scope",
  );
  assertEquals(
    (await json(ask({ grant_type: "password" }, basic), 400)).error,
    "unsupported_grant_type",
  );
  const wrong = { authorization: `Basic ${btoa(`${client.id}:nonsense`)}` };
  assertEquals((await json(ask(grant, wrong), 401)).error, "invalid_client");
  assertEquals((await json(ask(grant), 401)).error, "invalid_client");
  // The client's secret is not a token.
  await problem(program(client.secret)("GET", "/api/orders"), 401, "unauthenticated");
  app.clock.forward(3_600);
  await problem(program(whole.access_token)("GET", "/api/orders"), 401, "unauthenticated");
  const anew = await json(ask(grant, basic));
  assertEquals((await bob.call("DELETE", `/api/clients/${client.id}`)).status, 204);
  await problem(program(anew.access_token)("GET", "/api/orders"), 401, "unauthenticated");
});

test("the OpenAPI document describes every call and is valid OpenAPI 3.1", async () => {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const res = await app.fetch("/api/openapi.json");
  assertEquals(res.headers.get("content-type"), "application/json");
  const document = await res.json();
  const checked = await new Validator().validate(document);
  assert(checked.valid, JSON.stringify(checked.errors));
  assertEquals(document.openapi, "3.1.1");
  const routes = await routesOfApi();
  assertEquals(Object.keys(document.paths).sort(), routes);
});

/** The paths of the files in `routes/api`, as OpenAPI writes them. */
async function routesOfApi(folder = "routes/api"): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(new URL(`../../../${folder}`, import.meta.url))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) found.push(...await routesOfApi(path));
    else if (!/_middleware|\[file\]|docs/.test(path)) {
      found.push(
        path.replace("routes", "").replace(/(\/index)?\.tsx?$/, "").replaceAll(
          /\[(\w+)\]/g,
          "{$1}",
        ),
      );
    }
  }
  return found.sort();
}

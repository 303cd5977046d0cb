/** Registering apps, documenting the flow, hiding the other endpoints of Hydra, and outages of Hydra. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { html, json, list, PASSWORD, problem, seeOther, signUp, textOf } from "../../http/cast.ts";
import { openHydraStage } from "./hydra_stage.ts";

const { app, clock, hydra, CACHED_SECONDS, open, origin, consentUrl, test, tokenOf } =
  await openHydraStage();

test("an app is registered on the account page; errors are shown at their field", async () => {
  const dora = await signUp(app, "dora");
  const values = {
    name: "Planner",
    redirectUris: "https://app.example/cb\r\nhttp://127.0.0.1:9000/cb",
    runs: "device",
    "orders:read": "on",
    expires: "366",
    current: PASSWORD,
  };
  const register = async (over = {}) =>
    await html(
      dora.get(
        await seeOther(dora.post("/account/apps", { ...values, ...over }), /^\/account\?made=/),
      ),
    );
  const page = textOf(await register());
  assertStringIncludes(page, "Client ID");
  assertStringIncludes(page, "It has no secret");
  const { items: [client] } = await json(dora.get("/api/clients"));
  assertStringIncludes(page, client.id);
  assertEquals(client.redirectUris, ["https://app.example/cb", "http://127.0.0.1:9000/cb"]);
  assertEquals([client.public, client.grantTypes], [true, ["authorization_code", "refresh_token"]]);
  const kept = await register({ runs: "server" });
  assertMatch(kept, /<code class="secret">[\w.~-]{20,}<\/code>/);
  for (
    const [redirectUris, problem] of [
      ["http://app.example/cb", "Must be an https address, or http to 127.0.0.1"],
      ["app.example", "Enter a valid address"],
      ["https://*.app.example/", "Enter a valid address"],
      ["https://me:pw@app.example/", "Must not contain a user name, a password or a fragment"],
      ["https://app.example/#x", "Must not contain a user name, a password or a fragment"],
      ["javascript:alert(1)", "Must be an https address, or http to 127.0.0.1"],
      ["", "Required"],
    ]
  ) {
    const refused = await html(dora.post("/account/apps", { ...values, redirectUris }), 422);
    assertStringIncludes(textOf(refused), problem);
    assertStringIncludes(refused, 'href="#field-redirectUris-app"');
    assertStringIncludes(refused, 'value="Planner"');
  }
  assertEquals((await json(dora.get("/api/clients"))).items.length, 2);
});

test("the OpenAPI description, the documentation and the server metadata say how an app gets a token", async () => {
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

test("Hydra's other endpoints cannot be reached through the exchange", async () => {
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

test("while Hydra is down, apps are answered 503, and people in browsers can continue", async () => {
  await using scene = await open();
  const { thirdParty, bob, dora } = scene;
  const { access_token } = await tokenOf(scene, "orders:read");
  const personal = await json(
    bob.call("POST", "/api/clients", { name: "Mine", scopes: ["orders:read"] }),
    201,
  );
  const question = await consentUrl(scene, "tickets:read");
  const begun = new URL((await thirdParty.begin("orders:read")).url);
  await hydra.kill();
  try {
    clock.forward(CACHED_SECONDS);
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const refused = await app.fetch("/api/orders", bearer(access_token));
    assert(Number(refused.headers.get("retry-after")) >= 1);
    await problem(Promise.resolve(refused), 503, "unavailable");
    await problem(app.fetch("/api/tickets", bearer(access_token)), 503, "unavailable");
    const client = { kind: "oauth2", name: "Later", scopes: ["orders:read"] };
    await problem(dora.call("POST", "/api/clients", client), 503, "unavailable");
    await problem(
      dora.call("DELETE", `/api/clients/${thirdParty.client.clientId}`),
      503,
      "unavailable",
    );
    const exchanged = await thirdParty.exchangeCode("code", "verifier");
    assertEquals([exchanged.status, exchanged.body.code], [503, "unavailable"]);
    await html(bob.get(begun.pathname + begun.search), 503);
    await html(bob.get(question.pathname + question.search), 503);

    assertEquals((await json(app.fetch("/api/orders", bearer(personal.secret)))).items, []);
    assertEquals((await json(bob.get("/api/orders"))).items, []);
    await list(dora);
    const account = textOf(await html(bob.get("/account")));
    assertStringIncludes(account, "Your tokens cannot be shown right now");
    assertStringIncludes(account, "They cannot be shown right now");
  } finally {
    await hydra.run();
  }
});

/** Attacks on the steps of an authorization: foreign consent requests, forged challenges and redirects. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { html, seeOther, textOf } from "../../http/cast.ts";
import { openHydraStage } from "./hydra_stage.ts";

const { app, backInApp, signBobIn, open, consentUrl, test } = await openHydraStage();

test("a consent request can be seen and answered only by the person who was signed in", async () => {
  await using scene = await open();
  const { bob, dora } = scene;
  const { pathname, search, searchParams } = await consentUrl(scene);
  const challenge = searchParams.get("consent_challenge")!;
  assertStringIncludes(await html(bob.get(pathname + search)), "Dora's planner");
  const foreign = textOf(await html(dora.get(pathname + search), 403));
  assertStringIncludes(foreign, "This request belongs to another account");
  assert(!foreign.includes("planner"));
  for (const verdict of ["approval", "rejection"]) {
    await html(dora.post(`/oauth2/consent/${verdict}`, { challenge }), 403);
    await seeOther(app.visitor().post(`/oauth2/consent/${verdict}`, { challenge }), /^\/sign-in/);
    const cross = { origin: "https://evil.example" };
    await html(bob.post(`/oauth2/consent/${verdict}`, { challenge }, cross), 403);
  }
  assertEquals(await app.system.clients.apps!.listConnected(bob.userId), []);
  // If another browser began the request, Bob's approval gives it no code.
  const onward = await seeOther(
    bob.post("/oauth2/consent/approval", { challenge }),
    /^\/oauth2\/auth\?/,
  );
  const error = await html(app.visitor().get(onward));
  assertStringIncludes(error, "error=request_forbidden");
  assert(!error.includes("code="));
});

test("an invalid challenge is answered as an expired request", async () => {
  await using scene = await open();
  const { bob } = scene;
  for (const challenge of ["", "x", "<script>", "../../clients", "x".repeat(7_000)]) {
    for (const [path, name] of [["/oauth2/consent", "consent"], ["/oauth2/sign-in", "login"]]) {
      const query = new URLSearchParams({ [`${name}_challenge`]: challenge });
      const text = textOf(await html(bob.get(`${path}?${query}`), 410));
      assertStringIncludes(text, "This request has expired");
    }
    await html(bob.post("/oauth2/consent/approval", { challenge }), 410);
  }
});

test("an app that does not use PKCE is refused before anybody is asked for consent", async () => {
  await using scene = await open();
  const { thirdParty, page, bob } = scene;
  await signBobIn(scene);
  for (const [name, value] of [["code_challenge", ""], ["code_challenge_method", "plain"]]) {
    const { url, state } = await thirdParty.begin("orders:read", { [name]: value });
    await page.goto(url);
    const answer = await thirdParty.answer();
    assertEquals([answer.error, answer.state], ["invalid_request", state]);
    await backInApp(page);
  }
  assertEquals(await app.system.clients.apps!.listConnected(bob.userId), []);
});

test("nobody is redirected to an address that differs from the registered one in any character", async () => {
  await using scene = await open();
  const { thirdParty, bob } = scene;
  for (
    const redirect_uri of [
      "https://evil.example/callback",
      `${thirdParty.redirectUri}/`,
      `${thirdParty.redirectUri}?a=1`,
      thirdParty.redirectUri.replace("127.0.0.1", "127.0.0.1.evil.example"),
      "javascript:alert(1)",
    ]
  ) {
    const url = new URL((await thirdParty.begin("orders:read", { redirect_uri })).url);
    const location = await seeOther(bob.get(url.pathname + url.search), /^\/oauth2\/error\?/);
    const page = await html(bob.get(location), 400);
    assertStringIncludes(textOf(page), "made an invalid request");
    assert(!page.includes("evil.example"));
  }
});

test("the error page shows only its own texts, not the descriptions in its URL", async () => {
  const lure = "error=Call+0900&error_description=Call+0900+at+once&error_hint=Call+0900";
  const page = await html(app.fetch(`/oauth2/error?${lure}`), 400);
  assert(!textOf(page).includes("0900"));
  assertStringIncludes(textOf(page), "invalid_request");
});

test("a scope that the app has not registered is refused before anybody is asked for consent", async () => {
  await using scene = await open({ scopes: ["orders:read"] });
  const { thirdParty, page } = scene;
  await signBobIn(scene);
  for (const scope of ["orders:write", "orders:read payments:write", "openid"]) {
    await page.goto((await thirdParty.begin(scope)).url);
    assertEquals((await thirdParty.answer()).error, "invalid_scope");
    await backInApp(page);
  }
});

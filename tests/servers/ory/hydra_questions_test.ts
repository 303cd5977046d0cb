/** Who may be asked what, and where nobody is led: the steps of an authorization in hostile hands. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { html, seeOther, textOf } from "../../http/cast.ts";
import { openHydraStage } from "./hydra_stage.ts";

const { app, backInProgram, bobSits, open, questionTo, test } = await openHydraStage();

test("a question is for the person who was signed in: nobody else sees it, and nobody else answers it", async () => {
  await using scene = await open();
  const { bob, dora } = scene;
  const { pathname, search, searchParams } = await questionTo(scene);
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
  for (const challenge of ["", "x", "<script>", "../../clients", "x".repeat(7_000)]) {
    for (const [path, name] of [["/oauth2/consent", "consent"], ["/oauth2/sign-in", "login"]]) {
      const query = new URLSearchParams({ [`${name}_challenge`]: challenge });
      const text = textOf(await html(bob.get(`${path}?${query}`), 410));
      assertStringIncludes(text, "This request has expired");
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
  assertEquals(await app.system.clients.apps!.listConnected(bob.userId), []);
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
    assertStringIncludes(textOf(page), "made an invalid request");
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

/** A third-party app acts for a person who allows it in a browser, through a real Hydra. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { buy, list, PASSWORD, signUp } from "../../http/cast.ts";
import { openHydraStage } from "./hydra_stage.ts";

const { allow, app, backInApp, signBobIn, clock, CACHED_SECONDS, open, statusOf, test, tokenOf } =
  await openHydraStage();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  test(`an app gets a token by code and PKCE, through our sign-in and consent pages${how}`, async () => {
    await using scene = await open({ javaScriptEnabled, public: !javaScriptEnabled });
    const { thirdParty, bob, page, problems } = scene;
    const orderId = await buy(bob, await list(await signUp(app, "alice")));
    const { url, verifier, state } = await thirdParty.begin("orders:read");
    await page.goto(url);
    assertMatch(page.url(), /\/sign-in\?next=/);
    await page.getByLabel("Email").fill(bob.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    const question = page.getByRole("heading", {
      name: "Dora's planner wants to act on your behalf",
    });
    await question.waitFor();
    const text = (await page.locator("main").textContent())!;
    assertMatch(text, /Registered bydora/);
    assertStringIncludes(text, new URL(thirdParty.origin).host);
    assertStringIncludes(text, "View your orders, sales and payments");
    assertStringIncludes(text, "Know your name and your email address");
    assert(!text.includes("Reserve tickets"), "scopes not requested are not listed");
    assert(!text.includes("while you are away"));
    assertStringIncludes(text, bob.email);
    await allow(page);
    await backInApp(page);
    const answer = await thirdParty.answer();
    assertEquals(answer.state, state);
    const issued = await thirdParty.exchangeCode(answer.code, verifier);
    assertEquals([issued.status, issued.body.scope], [200, "orders:read"]);
    assertEquals("refresh_token" in issued.body, false);

    const token = issued.body.access_token;
    const me = await thirdParty.call(token, "GET", "/api/users/current-user");
    assertEquals([me.status, me.body.id], [200, bob.userId]);
    const orders = await thirdParty.call(token, "GET", "/api/orders");
    assertEquals(orders.body.items.map((order: { id: string }) => order.id), [orderId]);
    for (
      const [method, path] of [
        ["POST", "/api/orders"],
        ["GET", "/api/tickets"],
        ["GET", "/api/clients"],
      ]
    ) {
      const refused = await thirdParty.call(
        token,
        method,
        path,
        method === "POST" ? {} : undefined,
      );
      assertEquals([refused.status, refused.body.code], [403, "insufficient_scope"], path);
    }
    const blocked = problems.filter((text) => /content security policy|refused/i.test(text));
    assertEquals(blocked, [], "our content security policy allows the redirect to the app");
  });
}

test("when the person denies access, the app gets access_denied and no token", async () => {
  await using scene = await open();
  const { thirdParty, bob, page } = scene;
  await signBobIn(scene);
  const { url, state } = await thirdParty.begin("orders:read");
  await page.goto(url);
  await page.getByRole("button", { name: "Don't allow" }).click();
  const answer = await thirdParty.answer();
  assertEquals([answer.error, answer.state, answer.code], ["access_denied", state, undefined]);
  assertEquals(await app.system.clients.apps!.listConnected(bob.userId), []);
});

test("a code cannot be exchanged without its verifier, nor twice", async () => {
  await using scene = await open({ public: true });
  const { thirdParty, page } = scene;
  await signBobIn(scene);
  const other = await thirdParty.begin("orders:read");
  const { url, verifier } = await thirdParty.begin("orders:read");
  await page.goto(url);
  await allow(page);
  const { code } = await thirdParty.answer();
  await backInApp(page);
  const wrong = await thirdParty.exchangeCode(code, other.verifier);
  assertEquals([wrong.status, wrong.body.error], [400, "invalid_grant"]);
  assertEquals(wrong.body.access_token, undefined);
  const spent = await thirdParty.exchangeCode(code, verifier);
  assertEquals(spent.status, 400, "an attempt with a wrong verifier invalidates the code");

  const again = await thirdParty.begin("orders:read");
  await page.goto(again.url);
  await allow(page);
  const { code: second } = await thirdParty.answer();
  const issued = await thirdParty.exchangeCode(second, again.verifier);
  assertEquals(issued.status, 200);
  assertEquals(await statusOf(scene, issued.body.access_token), 200);
  assertEquals((await thirdParty.exchangeCode(second, again.verifier)).status, 400);
  assertEquals(
    await statusOf(scene, issued.body.access_token),
    200,
    "the cached answer is still used",
  );
  clock.forward(CACHED_SECONDS);
  assertEquals(
    await statusOf(scene, issued.body.access_token),
    401,
    "reuse of a code revokes its token",
  );
});

test("with offline_access an app gets refresh tokens, each for a single use, until it revokes them", async () => {
  await using scene = await open({ public: true });
  const { thirdParty } = scene;
  const first = await tokenOf(scene, "orders:read offline_access");
  const second = await thirdParty.refresh(first.refresh_token!);
  assertEquals([second.status, second.body.scope], [200, "orders:read offline_access"]);
  assertEquals(await statusOf(scene, second.body.access_token), 200);
  const revoked = await thirdParty.revoke(second.body.refresh_token);
  assertEquals(revoked.status, 200);
  assertEquals(await statusOf(scene, second.body.access_token), 401);
  assertEquals((await thirdParty.refresh(second.body.refresh_token)).status, 400);
});

test("consent given before is not asked for again unless scopes are added, and signing in leads straight back to the app", async () => {
  await using scene = await open();
  const { thirdParty, bob, page, problems } = scene;
  await tokenOf(scene, "orders:read");
  await page.context().clearCookies();
  const { url, verifier } = await thirdParty.begin("orders:read");
  await page.goto(url);
  await page.getByLabel("Email").fill(bob.email);
  await page.getByLabel("Password").fill(PASSWORD);
  // This form redirects to another site, which its content security policy must allow.
  await page.getByRole("button", { name: "Sign in" }).click();
  await backInApp(page);
  assertEquals(
    (await thirdParty.exchangeCode((await thirdParty.answer()).code, verifier)).status,
    200,
  );
  assertEquals(problems.filter((text) => /policy/i.test(text)), []);
  await page.goto((await thirdParty.begin("orders:read tickets:read")).url);
  await page.getByRole("heading", { name: "wants to act on your behalf" }).waitFor();
});

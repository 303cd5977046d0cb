/** A program that somebody else made acts for a person who allows it, in a browser, through a real Hydra. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { buy, list, PASSWORD, signUp } from "../../http/cast.ts";
import { openHydraStage } from "./hydra_stage.ts";

const { allow, app, backInProgram, bobSits, clock, KEPT_SECONDS, open, statusOf, test, tokenOf } =
  await openHydraStage();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  test(`a program gets a token by code and PKCE, through our sign-in and our question${how}`, async () => {
    await using scene = await open({ javaScriptEnabled, public: !javaScriptEnabled });
    const { program, bob, page, problems } = scene;
    const orderId = await buy(bob, await list(await signUp(app, "alice")));
    const { url, verifier, state } = await program.begin("orders:read");
    await page.goto(url);
    assertMatch(page.url(), /\/sign-in\?next=/);
    await page.getByLabel("Email").fill(bob.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    const asks = page.getByRole("heading", { name: "Dora's planner wants to act on your behalf" });
    await asks.waitFor();
    const text = (await page.locator("main").textContent())!;
    assertMatch(text, /Registered bydora/);
    assertStringIncludes(text, new URL(program.origin).host);
    assertStringIncludes(text, "View your orders, sales and payments");
    assertStringIncludes(text, "Know your name and your email address");
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
  await page.getByRole("button", { name: "Don't allow" }).click();
  const answer = await program.answer();
  assertEquals([answer.error, answer.state, answer.code], ["access_denied", state, undefined]);
  assertEquals(await app.system.clients.apps!.listConnected(bob.userId), []);
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
  await page.getByLabel("Email").fill(bob.email);
  await page.getByLabel("Password").fill(PASSWORD);
  // From this form the browser is led to another site: its policy must not be in the way.
  await page.getByRole("button", { name: "Sign in" }).click();
  await backInProgram(page);
  assertEquals((await program.exchangeCode((await program.answer()).code, verifier)).status, 200);
  assertEquals(problems.filter((text) => /policy/i.test(text)), []);
  await page.goto((await program.begin("orders:read tickets:read")).url);
  await page.getByRole("heading", { name: "wants to act on your behalf" }).waitFor();
});

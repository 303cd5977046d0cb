/** Revoked consents and removed apps: effective on this process at once, on others within a minute. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { openHydraStage } from "./hydra_stage.ts";

const { clock, hydra, CACHED_SECONDS, open, origin, statusOf, test, tokenOf } =
  await openHydraStage();

test("a person revokes an app on the account page: its access and refresh tokens end", async () => {
  await using scene = await open();
  const { thirdParty, page } = scene;
  const { access_token, refresh_token } = await tokenOf(scene, "orders:read offline_access");
  assertEquals(await statusOf(scene, access_token), 200);
  await page.goto(`${origin}/account`);
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "Connected apps" }),
  });
  const text = (await section.textContent())!;
  for (
    const expected of ["Dora's planner", "by dora", "View orders", "Also while you are offline"]
  ) {
    assertStringIncludes(text, expected);
  }
  await section.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The app can no longer act for you").waitFor();
  assertStringIncludes((await section.textContent())!, "No connected apps.");
  assertEquals(await statusOf(scene, access_token), 401, "effective on this process at once");
  const again = await thirdParty.refresh(refresh_token!);
  assertEquals([again.status, again.body.error], [400, "invalid_grant"]);
  // The earlier consent no longer counts: the person is asked again.
  await page.goto((await thirdParty.begin("orders:read")).url);
  await page.getByRole("heading", { name: "wants to act on your behalf" }).waitFor();
});

test("a consent or client revoked on another process ends here within a minute", async () => {
  for (const what of ["consent", "client"] as const) {
    await using scene = await open();
    const { client: { clientId } } = scene.thirdParty;
    const { access_token } = await tokenOf(scene, "orders:read");
    assertEquals(await statusOf(scene, access_token), 200);
    // Directly on Hydra, as another process does it.
    const path = what === "client"
      ? `/admin/clients/${clientId}`
      : `/admin/oauth2/auth/sessions/consent?${new URLSearchParams({
        subject: scene.bob.userId,
        client: clientId,
      })}`;
    const res = await fetch(hydra.adminUrl + path, { method: "DELETE" });
    assertEquals(res.status, 204);
    clock.forward(CACHED_SECONDS - 1);
    assertEquals(await statusOf(scene, access_token), 200, "the cached answer is still used");
    clock.forward(1);
    assert(CACHED_SECONDS <= 60);
    assertEquals(await statusOf(scene, access_token), 401, what);
  }
});

test("when its owner removes an app, its tokens end on this process at once and it cannot ask for consent", async () => {
  await using scene = await open();
  const { thirdParty, dora, page } = scene;
  const { access_token, refresh_token } = await tokenOf(scene, "orders:read offline_access");
  assertEquals(await statusOf(scene, access_token), 200);
  assertEquals(
    (await dora.call("DELETE", `/api/clients/${thirdParty.client.clientId}`)).status,
    204,
  );
  assertEquals(await statusOf(scene, access_token), 401);
  assertEquals((await thirdParty.refresh(refresh_token!)).status, 401);
  const res = await page.goto((await thirdParty.begin("orders:read")).url);
  assertEquals([res!.status(), new URL(page.url()).pathname], [400, "/oauth2/error"]);
  await page.goto(`${origin}/account`);
  assert(!(await page.locator("main").textContent())!.includes("Dora's planner"));
});

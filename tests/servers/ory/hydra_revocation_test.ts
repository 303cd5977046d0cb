/** What a person or an owner takes back from a program ends: here at once, elsewhere within a minute. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { openHydraStage } from "./hydra_stage.ts";

const { clock, hydra, KEPT_SECONDS, open, origin, statusOf, test, tokenOf } =
  await openHydraStage();

test("the person takes back what they allowed, on their account's page: the program is cut off, refresh tokens too", async () => {
  await using scene = await open();
  const { program, page } = scene;
  const { access_token, refresh_token } = await tokenOf(scene, "orders:read offline_access");
  assertEquals(await statusOf(scene, access_token), 200);
  await page.goto(`${origin}/account`);
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "Connected apps" }),
  });
  const text = (await section.textContent())!;
  for (const said of ["Dora's planner", "by dora", "View orders", "Also while you are offline"]) {
    assertStringIncludes(text, said);
  }
  await section.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The app can no longer act for you").waitFor();
  assertStringIncludes((await section.textContent())!, "No connected apps.");
  assertEquals(await statusOf(scene, access_token), 401, "on this process at once");
  const again = await program.refresh(refresh_token!);
  assertEquals([again.status, again.body.error], [400, "invalid_grant"]);
  // Asked anew, and not let through by what was once allowed.
  await page.goto((await program.begin("orders:read")).url);
  await page.getByRole("heading", { name: "wants to act on your behalf" }).waitFor();
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

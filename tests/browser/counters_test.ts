/** Fields whose text has a limit: they say it, count what is typed, and cut nothing off. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

test("a title is counted as the server counts it, and what is too long stays as it was pasted", async () => {
  const { page, problems, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.goto(`${stage.origin}/sell`);
  const title = page.getByLabel("Artist or show");
  const counter = page.locator("[data-counts=field-title]");
  await page.locator("[data-counts=field-title]", { hasText: "0 / 120" }).waitFor();
  // Composed, in characters rather than code units, without the blanks around it.
  await title.fill("  Zoe\u0308 🎸 ");
  assertEquals(await counter.textContent(), "5 / 120");
  await title.fill("🎸".repeat(131));
  assertEquals(await counter.textContent(), "131 / 120");
  assertEquals(await counter.getAttribute("class"), "hint limit error");
  assertEquals([...(await title.inputValue())].length, 131);
  await page.locator("[role=status]", { hasText: "131 / 120" }).waitFor({ state: "attached" });

  const send = () =>
    Promise.all([
      page.waitForEvent("framenavigated"),
      page.locator("form > .button-primary").click(),
    ]);
  await send();
  await page.getByRole("link", { name: "Artist or show: Use at most 120 characters" }).waitFor();
  await page.locator("[data-counts=field-title]", { hasText: "131 / 120" }).waitFor();
  assertEquals([...(await title.inputValue())].length, 131);
  await title.fill("🎸".repeat(120));
  assertEquals(await counter.getAttribute("class"), "hint limit");
  await send();
  await page.getByRole("link", { name: /^Venue:/ }).waitFor();
  assertEquals(await page.getByRole("link", { name: /^Artist or show:/ }).count(), 0);
  assertEquals(problems.filter((one) => !one.includes("422")), []);
  await close();
});

test("without scripts the field says its limit, tied to it for screen readers", async () => {
  const alice = await signUp(stage.app, "alice");
  const { page, close } = await windowOf(alice, { javaScriptEnabled: false });
  await page.goto(`${stage.origin}/sell`);
  assertEquals(
    await page.locator("[data-counts=field-title]").textContent(),
    "2 to 120 characters",
  );
  assertStringIncludes(
    (await page.getByLabel("Artist or show").getAttribute("aria-describedby"))!,
    "field-title-limit",
  );
  await close();
});

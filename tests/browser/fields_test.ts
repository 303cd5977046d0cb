/**
 * Fields of forms: days and times of day follow the page's language rather than the browser's; fields whose text
 * has a limit say it, count what is typed, and cut nothing off.
 */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

test("what was typed is written out, so that a reader of another order of figures sees the mistake", async () => {
  const { page, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.goto(`${stage.origin}/sell`);
  const day = page.getByLabel("Date at the venue", { exact: true });
  const clock = page.getByLabel("Start time at the venue");
  await page.locator("[data-pickers]").waitFor();
  await day.fill("1/5/31");
  await clock.fill("8 pm");
  await clock.blur();
  assertEquals([await day.inputValue(), await clock.inputValue()], ["Jan 5, 2031", "20:00"]);
  await day.fill("friday");
  await day.blur();
  assertEquals(await day.inputValue(), "friday");
  await close();
});

test("the calendar of the browser fills in the day, and shows the one that was typed", async () => {
  const { page, problems, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.goto(`${stage.origin}/sell`);
  await page.locator("[data-pickers]").waitFor();
  await page.getByLabel("Date at the venue", { exact: true }).fill("May 1, 2031");
  await page.getByRole("button", { name: "Date at the venue: choose from a calendar" }).click();
  const calendar = page.locator(".calendar");
  assertEquals(await calendar.inputValue(), "2031-05-01");
  await calendar.evaluate((field: HTMLInputElement) => {
    field.value = "2031-06-02";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  assertEquals(
    await page.getByLabel("Date at the venue", { exact: true }).inputValue(),
    "Jun 2, 2031",
  );
  await page.locator("[data-preview=when]", { hasText: "Mon, Jun 2, 2031" }).waitFor();
  // The calendar has no name: it is neither sent nor kept in the draft.
  assertEquals(
    await page.evaluate(() => [...new FormData(document.forms[0]).keys()].includes("")),
    false,
  );
  assertEquals(problems, []);
  await close();
});

test("the address of filtered results has its days in the same form in every language", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await windowOf(null, { javaScriptEnabled, locale: "fr" });
    await page.goto(stage.origin);
    if (javaScriptEnabled) await page.locator("[data-pickers]").waitFor();
    assertEquals(await page.locator(".picker").first().isVisible(), javaScriptEnabled);
    await page.getByLabel("Du", { exact: true }).fill("1/5/2031");
    // Where scripts run, a filter applies when its field is left.
    if (javaScriptEnabled) await page.keyboard.press("Tab");
    else await page.getByRole("button", { name: "Appliquer les filtres" }).click();
    await page.waitForURL(/from=/);
    assertEquals(new URL(page.url()).searchParams.get("from"), "2031-05-01");
    assertEquals(await page.getByLabel("Du", { exact: true }).inputValue(), "1er mai 2031");
    await close();
  }
});

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

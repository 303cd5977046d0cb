/** The home page: results as you type. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "../process/server.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, aTicket, test, close } = await openLiveStage();
Deno.test.afterAll(close);
await aTicket({ title: "The Night Owls", city: "Lyon" });
await aTicket({ title: "Harbour Lights", city: "Nantes" });
await aTicket({ title: "Harbour Nights", city: "Lyon" });

const box = (page: Page) => page.getByLabel("Artist, venue or city");
const titles = (page: Page) => page.locator(".card-title").allTextContents();
function shows(page: Page, ...expected: string[]) {
  let seen = "";
  return until(
    async () => (seen = (await titles(page)).sort().join()) === expected.sort().join(),
    () => `does not show ${expected} at ${page.url()}: ${seen}`,
  );
}
const addressIs = (page: Page, path: string) =>
  until(() => page.url() === stage.origin + path, () => `${page.url()} is not ${path}`);

test("results appear while typing; focus and text stay, and the address follows", async () => {
  const { page, problems, close } = await windowOf(null);
  await page.goto(stage.origin);
  await shows(page, "The Night Owls", "Harbour Lights", "Harbour Nights");
  await box(page).pressSequentially("harb");
  await shows(page, "Harbour Lights", "Harbour Nights");
  await addressIs(page, "/?q=harb");
  await page.locator("[role=status]", { hasText: "2 concerts" }).waitFor({ state: "attached" });
  await page.getByRole("heading", { name: "2 concerts found" }).waitFor();
  assertEquals(await page.title(), "Tickets for “harb” · Ticketing");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("u");
  assertEquals(await box(page).inputValue(), "harub", "the caret keeps its position");
  await page.getByText("Showing results for “harbour”.").waitFor();
  await page.getByRole("link", { name: "Search instead for “harub”" }).waitFor();
  await box(page).fill("zzqq");
  await page.locator(".empty").getByText("Nothing matches your search").waitFor();
  // A chip keeps the search text.
  await box(page).fill("harbour");
  await shows(page, "Harbour Lights", "Harbour Nights");
  await page.getByRole("link", { name: "Lyon", exact: true }).click();
  await page.waitForURL(/city=Lyon/);
  assertEquals(new URL(page.url()).searchParams.get("q"), "harbour");
  await shows(page, "Harbour Nights");
  assertEquals(problems, []);
  await close();
});

test("Back leads to the results before typing, Forward to those after it", async () => {
  const { page, close } = await windowOf(null);
  await page.goto(stage.origin);
  await box(page).fill("owls");
  await shows(page, "The Night Owls");
  await box(page).fill("owls lyon");
  await addressIs(page, "/?q=owls+lyon");
  const marked = () => page.evaluate(() => (globalThis as { marked?: boolean }).marked);
  await page.evaluate(() => (globalThis as { marked?: boolean }).marked = true);
  await page.goBack();
  await shows(page, "The Night Owls", "Harbour Lights", "Harbour Nights");
  assertEquals([await box(page).inputValue(), new URL(page.url()).search], ["", ""]);
  await page.goForward();
  await shows(page, "The Night Owls");
  assertEquals(await box(page).inputValue(), "owls lyon");
  assertEquals(await marked(), true, "the page was not reloaded");
  await page.getByRole("link", { name: "The Night Owls" }).click();
  await page.getByRole("heading", { level: 1, name: "The Night Owls" }).waitFor();
  await page.goBack();
  await shows(page, "The Night Owls");
  assertEquals(await box(page).inputValue(), "owls lyon");
  await close();
});

test("a late response does not overwrite a newer one", async () => {
  const { page, close } = await windowOf(null);
  await page.goto(stage.origin);
  const slow = Promise.withResolvers<void>();
  const requested = Promise.withResolvers<void>();
  await page.route("**/?q=owls", async (route) => {
    requested.resolve();
    await slow.promise;
    await route.continue().catch(() => {}); // the page may have aborted it
  });
  await box(page).fill("owls");
  await requested.promise;
  await box(page).fill("lights");
  await shows(page, "Harbour Lights");
  slow.resolve();
  await page.unrouteAll({ behavior: "wait" });
  await page.waitForLoadState("networkidle");
  assertEquals(await titles(page), ["Harbour Lights"]);
  await addressIs(page, "/?q=lights");
  await close();
});

test("text typed before the script has loaded is searched for", async () => {
  const { page, close } = await windowOf(null);
  const late = Promise.withResolvers<void>();
  await page.route("**/assets/**/AtOnce*.js", async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.goto(stage.origin, { waitUntil: "commit" });
  await box(page).fill("owls");
  late.resolve();
  await shows(page, "The Night Owls");
  assertEquals(await box(page).inputValue(), "owls");
  await close();
});

test("a filter is applied as soon as it is set, with what was typed; Back takes it off again", async () => {
  const { page, problems, close } = await windowOf(null);
  await page.goto(stage.origin);
  await box(page).fill("harbour");
  await shows(page, "Harbour Lights", "Harbour Nights");
  await page.getByLabel("City", { exact: true }).selectOption("Lyon");
  await shows(page, "Harbour Nights");
  await addressIs(page, "/?q=harbour&city=Lyon");
  await page.locator("[role=status]", { hasText: "1 concert found" })
    .waitFor({ state: "attached" });
  await page.getByLabel("Sort by").selectOption("Cheapest first");
  await addressIs(page, "/?q=harbour&city=Lyon&sort=price");
  assertEquals(await box(page).inputValue(), "harbour");
  await page.getByRole("link", { name: "Clear filters" }).waitFor();
  await page.goBack();
  await page.goBack();
  await shows(page, "Harbour Lights", "Harbour Nights");
  assertEquals(await page.getByLabel("City", { exact: true }).inputValue(), "");
  assertEquals(problems, []);
  await close();
});

test("a filter that cannot be understood says so at its field, which keeps the focus and what was typed", async () => {
  const { page, close } = await windowOf(null);
  await page.goto(stage.origin);
  const price = page.getByLabel("Minimum price");
  await price.fill("cheap");
  await price.press("Tab");
  await page.getByRole("alert").getByRole("link", { name: /^Minimum price/ }).waitFor();
  assertEquals(await price.getAttribute("aria-invalid"), "true");
  assertEquals(await price.inputValue(), "cheap");
  assertEquals(
    await page.evaluate(() => (document.activeElement as HTMLInputElement).name),
    "max",
  );
  await price.fill("40");
  await price.press("Tab");
  await shows(page, "The Night Owls", "Harbour Lights", "Harbour Nights");
  assertEquals(await price.getAttribute("aria-invalid"), null);
  assertEquals(await page.getByRole("alert").count(), 0);
  await close();
});

test("the button of the filters is there for the keyboard, and without scripts for everybody", async () => {
  const { page, close } = await windowOf(null);
  await page.goto(stage.origin);
  const size = () =>
    page.getByRole("button", { name: "Apply filters" }).evaluate((button) => button.clientWidth);
  assert(await size() <= 1, "hidden");
  await page.getByLabel("Sort by").focus();
  await page.keyboard.press("Tab");
  assert(await size() > 50, "shown while it has the focus");
  await close();
});

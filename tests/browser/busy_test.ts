/** A form that was sent is busy: pressing again sends nothing, and coming back it can be sent anew. */
import { assertEquals } from "@std/assert";
import { sellForm, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

test("pressing List twice sends one form; after the way back it is free again", async () => {
  const alice = await signUp(stage.app, "alice");
  const { page, close } = await windowOf(alice);
  await page.goto(`${stage.origin}/sell`);
  let sent = 0;
  const gate = Promise.withResolvers<void>();
  await page.route("**/sell", async (route) => {
    if (route.request().method() !== "POST") return await route.continue();
    sent++;
    await gate.promise;
    await route.continue();
  });
  for (const [name, value] of Object.entries(sellForm({ startsAt: "2031-05-01T20:00" }))) {
    const field = page.locator(`#sell-form [name=${name}]`);
    if (name === "timeZone") await field.selectOption(value);
    else await field.fill(value);
  }
  const button = page.getByRole("button", { name: "List the ticket" });
  // In one go: once the form is on its way, the page answers no questions.
  const state = await button.evaluate((it) => {
    for (let presses = 0; presses < 3; presses++) (it as HTMLButtonElement).click();
    return it.getAttribute("aria-busy");
  });
  assertEquals(state, "true");
  gate.resolve();
  await page.getByText("Your ticket is listed").waitFor();
  assertEquals(sent, 1);

  await page.goBack();
  await button.waitFor();
  assertEquals(await button.getAttribute("aria-busy"), null);
  await button.click();
  await page.getByRole("alert").or(page.getByText("Your ticket is listed")).first().waitFor();
  assertEquals(sent, 2);
  await close();
});

test("a page that the browser kept as it was left is free, and so is a form whose answer never came", async () => {
  const alice = await signUp(stage.app, "alice");
  const { page, close } = await windowOf(alice);
  await page.goto(`${stage.origin}/account`);
  let sent = 0;
  await page.route("**/account/name", async (route) => {
    sent++;
    await route.abort("aborted");
  });
  await page.clock.install();
  const form = page.locator("form[action='/account/name']");
  const button = form.locator("[type=submit]");
  const press = () => button.evaluate((it) => (it as HTMLButtonElement).click());
  const busy = (is: boolean) =>
    page.waitForFunction(
      (is) =>
        document.querySelector("form[action='/account/name'] [type=submit]")
          ?.hasAttribute("aria-busy") === is,
      is,
    );
  await press();
  await busy(true);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))
  );
  await busy(false);
  await press();
  await busy(true);
  await page.clock.fastForward(10_000);
  await busy(false);
  assertEquals(sent, 2);
  await close();
});

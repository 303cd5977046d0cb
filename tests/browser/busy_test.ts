/** A submitted form is busy: pressing again sends nothing; after going back it can be sent again. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

/** A page whose forms are not sent; `press` returns whether the form would have been sent. */
async function opened(path: string, selector: string) {
  const { page, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.clock.install();
  await page.goto(stage.origin + path, { waitUntil: "load" });
  await page.clock.pauseAt(Date.now() + 60_000);
  const press = () =>
    page.evaluate((selector) => {
      let sent = false;
      // Runs after the other listeners on the window.
      const look = (event: Event) => {
        sent = !event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener("submit", look, { once: true });
      document.querySelector<HTMLButtonElement>(`${selector} [type=submit]`)!.click();
      return sent;
    }, selector);
  const isBusy = () =>
    page.evaluate(
      (selector) =>
        document.querySelector(`${selector} [type=submit]`)!.getAttribute("aria-busy") === "true",
      selector,
    );
  return { page, press, isBusy, close };
}

const comeBack = (page: Page) =>
  page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });

test("pressing List twice sends one form; after going back it can be sent again", async () => {
  const { page, press, isBusy, close } = await opened("/sell", "#sell-form");
  assertEquals([await isBusy(), await press(), await isBusy()], [false, true, true]);
  assertEquals([await press(), await press(), await isBusy()], [false, false, true]);
  await comeBack(page);
  assertEquals([await isBusy(), await press()], [false, true]);
  await close();
});

test("a form that got no response can be sent again after ten seconds", async () => {
  const { page, press, isBusy, close } = await opened("/account", "form[action='/account/name']");
  assertEquals(await press(), true);
  await page.clock.fastForward(9_000);
  assertEquals([await press(), await isBusy()], [false, true]);
  await page.clock.fastForward(1_000);
  assertEquals([await isBusy(), await press()], [false, true]);
  await close();
});

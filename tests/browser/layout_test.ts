/** Pages use the room that there is: in a wide window no half is empty, and a preview stays in view. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { buy, openCheckout, reserve, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, aTicket, test, close } = await openLiveStage();
Deno.test.afterAll(close);

/** The bands of the page below its heading in which nothing is seen on one half. Pixels from the top. */
function emptyHalves(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BAND = 200;
    const middle = innerWidth / 2;
    const boxes = [...document.querySelectorAll("main *")].flatMap((element) => {
      const leaf = element.childElementCount === 0 && element.textContent?.trim() ||
        element.matches("img, input, select, textarea, svg, .panel, .narrow, .card, .ticket");
      const { top, bottom, left, right, width } = element.getBoundingClientRect();
      return leaf && width > 1 ? [{ top, bottom, left, right }] : [];
    });
    const end = Math.max(...boxes.map(({ bottom }) => bottom));
    const start = Math.round(document.querySelector("h1")!.getBoundingClientRect().bottom);
    const empty: string[] = [];
    for (let top = start; top + BAND <= end; top += BAND) {
      const inBand = boxes.filter((box) => box.top < top + BAND && box.bottom > top);
      if (!inBand.some(({ left }) => left < middle)) empty.push(`left half from ${top} px`);
      if (!inBand.some(({ right }) => right > middle + 40)) empty.push(`right half from ${top} px`);
    }
    return empty;
  });
}

test("at 1280 px no half of an order, of emails or of the form for selling is empty", async () => {
  const [alice, bob] = [await signUp(stage.app, "alice"), await signUp(stage.app, "bob")];
  const paid = await buy(bob, (await aTicket()).ticketId);
  const held = await reserve(bob, (await aTicket()).ticketId);
  await openCheckout(bob, held);
  await stage.app.system.workers.relay.idle();
  for (
    const [who, path] of [
      [bob, `/orders/${held}`],
      [bob, `/orders/${paid}`],
      [bob, "/mail"],
      [alice, "/sell"],
    ] as const
  ) {
    const { page, close } = await windowOf(who);
    await page.goto(stage.origin + path);
    // What stays in view follows to the end of the page.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 1280, height });
    const sticky = path === "/sell" ? ["right half"] : [];
    const empty = (await emptyHalves(page)).filter((one) => !sticky.some((s) => one.startsWith(s)));
    assertEquals(empty, [], path);
    await close();
  }
});

test("the preview of a ticket stays in view while the seller scrolls through the form", async () => {
  const { page, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.goto(`${stage.origin}/sell`);
  const inView = () =>
    page.evaluate(() => {
      const { top, bottom } = document.querySelector(".preview .card")!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  assert(await inView());
  for (const part of ["[name=faceValue]", "textarea", "form > .button-primary"]) {
    await page.locator(part).scrollIntoViewIfNeeded();
    assert(await inView(), `out of view at ${part}`);
  }
  await close();
});

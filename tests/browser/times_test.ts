/** Times: a concert's in its own zone, deadlines in the reader's, and one clock on a page. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { orders } from "#domain/orders/order.ts";
import { openCheckout, reserve, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, aTicket, stubState, test, close } = await openLiveStage({
  TIME_ZONE: "Europe/Paris",
  ORDER_EXPIRATION_SECONDS: "540",
});
Deno.test.afterAll(close);

const TOKYO = { timezoneId: "Asia/Tokyo" };
const BRUSSELS = { timezoneId: "Europe/Brussels" };

/** What the page says, as it is seen: without hidden parts. */
const seen = (page: Page, selector: string) => page.locator(selector).first().innerText();

/** Waits until the script has put the page's deadlines into Tokyo's zone. */
const inTokyo = (page: Page, selector: string) =>
  page.locator(selector, { hasText: "Japan Time" }).first().waitFor();

test("a reader in Tokyo sees a concert in Lyon at Lyon's time, named, and deadlines at their own", async () => {
  const { ticketId, path } = await aTicket({ city: "Lyon", timeZone: "Europe/Paris" });
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, ticketId);
  const order = (await stage.app.system.store.get(orders, orderId))!;
  const deadline = new Intl.DateTimeFormat("en", {
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: "Asia/Tokyo",
  }).format(order.expiresAt);

  const mine = await windowOf(bob, TOKYO);
  for (
    const [address, selector] of [
      [`/orders/${orderId}`, ".deadline"],
      [`/orders/${orderId}`, ".timeline-ahead"],
      ["/orders", ".slim-stub"],
      ["/account", ".hold-until"],
      [await openCheckout(bob, orderId), ".deadline"],
    ]
  ) {
    await mine.page.goto(stage.origin + address);
    await inTokyo(mine.page, selector);
    assertStringIncludes(await seen(mine.page, selector), `${deadline} Japan Time`, address);
  }
  assertEquals(mine.problems, []);

  const visitor = await windowOf(null, TOKYO);
  await visitor.page.goto(path);
  await inTokyo(visitor.page, ".ticket-stub");
  assertStringIncludes(await seen(visitor.page, ".ticket-stub"), `${deadline} Japan Time`);
  assertMatch(await seen(visitor.page, ".facts time"), /, \d\d:\d\d CES?T$/);
  await visitor.page.goto(stage.origin);
  await inTokyo(visitor.page, ".stub-note");
  assertMatch(await seen(visitor.page, ".card-body time"), /, \d\d:\d\d CES?T$/);
  await Promise.all([mine.close(), visitor.close()]);
});

test("a zone whose clocks show the same needs no name, and leaves deadlines as they are", async () => {
  const { ticketId, path } = await aTicket({ city: "Lyon", timeZone: "Europe/Paris" });
  const tokyo = await aTicket({ city: "Tokyo", timeZone: "Asia/Tokyo" });
  await reserve(await signUp(stage.app, "bob"), ticketId);
  const { page, close } = await windowOf(null, BRUSSELS);
  await page.goto(`${stage.origin}/tickets/${tokyo.ticketId}`);
  assertMatch(await seen(page, ".facts time"), /, \d\d:\d\d Japan Time$/);
  await page.goto(path);
  assertMatch(await seen(page, ".facts time"), /, \d\d:\d\d$/);
  assertMatch(await seen(page, ".ticket-stub"), /until \d\d:\d\d:\d\d CES?T \(/);
  // The reader's own zone needs no name either.
  const atHome = await windowOf(null, TOKYO);
  await atHome.page.goto(`${stage.origin}/tickets/${tokyo.ticketId}`);
  await atHome.page.waitForFunction(() =>
    document.querySelector<HTMLElement>(".facts time span:last-child")!.hidden
  );
  await Promise.all([close(), atHome.close()]);
});

test("without scripts, deadlines have the installation's zone, named, to the second", async () => {
  const { ticketId } = await aTicket();
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, ticketId);
  const { page, close } = await windowOf(bob, { ...TOKYO, javaScriptEnabled: false });
  for (const address of [`/orders/${orderId}`, await openCheckout(bob, orderId)]) {
    await page.goto(stage.origin + address);
    assertMatch(await seen(page, ".deadline"), /until \d\d:\d\d:\d\d CES?T \(/, address);
    assertEquals(await page.locator("[role=timer]").first().isVisible(), false);
  }
  await close();
});

test("a part that a live event replaced is in the reader's zone too, and is announced so", async () => {
  const { ticketId, path } = await aTicket();
  const { page, close } = await windowOf(null, TOKYO);
  await page.goto(path);
  await stubState(page, "Available");
  await reserve(await signUp(stage.app, "bob"), ticketId);
  await stubState(page, "Reserved");
  assertMatch(await seen(page, ".ticket-stub"), /until \d\d:\d\d:\d\d Japan Time \(/);
  await page.locator("[role=status]", { hasText: "Japan Time" }).waitFor({ state: "attached" });
  await close();
});

test("the words and the clock of a page never show different times", async () => {
  const { ticketId } = await aTicket();
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, ticketId);
  const { page, close } = await windowOf(bob);
  for (const address of [`/orders/${orderId}`, await openCheckout(bob, orderId)]) {
    await page.goto(stage.origin + address);
    const shown = new Set<string>();
    while (shown.size < 3) {
      const [words, clock] = await page.evaluate(() =>
        ["[data-left]", "[role=timer]"].map((one) => document.querySelector(one)!.textContent!)
      );
      const [, minutes, seconds] = /^(\d+):(\d\d)$/.exec(clock)!.map(Number);
      const same = [minutes && `${minutes} min`, seconds && `${seconds} sec`].filter(Boolean);
      assertEquals(words, same.join(", "), address);
      shown.add(clock);
      await page.waitForFunction(
        (before) => document.querySelector("[role=timer]")!.textContent !== before,
        clock,
      );
    }
    assert(shown.size === 3);
  }
  await close();
});

/** Open pages that get changes by a stream, by polling, or not at all. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { CARDS, openCheckout, reserve, seeOther, signUp } from "../http/cast.ts";
import { until } from "../process/server.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, streams, stubState, windowOf, aTicket, test, close } = await openLiveStage();
Deno.test.afterAll(close);

/** Simulates that the tab is hidden, or visible again. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("when a ticket is taken while its page is open, the page shows other offers of its concert", async () => {
  const title = `Twice offered ${crypto.randomUUID().slice(0, 8)}`;
  const { ticketId, path } = await aTicket({ title });
  await aTicket({ title, section: "Balcony" });
  const { page, close } = await windowOf(null);
  await page.goto(path);
  await streams(1);
  await reserve(await signUp(stage.app, "bob"), ticketId);
  await page.getByRole("heading", { name: "Other offers of this concert" }).waitFor();
  await page.getByRole("link", { name: /^Balcony/ }).waitFor();
  await close();
});

test("without other offers, the page shows concerts of the same city", async () => {
  const city = `Nantes ${crypto.randomUUID().slice(0, 8)}`;
  const { ticketId, path } = await aTicket({ city });
  await aTicket({ city, title: "Another night" });
  const { page, close } = await windowOf(null);
  await page.goto(path);
  await streams(1);
  await reserve(await signUp(stage.app, "bob"), ticketId);
  await page.getByRole("heading", { name: "Available now" }).waitFor();
  await page.getByRole("link", { name: "Another night" }).waitFor();
  await close();
});

test("a hidden tab has no stream and polls nothing; visible again, it shows the current state", async () => {
  const { ticketId, path } = await aTicket();
  const { page, close } = await windowOf(null);
  await page.goto(path);
  await streams(1);
  await setHidden(page, true);
  await streams(0);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.install();
  await reserve(await signUp(stage.app, "bob"), ticketId);
  await page.clock.fastForward(120_000);
  assertEquals(asked, []);
  await page.clock.resume();
  await setHidden(page, false);
  await stubState(page, "Reserved");
  await close();
});

test("when streams fail the page polls, and it uses a stream again once one works", async () => {
  const { ticketId, path } = await aTicket();
  const { page, close } = await windowOf(null);
  let tries = 0;
  await page.route("**/events", (route) => {
    tries++;
    return route.abort();
  });
  await page.clock.install();
  await page.goto(path);
  await until(() => tries === 1, () => "no stream was tried");
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, ticketId);
  const untilTrue = (condition: () => Promise<boolean> | boolean, what: string) =>
    until(async () => {
      await page.clock.fastForward(1_000);
      return await condition();
    }, () => what);
  const shows = (word: string) => async () =>
    await page.locator(".ticket-stub .badge").textContent() === word;
  await untilTrue(shows("Reserved"), "the hold is not shown");
  await untilTrue(() => tries >= 3, "no stream was tried again");
  await page.unroute("**/events");
  await untilTrue(() => stage.app.system.streams.count() === 1, "the stream does not come back");
  await page.clock.resume();
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), /./);
  await stubState(page, "Available");
  await close();
});

test("an open order's page shows the ticket once it was paid in another tab", async () => {
  const { ticketId } = await aTicket({ code: "THE-DOOR-CODE" });
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, ticketId);
  const { page, problems, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await streams(1);
  const checkout = await openCheckout(bob, orderId);
  await page.getByRole("button", { name: "Continue to payment" }).waitFor();
  await seeOther(bob.post(checkout, { card: CARDS.pays }), /payment$/);
  await page.getByRole("heading", { name: "The ticket is yours" }).waitFor();
  await page.getByText("THE-DOOR-CODE").waitFor();
  assertEquals(await page.title(), "The ticket is yours: The Night Owls · Ticketing");
  assertEquals(problems, []);
  await close();
});

/** Offline a page says so, disables what would fail, and recovers by itself. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { reserve, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, aTicket, streams, stubState, test, close } = await openLiveStage();
Deno.test.afterAll(close);

const banner = (page: Page) => page.getByRole("status").filter({ hasText: "You are offline." });

/** Whether each element that sends something is enabled, by its text. */
const buttons = (page: Page) =>
  page.locator("main").locator("form[method=post] button, a.button-primary").evaluateAll((all) =>
    all.map((one) => [one.textContent, !(one as HTMLElement).inert])
  );

test("offline the order says so, disables its buttons and hides the clock; online again it shows the current state", async () => {
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, (await aTicket()).ticketId);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await page.getByRole("timer").waitFor();
  assertEquals(await buttons(page), [["Pay now", true], ["Cancel reservation", true]]);

  await page.context().setOffline(true);
  await banner(page).waitFor();
  assertEquals(await buttons(page), [["Pay now", false], ["Cancel reservation", false]]);
  await page.getByRole("timer").waitFor({ state: "hidden" });

  // Meanwhile the reservation is cancelled on another device.
  await (await bob.post(`/orders/${orderId}/cancellation`)).body?.cancel();
  await page.context().setOffline(false);
  await page.getByRole("heading", { name: "You cancelled this reservation" }).waitFor();
  await banner(page).waitFor({ state: "detached" });
  assertEquals(await buttons(page), []);
  await close();
});

test("buttons disabled offline work again afterwards, on a page without live regions too", async () => {
  const alice = await signUp(stage.app, "alice");
  const { page, close } = await windowOf(alice);
  await page.goto(`${stage.origin}/sell`);
  await page.context().setOffline(true);
  await banner(page).waitFor();
  const enabled = async () => new Set((await buttons(page)).map(([, isEnabled]) => isEnabled));
  assertEquals(await enabled(), new Set([false]));
  await page.context().setOffline(false);
  await banner(page).waitFor({ state: "detached" });
  assertEquals(await enabled(), new Set([true]));
  await close();
});

test("a server that does not answer counts as offline, and is tried again until it answers", async () => {
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, (await aTicket()).ticketId);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await page.getByRole("timer").waitFor();
  await page.route("**/*", (route) => route.abort());
  // When a tab becomes visible again, it reads its page.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await banner(page).waitFor();
  assertEquals((await buttons(page))[0], ["Pay now", false]);
  await page.unroute("**/*");
  await banner(page).waitFor({ state: "detached" });
  assertEquals((await buttons(page))[0], ["Pay now", true]);
  await close();
});

test("a button added by a live update while the server counts as unreachable is disabled too", async () => {
  const { path, ticketId } = await aTicket();
  const [bob, carol] = [await signUp(stage.app, "bob"), await signUp(stage.app, "carol")];
  const orderId = await reserve(carol, ticketId);
  const { page, close } = await windowOf(bob);
  await page.goto(path);
  await streams(1);
  assertEquals(await buttons(page), []);
  // Reads of the page fail; the stream still works.
  await page.route("**/healthz", (route) => route.abort());
  await page.evaluate(() => dispatchEvent(new Event("connectionlost")));
  await banner(page).waitFor();
  await (await carol.post(`/orders/${orderId}/cancellation`)).body?.cancel();
  await stubState(page, "Available");
  assertEquals((await buttons(page)).map(([, usable]) => usable), [false]);
  await page.unroute("**/healthz");
  await banner(page).waitFor({ state: "detached" });
  assertEquals((await buttons(page)).map(([, usable]) => usable), [true]);
  await close();
});

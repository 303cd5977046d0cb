/** Live pages in a real browser: two windows, two accounts. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { reserve, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, streams, stubState, windowOf, aTicket, test, close } = await openLiveStage({
  ORDER_EXPIRATION_SECONDS: "6",
  REHOLD_COOLDOWN_SECONDS: "0",
});
Deno.test.afterAll(close);

const reserveButton = (page: Page) => page.getByRole("button", { name: "Reserve for €45.50" });
test("a reservation shows on another person's open page within a second, and a lapse on both pages", async () => {
  const { path } = await aTicket();
  const [first, second] = [
    await windowOf(await signUp(stage.app, "bob")),
    await windowOf(await signUp(stage.app, "carol")),
  ];
  await Promise.all([first.page.goto(path), second.page.goto(path)]);
  await reserveButton(second.page).focus();
  await streams(2);
  await reserveButton(first.page).click();
  const began = Date.now();
  await stubState(second.page, "Reserved");
  assert(Date.now() - began < 1_000, `updated after ${Date.now() - began} ms`);
  await second.page.locator(".ticket-stub", { hasText: "Somebody has reserved it until" })
    .waitFor();
  assertEquals(await reserveButton(second.page).count(), 0);
  // Focus stays where the button was, and the reason is announced.
  assertEquals(
    await second.page.evaluate(() => document.activeElement?.className),
    "stub ticket-stub changed",
  );
  await second.page.locator("[role=status]", { hasText: "Somebody has reserved it" })
    .waitFor({ state: "attached" });

  await first.page.getByRole("timer").waitFor();
  await first.page.getByRole("heading", { name: "Your reservation has expired" }).waitFor();
  await first.page.locator(".money-line", { hasText: "You were not charged." }).waitFor();
  await first.page.getByRole("link", { name: "View the ticket" }).waitFor();
  assertEquals(await first.page.getByRole("timer").count(), 0);
  await reserveButton(second.page).click();
  await second.page.getByRole("heading", { name: "Reserved for you" }).waitFor();
  assertEquals([...first.problems, ...second.problems], []);
  await Promise.all([first.close(), second.close()]);
});

test("the bar of a hold is on other pages too, counts down, and says how the hold ended", async () => {
  const { ticketId } = await aTicket();
  const bob = await signUp(stage.app, "bob");
  await reserve(bob, ticketId);
  await reserve(bob, (await aTicket()).ticketId);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/account`);
  const bar = page.getByRole("region", { name: "Your reservation" });
  await bar.getByRole("link", { name: "+1 more" }).waitFor();
  const clock = bar.getByRole("timer", { name: "Time left to pay for The Night Owls" });
  const shown = await clock.textContent();
  await page.waitForFunction(
    (text) => document.querySelector("[role=timer]")?.textContent !== text,
    shown,
  );
  await bar.getByText("has expired. You were not charged.").waitFor();
  await page.locator("[role=status]", {
    hasText: "Your reservation for The Night Owls has expired",
  })
    .waitFor({ state: "attached" });
  await bar.getByRole("link", { name: "View the ticket" }).click();
  await reserveButton(page).waitFor();
  await close();
});

/** The whole journey in a browser on a phone, the countdown, and the content security policy. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { launch, type Opened, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

const PASSWORD = "correct horse battery";
const TITLE = `$& $' <b>"x"</b>`;

async function signUp(page: Page, name: string): Promise<void> {
  await page.goto(`${stage.origin}/sign-up`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(`${name}.${crypto.randomUUID()}@example.org`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("link", { name: "Account" }).waitFor();
}

/** A year from now, in the format of a date field. */
function nextYear(): string {
  return Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
    .toString({ smallestUnit: "minute" });
}

async function sell(page: Page, code: string): Promise<void> {
  await page.getByRole("link", { name: "Sell", exact: true }).click();
  await page.getByLabel("Artist or show").fill(TITLE);
  await page.getByLabel("Venue", { exact: true }).fill("Zénith");
  await page.getByLabel("City").fill("Paris");
  const [day, clock] = nextYear().split("T");
  await page.getByLabel("Date at the venue", { exact: true }).fill(day);
  await page.getByLabel("Start time at the venue").fill(clock);
  await page.getByLabel("Time zone of the venue").selectOption("Europe/Paris");
  await page.getByLabel("Face value").fill("50");
  await page.getByLabel("Barcode", { exact: true }).fill(code);
  // Without a price the page returns with the problem and everything that was entered.
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByRole("link", { name: "Your price: Required" }).click();
  assertEquals(await page.getByLabel("Barcode", { exact: true }).inputValue(), code);
  await page.getByLabel("Your price").fill("45.50");
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByText("Your ticket is listed").waitFor();
  assertEquals(await page.locator("h1").textContent(), TITLE);
}

async function buy(page: Page, code: string): Promise<void> {
  await page.goto(stage.origin);
  await page.getByLabel("Artist, venue or city").fill("zenith");
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator(".cards").getByRole("link", { name: TITLE }).first().click();
  await page.locator(".offers").getByRole("link").first().click();
  await page.getByRole("button", { name: "Reserve for €45.50" }).click();
  await page.getByText(/Reserved until \d\d:\d\d:\d\d .* \(1[45] min\)/).waitFor();
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.getByText("This is a sandbox. No real money is involved").waitFor();
  await page.getByLabel("Card number").fill("4000000000000002");
  await page.getByRole("button", { name: "Pay €45.50" }).click();
  await page.getByRole("link", { name: /declined/ }).waitFor();
  await page.getByLabel("Card number").fill("4242424242424242");
  await page.getByRole("button", { name: "Pay €45.50" }).click();
  await page.getByRole("heading", { name: "The ticket is yours" }).waitFor();
  await page.getByRole("img", { name: "QR code of your ticket" }).waitFor();
  assertEquals(await page.locator(".code").textContent(), code);
}

async function journey(javaScriptEnabled: boolean): Promise<void> {
  const code = `CODE-${crypto.randomUUID()}`;
  const options = { javaScriptEnabled, viewport: { width: 360, height: 740 } };
  const people: Opened[] = [];
  const person = async (name: string) => {
    const opened = await openPage(browser, options);
    people.push(opened);
    await signUp(opened.page, name);
    return opened.page;
  };
  const alice = await person("alice");
  await sell(alice, code);
  const bob = await person("bob");
  await buy(bob, code);
  await alice.getByRole("link", { name: "Sales" }).click();
  await alice.getByText("Sold", { exact: false }).first().waitFor();
  await alice.getByRole("link", { name: "View the sale" }).click();
  await alice.getByText("It sold for €45.50.").waitFor();
  for (const { page, problems, close } of people) {
    // The browser logs the 4xx response of a refused form to its console.
    assertEquals(problems.filter((text) => !/status of 422/.test(text)), []);
    assertEquals(await overflow(page), 0, "horizontal overflow");
    await close();
  }
  assertEquals(stage.errors(), []);
}

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

test("people sign up, sell, find, reserve, pay and receive a ticket on a phone", () =>
  journey(true));

test("the same journey works without JavaScript", () => journey(false));

test("the countdown follows the server's clock, and screen readers get the title as typed", async () => {
  const alice = await openPage(browser, {});
  await signUp(alice.page, "alice");
  await sell(alice.page, `CODE-${crypto.randomUUID()}`);
  const url = alice.page.url();
  const bob = await openPage(browser, {});
  // An hour ahead of the server, which must not matter to the countdown.
  await bob.page.clock.install({ time: Date.now() + 3_600_000 });
  await signUp(bob.page, "bob");
  await bob.page.goto(url);
  await bob.page.getByRole("button", { name: "Reserve for €45.50" }).click();
  const timer = bob.page.getByRole("timer", { name: `Time left to pay for ${TITLE}` });
  await timer.waitFor();
  const left = async () => {
    const [minutes, seconds] = (await bob.page.locator("[role=timer]").textContent())!.split(":")
      .map(Number);
    return minutes * 60 + seconds;
  };
  const shown = await timer.textContent();
  await bob.page.waitForFunction(
    (text) => document.querySelector("[role=timer]")!.textContent !== text,
    shown,
  );
  const first = await left();
  assert(first > 880 && first <= 900, String(first));
  // Offline the countdown continues, and is hidden once the page has noticed.
  await bob.page.route("**/*", (route) => route.abort());
  await bob.page.clock.fastForward(601_000);
  await bob.page.getByText(/^5 minutes left to pay for/).waitFor({ state: "attached" });
  assert(await left() <= first - 600);
  await bob.page.clock.fastForward(900_000);
  await bob.page.getByText(/^The time to pay for .* is over$/).waitFor({ state: "attached" });
  await bob.page.getByText("You are offline.").waitFor();
  await timer.waitFor({ state: "hidden" });
  const expected = /422|net::ERR_FAILED/;
  assertEquals([...alice.problems, ...bob.problems].filter((text) => !expected.test(text)), []);
  await alice.close();
  await bob.close();
});

test("an injected script does not run", async () => {
  const { page, problems, close } = await openPage(browser, {});
  await page.goto(stage.origin);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.pwned = true";
    document.body.append(script);
  });
  assertEquals(await page.evaluate(() => "pwned" in globalThis), false);
  assertEquals(problems.length, 1);
  await close();
});

/** Takes the pictures of the README from a demo exchange that it starts itself: `deno task pictures`. */
import type { Browser, Page } from "playwright-core";
import { launch } from "../tests/browser/browser.ts";
import { Server } from "../tests/process/server.ts";

const folder = Deno.args[0] ?? new URL("../docs/pictures", import.meta.url).pathname;
const SIZES = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];
const SCHEMES = ["light", "dark"] as const;

await using server = await Server.prepare({ DEMO: "on", RATE_LIMITS: "off" });
await server.start();
const browser = await launch();
try {
  await Deno.mkdir(folder, { recursive: true });
  const bob = await signIn(browser);
  const paths = await journey(bob.page);
  const { cookies } = await bob.context.storageState();
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) {
      for (const [name, path, signedIn] of paths) {
        const context = await browser.newContext({ viewport, colorScheme });
        if (signedIn) await context.addCookies(cookies);
        const page = await context.newPage();
        await page.goto(server.origin + path, { waitUntil: "networkidle" });
        await page.evaluate(() => document.fonts.ready);
        const file = `${folder}/${name}-${viewport.width}-${colorScheme}.jpg`;
        await Deno.writeFile(file, await page.screenshot({ type: "jpeg", quality: 72 }));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}

async function signIn(browser: Browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel("E-mail").fill("bob@demo.test");
  await page.getByLabel("Password").fill("bob-buys-tickets");
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Account" }).waitFor();
  return { context, page };
}

/** Buys one ticket and holds another; answers what to look at: name, path, whether signed in. */
async function journey(page: Page): Promise<[string, string, boolean][]> {
  await page.goto(server.origin);
  const tickets = await page.locator(".card-title a").evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")!)
  );
  const paid = await reserve(page, tickets[4]);
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.getByLabel("Card number").fill("4242424242424242");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByRole("heading", { name: "It is yours" }).waitFor();
  const held = await reserve(page, tickets[2]);
  return [
    ["home", "/", false],
    ["ticket", tickets[1], true],
    ["ticket-held", tickets[2], false],
    ["ticket-sold", tickets[4], false],
    ["order", held, true],
    ["order-paid", paid, true],
    ["sell", "/sell", true],
    ["sign-in", "/sign-in", false],
  ];
}

async function reserve(page: Page, ticket: string): Promise<string> {
  await page.goto(server.origin + ticket);
  await page.getByRole("button", { name: /^Reserve/ }).click();
  await page.waitForURL(/\/orders\/[^/]+$/);
  return new URL(page.url()).pathname;
}

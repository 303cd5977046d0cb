/** `deno task pictures`: starts a demo exchange and takes the README's screenshots. */
import type { Page } from "playwright-core";
import { argumentsOf } from "../app/arguments.ts";
import { launch } from "../tests/browser/browser.ts";
import { Server } from "../tests/process/server.ts";

const { words: [given] } = argumentsOf("deno task pictures [FOLDER]", {}, { words: 1 });
const folder = given ?? new URL("../docs/pictures", import.meta.url).pathname;
const SIZES = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];
const SCHEMES = ["light", "dark"] as const;

await using server = await Server.prepare({ DEMO: "on", RATE_LIMITS: "off" });
await server.start();
const browser = await launch();
try {
  await Deno.mkdir(folder, { recursive: true });
  const bob = await signIn("bob@demo.test", "bob-buys-tickets");
  const ada = await signIn("ada@demo.test", "ada-sells-tickets");
  const visits = await journey(bob, ada);
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) {
      for (const [name, path, who] of visits) {
        const context = await browser.newContext({ viewport, colorScheme });
        if (who) await context.addCookies((await who.context().storageState()).cookies);
        const page = await context.newPage();
        await page.goto(server.origin + path);
        await page.evaluate(() => document.fonts.ready);
        // Images further down are loaded lazily.
        await page.evaluate(() =>
          Promise.all(
            [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
              .map((image) => image.decode()),
          )
        );
        const file = `${folder}/${name}-${viewport.width}-${colorScheme}.jpg`;
        await Deno.writeFile(file, await page.screenshot({ type: "jpeg", quality: 72 }));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}

async function signIn(email: string, password: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Account" }).waitFor();
  return page;
}

type Visit = [name: string, path: string, who: Page | null];

/** Buys, lets go, holds and withdraws tickets; returns the pages to visit then. */
async function journey(bob: Page, ada: Page): Promise<Visit[]> {
  const concerts = (await titlesOn(bob, "/")).slice(1, 5);
  const tickets: string[] = [];
  for (const concert of concerts) tickets.push((await titlesOn(bob, concert))[0]);
  const [available, held, sold, left] = tickets;
  const [own, withdrawn] = (await titlesOn(ada, "/sales"))
    .filter((ticket) => ![available, held, sold, left].includes(ticket));
  const paid = await reserve(bob, sold);
  await bob.getByRole("button", { name: "Pay now" }).click();
  await bob.getByLabel("Card number").fill("4242424242424242");
  await bob.getByRole("button", { name: /^Pay/ }).click();
  await bob.getByRole("heading", { name: "The ticket is yours" }).waitFor();
  const ended = await reserve(bob, left);
  await bob.getByRole("button", { name: "Cancel reservation" }).click();
  await bob.getByRole("heading", { name: "You cancelled this reservation" }).waitFor();
  await ada.goto(server.origin + withdrawn);
  await ada.getByRole("button", { name: "Withdraw" }).click();
  await ada.getByText(/^Your tickets? (is|are) withdrawn/).first().waitFor();
  const order = await reserve(bob, held);
  return [
    ["home", "/", null],
    ["concert", concerts[0], null],
    ["search", "/?q=late&city=Berlin", null],
    ["ticket", available, null],
    ["ticket-held", held, null],
    ["ticket-yours", held, bob],
    ["ticket-sold", sold, null],
    ["ticket-seller", own, ada],
    ["ticket-withdrawn", withdrawn, ada],
    ["order", order, bob],
    ["order-ended", ended, bob],
    ["order-paid", paid, bob],
    ["orders", "/orders", bob],
    ["sell", "/sell", ada],
    ["sign-in", "/sign-in", null],
  ];
}

/** The paths of the concerts or tickets in a list. */
async function titlesOn(page: Page, path: string): Promise<string[]> {
  await page.goto(server.origin + path);
  return await page.locator(".card-title a").evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")!)
  );
}

async function reserve(page: Page, ticket: string): Promise<string> {
  await page.goto(server.origin + ticket);
  await page.getByRole("button", { name: /^Reserve/ }).click();
  await page.waitForURL(/\/orders\/[^/]+$/);
  return new URL(page.url()).pathname;
}

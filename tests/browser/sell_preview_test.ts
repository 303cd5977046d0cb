/** Selling: the preview of a ticket, and its draft, which survives a reload. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { list, type Person, signUp } from "../http/cast.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

async function selling(): Promise<{ alice: Person; page: Page; close(): Promise<void> }> {
  const alice = await signUp(stage.app, "alice");
  const { page, close } = await windowOf(alice);
  await page.goto(`${stage.origin}/sell`);
  return { alice, page, close };
}
const part = (page: Page, name: string, text: string) =>
  page.locator(`[data-preview=${name}]`, { hasText: text }).waitFor();
const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text);

async function write(page: Page): Promise<void> {
  await fill(page, "Artist or show", `$& <b>Owls</b>`);
  await fill(page, "Venue", "Hall");
  await fill(page, "City", "Lyon");
  await fill(page, "Date at the venue", "5/1/2031");
  await fill(page, "Start time at the venue", "8 pm");
  await page.locator("[name=row]").fill("3");
  await fill(page, "Face value", "50");
  await fill(page, "Your price", "45.5");
}

test("the preview follows the form while typing, and shows the highest price allowed", async () => {
  const { page, close } = await selling();
  await part(page, "title", "Artist or show");
  await part(
    page,
    "cap",
    "Up to 100% of face value and the fees you paid: the limit for concerts in France.",
  );
  await write(page);
  await part(page, "title", "$& <b>Owls</b>");
  await part(page, "where", "Hall, Lyon");
  await part(page, "when", "Thu, May 1, 2031, 20:00");
  await part(page, "day", "1");
  await part(page, "seat", "Row 3");
  await part(page, "price", "€45.50");
  await part(page, "cap", "Up to €50.00: the limit for concerts in France.");
  await page.locator("[name=paidFees]").fill("4");
  await part(page, "cap", "Up to €54.00: the limit for concerts in France.");
  await page.locator("[name=timeZone]").selectOption("Europe/London");
  await part(page, "cap", "Up to €64.80.");
  await page.locator("[name=timeZone]").selectOption("Europe/Paris");
  await fill(page, "Your price", "54.01");
  await part(page, "cap", "Too high. The maximum is €54.00.");
  await fill(page, "Your price", "");
  await part(page, "price", "Price");
  await page.waitForFunction(() =>
    !document.querySelector<HTMLImageElement>("[data-preview=poster]")!.src.endsWith("bfa2d9a0.svg")
  );
  await close();
});

test("a draft survives a reload, without the barcode, and is gone once the ticket is listed", async () => {
  const { page, close } = await selling();
  await write(page);
  await fill(page, "Barcode", "SECRET-1234");
  await part(page, "price", "€45.50");
  assertEquals(
    await page.evaluate(() =>
      JSON.stringify({ ...sessionStorage, ...localStorage }).includes("SECRET")
    ),
    false,
  );
  await page.reload();
  await page.getByText("We restored what you typed.").waitFor();
  await part(page, "title", "$& <b>Owls</b>");
  assertEquals(await page.getByLabel("Your price", { exact: true }).inputValue(), "45.5");
  assertEquals(await page.getByLabel("Barcode", { exact: true }).inputValue(), "");

  // Refused: the page has what was entered, and the draft still exists.
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByRole("link", { name: /^Barcode:/ }).waitFor();
  await part(page, "title", "$& <b>Owls</b>");
  await fill(page, "Barcode", "SECRET-1234");
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByText("Your ticket is listed").waitFor();
  await page.waitForFunction(() => sessionStorage.length === 0);
  await page.goto(`${stage.origin}/sell`);
  await part(page, "title", "Artist or show");
  assertEquals(await page.getByLabel("Venue", { exact: true }).inputValue(), "");
  await close();
});

test("starting over empties the form and removes the draft", async () => {
  const { page, close } = await selling();
  await write(page);
  await part(page, "price", "€45.50");
  await page.reload();
  await page.getByRole("button", { name: "Start over" }).click();
  assertEquals(await page.getByLabel("Venue", { exact: true }).inputValue(), "");
  await page.reload();
  await part(page, "title", "Artist or show");
  assertEquals(await page.getByText("We restored what you typed.").count(), 0);
  await close();
});

test("text typed before the script has loaded is kept, even if the draft differs", async () => {
  const { page, close } = await selling();
  await write(page);
  await part(page, "price", "€45.50");
  const late = Promise.withResolvers<void>();
  await page.route("**/assets/**/SellPreview*.js", async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await fill(page, "Venue", "Another hall");
  late.resolve();
  await part(page, "where", "Another hall, Lyon");
  await close();
});

test("the edit page previews the ticket, and saves no draft", async () => {
  const { page, close } = await selling();
  await write(page);
  await fill(page, "Barcode", `CODE-${crypto.randomUUID()}`);
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await part(page, "title", "$& <b>Owls</b>");
  await fill(page, "Venue", "Elsewhere");
  await part(page, "where", "Elsewhere, Lyon");
  assertEquals(await page.evaluate(() => sessionStorage.length), 0);
  await close();
});

test("while a concert is typed, those of its name are proposed; choosing one fills in the form and previews it", async () => {
  const title = `Proposed ${crypto.randomUUID().slice(0, 8)}`;
  const seller = await signUp(stage.app, "seller");
  const startsAt = `${new Date().getUTCFullYear() + 1}-05-01T20:00`;
  await list(seller, { title, venue: "Grand Hall", city: "Lyon", startsAt });
  const { page, close } = await selling();
  await fill(page, "Artist or show", title.toLowerCase());
  await page.getByRole("button", { name: title }).click();
  await part(page, "where", "Grand Hall, Lyon");
  await page.getByText("Your tickets will appear on the page of this concert.").first().waitFor();
  assertEquals(await page.locator("[name=startsTime]").inputValue(), "20:00");
  assertEquals(await page.locator("[name=timeZone]").inputValue(), "Europe/Paris");
  assertEquals(await page.getByRole("button", { name: title }).count(), 0);
  // Another hall is another concert.
  await fill(page, "Venue", "Elsewhere");
  await page.getByRole("button", { name: title }).waitFor();
  await close();
});

test("the country is asked for while a time zone without one is chosen", async () => {
  const { page, close } = await selling();
  await page.locator("[name=timeZone]").selectOption("UTC");
  await page.getByLabel("Country").selectOption("Portugal");
  await page.locator("[name=timeZone]").selectOption("Europe/Paris");
  await page.getByLabel("Country").waitFor({ state: "detached" });
  await close();
});

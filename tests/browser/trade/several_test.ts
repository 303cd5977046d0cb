/** Several tickets in a browser: rows with a script, the total, the draft, slides of barcodes, and paper. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { readPicture } from "#adapters/barcodes/reader.ts";
import { list, type Person, sellForm, signUp } from "../../http/cast.ts";
import { overflow } from "../browser.ts";
import { openLiveStage } from "../live_stage.ts";

const { stage, windowOf, test, close } = await openLiveStage();
Deno.test.afterAll(close);

const startsAt = `${new Date().getUTCFullYear() + 1}-05-01T20:00`;

const shownRows = (page: Page) => page.locator("[data-row]:visible").count();
const values = (page: Page, field: string) =>
  page.locator(`[data-row]:visible [name^=${field}]`).evaluateAll((all) =>
    all.map((one) => (one as HTMLInputElement).value)
  );

async function fillRows(page: Page, codes: string[]): Promise<void> {
  for (const [i, code] of codes.entries()) {
    if (i > 0) await page.getByRole("button", { name: "Add a ticket" }).click();
    const row = page.locator(`[data-row="${i}"]`);
    await row.locator("[name^=seat]").fill(String(12 + i));
    await row.locator("[name^=code]").fill(code);
  }
}

test("a script adds and removes rows in place, and the total and the seats follow", async () => {
  const { page, close } = await windowOf(await signUp(stage.app, "alice"));
  await page.goto(`${stage.origin}/sell`);
  const address = page.url();
  await fillRows(page, ["A", "B", "C"]);
  await page.getByLabel("Your price", { exact: true }).fill("45.5");
  await page.getByText("€136.50 for all 3 tickets").waitFor();
  await page.locator("[data-preview=seat]", { hasText: "Seats 12, 13, 14" }).waitFor();
  await page.getByRole("button", { name: "Remove ticket 1" }).click();
  assertEquals([await values(page, "seat"), await values(page, "code")], [["13", "14"], [
    "B",
    "C",
  ]]);
  await page.getByText("€91.00 for all 2 tickets").waitFor();
  for (let n = 0; n < 4; n++) await page.getByRole("button", { name: "Add a ticket" }).click();
  assertEquals(await shownRows(page), 6);
  assertEquals(await page.getByRole("button", { name: "Add a ticket" }).isVisible(), false);
  assertEquals(page.url(), address, "the form was not sent");

  await page.reload();
  await page.getByText("We restored what you typed.").waitFor();
  assertEquals(await shownRows(page), 6);
  assertEquals([await values(page, "seat"), await values(page, "code")], [
    ["13", "14", "", "", "", ""],
    ["", "", "", "", "", ""],
  ]);
  await page.getByRole("button", { name: "Start over" }).click();
  assertEquals(await shownRows(page), 1);
  await close();
});

async function bought(count: number): Promise<{ bob: Person; orderId: string; codes: string[] }> {
  const [alice, bob] = [await signUp(stage.app, "alice"), await signUp(stage.app, "bob")];
  const codes = Array.from({ length: count }, () => crypto.randomUUID());
  const form = { ...sellForm(), startsAt, rows: String(count), split: "any" } as Record<
    string,
    string
  >;
  for (const [i, code] of codes.entries()) {
    form[i === 0 ? "code" : `code${i + 1}`] = code;
    form[i === 0 ? "seat" : `seat${i + 1}`] = String(12 + i);
  }
  const id = await list(alice, form);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/tickets/${id}?quantity=${count}`);
  await page.getByRole("button", { name: "Reserve" }).click();
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.getByLabel("Card number").fill("4242424242424242");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await page.getByRole("heading", { name: `The ${count} tickets are yours` }).waitFor();
  const orderId = page.url().split("/").at(-1)!;
  await close();
  return { bob, orderId, codes };
}

test("two tickets are bought with one payment; each barcode fills a phone's screen alone, a key or a link away", async () => {
  const { bob, orderId, codes } = await bought(2);
  const { page, close } = await windowOf(bob);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${stage.origin}/orders/${orderId}`);
  const slides = page.locator(".slides");
  const read = async () => {
    const picture = new Uint8Array(await slides.screenshot());
    return (await readPicture(picture)).map(({ text }) => text);
  };
  assertEquals(await read(), [codes[0]]);
  await page.getByRole("link", { name: "Ticket 2 of 2" }).click();
  await page.waitForFunction(() => document.querySelector(".slides")!.scrollLeft > 100);
  assertEquals(await read(), [codes[1]]);
  await slides.focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelector(".slides")!.scrollLeft === 0);
  assertEquals(await overflow(page), 0);
  await close();
});

test("on paper each of two tickets is a sheet of its own, with its facts and barcode", async () => {
  const { bob, orderId, codes } = await bought(2);
  const { page, close } = await windowOf(bob);
  await page.setViewportSize({ width: 688, height: 1016 });
  await page.goto(`${stage.origin}/orders/${orderId}`);
  const pdf = new TextDecoder("latin1").decode(await page.pdf({ format: "A4" }));
  assertEquals([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 2);
  await page.emulateMedia({ media: "print" });
  for (const [i, code] of codes.entries()) {
    const slide = page.locator(".slide").nth(i);
    for (const part of ["The Night Owls", "Hall, Lyon", `Seat ${12 + i}`]) {
      assert(await slide.getByText(part).first().isVisible(), part);
    }
    const picture = new Uint8Array(await slide.screenshot());
    assertEquals((await readPicture(picture)).map(({ text }) => text), [code]);
  }
  assertEquals(await page.locator(".ticket-main").isVisible(), false);
  await close();
});

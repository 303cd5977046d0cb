/** The delivered ticket, scanned from the pixels of a real page. */
import { assert, assertEquals } from "@std/assert";
import type { BrowserContextOptions, Locator } from "playwright-core";
import { readPicture } from "#adapters/barcodes/reader.ts";
import type { Browser, Form } from "../http/browser.ts";
import { buy, list, signUp } from "../http/cast.ts";
import { launch, type Opened, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

const KINDS = {
  qr: ["QRCode", "Zürich 🎟 000483920117"],
  aztec: ["Aztec", "東京-000483920117"],
  pdf417: ["PDF417", "M1KRAKÓW/ŻURAWIEM 000483920117 SEC A ROW 3 SEAT 12"],
  code128: ["Code128", "TM-2027-AB12cd34-XYZ-017"], // the longest
} as const;

/** A year from now: these pages use the real clock. */
const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
  .toString({ smallestUnit: "minute" });

/** Opens the page of a ticket that Bob has bought. */
async function openYours(
  sold: Form,
  options: BrowserContextOptions,
): Promise<Opened> {
  const alice = await signUp(stage.app, "alice");
  const bob = await signUp(stage.app, "bob");
  const orderId = await buy(bob, await list(alice, { startsAt, ...sold }));
  const opened = await openPage(browser, options);
  await opened.page.context().addCookies(cookiesOf(bob));
  await opened.page.goto(`${stage.origin}/orders/${orderId}`);
  await opened.page.getByRole("heading", { name: "The ticket is yours" }).waitFor();
  return opened;
}

const cookiesOf = (person: Browser) =>
  [...person.cookies].map(([name, value]) => ({ name, value, url: stage.origin }));

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

for (const [codeType, [format, code]] of Object.entries(KINDS)) {
  test(`a scanner reads a ${codeType} barcode from the screen of a phone and of a desktop, light and dark`, async () => {
    // Phones 360 px wide have three device pixels per pixel.
    const screens = [
      { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 },
      { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
    ];
    for (const screen of screens) {
      const { page, close } = await openYours(
        { codeType, code: `${code.slice(0, -1)}${screen.deviceScaleFactor}` },
        { ...screen, colorScheme: "dark" },
      );
      const shown = await page.locator(".code").textContent() ?? "";
      assertEquals(await overflow(page), 0);
      for (
        const media of [{ colorScheme: "dark" }, { forcedColors: "active" }, {
          colorScheme: "light",
        }] as const
      ) {
        await page.emulateMedia(media);
        const picture = new Uint8Array(await page.locator(".barcode").screenshot());
        assertEquals(await readPicture(picture), [{ format, text: shown }], JSON.stringify(media));
      }
      await close();
    }
  });
}

/** The number of pages of the browser's PDF, and their size in points. */
function sheetsIn(pdf: Uint8Array): { pages: number; width: number; height: number } {
  const text = new TextDecoder("latin1").decode(pdf);
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!;
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page\b/g)].length,
    width: Math.floor(Number(width)),
    height: Math.floor(Number(height)),
  };
}

/** A4 without the margins of our print style, in CSS pixels. */
const SHEET = { width: 688, height: 1016 };

test("a printed ticket is one sheet of A4 with barcode and facts, in light colours even in dark mode", async () => {
  const long = { title: "W".repeat(120), venue: "W".repeat(80), city: "W".repeat(80) };
  const sheets: (Form & { format: string })[] = [
    ...Object.entries(KINDS).map(([codeType, [format, code]]) => ({ codeType, format, code })),
    { codeType: "qr", format: "QRCode", code: "é".repeat(200), ...long },
  ];
  for (const { format, ...sold } of sheets) {
    const code = `${sold.code.slice(0, -1)}P`;
    const { page, close } = await openYours({ ...sold, code }, {
      colorScheme: "dark",
      viewport: SHEET,
    });
    const onScreen = [
      page.getByRole("navigation", { name: "Main" }),
      page.getByRole("contentinfo"),
      page.getByRole("heading", { name: "The ticket is yours" }),
      page.getByRole("link", { name: "Add to calendar" }),
      page.locator(".journey"),
    ];
    for (const one of onScreen) assert(await one.isVisible());
    assertEquals(sheetsIn(await page.pdf({ format: "A4" })), {
      pages: 1,
      width: 595,
      height: 842,
    });
    await page.emulateMedia({ media: "print" });
    const title = page.getByRole("heading", { name: sold.title ?? "The Night Owls" });
    for (
      const seen of [title, page.getByText("Section A · Row 3 · Seat 12"), page.locator(".code")]
    ) {
      assertEquals(await lightness(seen), "dark");
    }
    for (const one of onScreen) assertEquals(await one.isVisible(), false);
    const sheet = new Uint8Array(await page.screenshot({ fullPage: true }));
    assertEquals(await overflow(page), 0);
    assertEquals(await readPicture(sheet), [{ format, text: code }]);
    await close();
  }
});

/** Whether a visible element has dark or light text. */
async function lightness(seen: Locator): Promise<"dark" | "light"> {
  assert(await seen.isVisible());
  return await seen.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
    canvas.fillStyle = getComputedStyle(element).color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return r + g + b < 300 ? "dark" : "light";
  });
}

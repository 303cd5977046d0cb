/** The delivered ticket as it is held to a scanner: pixels of a real page. */
import { assertEquals } from "@std/assert";
import type { BrowserContextOptions } from "playwright-core";
import { readPicture } from "../barcodes/reader.ts";
import { Browser } from "../http/browser.ts";
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

/** A year ahead: these pages live by the time of day. */
const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
  .toString({ smallestUnit: "minute" });

/** A ticket that bob has bought; he opens its page. */
async function openYours(
  sold: { codeType: string; code: string },
  options: BrowserContextOptions,
): Promise<Opened> {
  const alice = await signUp(stage.app, "alice");
  const bob = await signUp(stage.app, "bob");
  const orderId = await buy(bob, await list(alice, { startsAt, ...sold }));
  const opened = await openPage(browser, options);
  await opened.page.context().addCookies(cookiesOf(bob));
  await opened.page.goto(`${stage.origin}/orders/${orderId}`);
  await opened.page.getByRole("heading", { name: "It is yours" }).waitFor();
  return opened;
}

const cookiesOf = (person: Browser) =>
  [...person.cookies].map(([name, value]) => ({ name, value, url: stage.origin }));

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

for (const [codeType, [format, code]] of Object.entries(KINDS)) {
  test(`a scanner reads a ${codeType} barcode off the screen of a phone and of a desk, light and dark`, async () => {
    // Phones of 360 px have three dots for a pixel.
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

/** Size budgets of pages, in compressed bytes; and no layout shifts. */
import { gzipSync } from "node:zlib";
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { concertOf, list, type Person, reserve, signUp } from "../http/cast.ts";
import { launch, openPage } from "./browser.ts";
import { openStage } from "./stage.ts";

const KB = 1_024;
const BUDGET = { scripts: 22 * KB, styles: 12 * KB, fonts: 40 * KB };

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

/** Pages and their viewers; the titles need both font files. */
async function places(): Promise<[Person | null, string][]> {
  const [alice, bob] = [await signUp(stage.app, "alice"), await signUp(stage.app, "bob")];
  const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
    .toString({ smallestUnit: "minute" });
  const id = await list(alice, { title: "Łódź Gwiazda", city: "Łódź", startsAt });
  const orderId = await reserve(bob, await list(alice, { startsAt }));
  return [
    [null, "/"],
    [null, `/tickets/${id}`],
    [null, `/concerts/${await concertOf(stage.app, id)}`],
    [null, "/sign-in"],
    [null, "/nowhere"],
    [bob, "/"],
    [bob, `/tickets/${id}`],
    [bob, `/orders/${orderId}`],
    [bob, "/orders"],
    [alice, "/sell"],
    [alice, "/account"],
  ];
}

/** Of the concerts and of the reader: then no script has to name a zone. */
const timezoneId = "Europe/Paris";

async function open(who: Person | null, viewport = { width: 360, height: 740 }) {
  const opened = await openPage(browser, { viewport, timezoneId });
  if (who) {
    const value = who.cookies.get("session")!;
    await opened.page.context().addCookies([{ name: "session", value, url: stage.origin }]);
  }
  return opened;
}

test("every page stays within its budget and loads nothing from other origins", async () => {
  let withoutScripts = 0;
  for (const [who, path] of await places()) {
    const { page, close } = await open(who);
    const weights = { scripts: 0, styles: 0, fonts: 0 };
    const elsewhere: string[] = [];
    const weighing: Promise<void>[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${stage.origin}/`) && !url.startsWith("data:")) elsewhere.push(url);
    });
    page.on("response", (response) => {
      const type = response.headers()["content-type"] ?? "";
      const kind = /javascript/.test(type)
        ? "scripts"
        : /css/.test(type)
        ? "styles"
        : /font/.test(type)
        ? "fonts"
        : null;
      if (kind === null) return;
      weighing.push(
        response.body().then((body) => {
          weights[kind] += kind === "fonts" ? body.length : gzipSync(body).length;
        }),
      );
    });
    await page.goto(stage.origin + path, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await Promise.all(weighing);
    for (const kind of ["scripts", "styles", "fonts"] as const) {
      assert(weights[kind] <= BUDGET[kind], `${path}: ${weights[kind]} bytes of ${kind}`);
    }
    assertEquals(elsewhere, [], path);
    assert(weights.styles > 0 && weights.fonts > 0, `${path}: ${JSON.stringify(weights)}`);
    // The framework's scripts are loaded only with islands.
    const source = await (await page.request.get(stage.origin + path)).text();
    if (!source.includes("<!--fresh-island")) {
      withoutScripts++;
      // The only script keeps forms from being sent twice.
      assert(weights.scripts <= KB, `${path}: ${weights.scripts} bytes of scripts`);
      const scripts = page.locator("script:not([type='application/ld+json'])");
      assertEquals(
        await scripts.evaluateAll((all) => all.map((one) => one.getAttribute("src"))),
        ["/busy.js"],
        path,
      );
    } else assert(weights.scripts > 0, path);
    await close();
  }
  assert(withoutScripts > 0, "there was no page without islands");
});

test("all files of the display font together stay within the budget", async () => {
  let bytes = 0;
  const folder = new URL("../../.output/public/assets/", import.meta.url);
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".woff2")) bytes += (await Deno.stat(new URL(name, folder))).size;
  }
  assert(bytes > 10 * KB && bytes <= BUDGET.fonts, `${bytes} bytes`);
});

/** The cumulative layout shift, and what moved. */
function shifts(page: Page): Promise<{ sum: number; what: string[] }> {
  return page.evaluate(() =>
    new Promise((resolve) => {
      type Shift = PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      };
      const seen: Shift[] = [];
      const observer = new PerformanceObserver((some) =>
        seen.push(...some.getEntries() as Shift[])
      );
      observer.observe({ type: "layout-shift", buffered: true });
      // Buffered entries arrive in a separate task, after the next frame.
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            const own = seen.filter((one) => !one.hadRecentInput);
            resolve({
              sum: own.reduce((sum, one) => sum + one.value, 0),
              what: own.flatMap((one) =>
                one.sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? "")
              ),
            });
          })
        )
      );
    })
  );
}

test("no layout shifts while a page loads on a slow connection", async () => {
  for (const [who, path] of await places()) {
    for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
      const { page, close } = await open(who, viewport);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: 200_000,
        uploadThroughput: 93_750,
      });
      await page.goto(stage.origin + path, { waitUntil: "load" });
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      assertEquals(await shifts(page), { sum: 0, what: [] }, `${path} at ${viewport.width} px`);
      await close();
    }
  }
});

/** Automated accessibility checks, in light and dark, in English and French. */
import type axe from "axe-core";
import { fileURLToPath } from "node:url";
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";
import { allVisits } from "./visits.ts";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Violations of WCAG 2.2 A and AA, and of best practices: rule and element. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const here = (globalThis as unknown as { axe: typeof axe }).axe;
    // What passes is checked too, but not described. Style sheets are loaded again only for a rule that is off.
    const found = await here.run({ resultTypes: ["violations"], preload: false });
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.any[0]?.message}`)
    );
  });
}

async function look(page: Page, path: string, what: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(stage.origin + path);
  assertEquals(await violations(page), [], what);
  // 1280 px at 400 % zoom.
  await page.setViewportSize({ width: 320, height: 640 });
  assertEquals(await overflow(page), 0, `${what} is wider than 320 px`);
}

Deno.test({
  name:
    "axe finds no violation on any page, in either colour scheme and language, and no page scrolls sideways",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const visits = await allVisits(stage.app);
    // Colours and language are independent: each value is visited once.
    const variants = [["light", "en"], ["dark", "fr"]] as const;
    await Promise.all(variants.map(async ([colorScheme, lang]) => {
      for (const who of new Set(visits.map(([who]) => who))) {
        const { page, close } = await openPage(browser, { colorScheme });
        // Once for all pages, instead of half a megabyte over the browser's pipe for each.
        await page.addInitScript({ path: AXE });
        const cookies = [{ name: "lang", value: lang as string, url: stage.origin }];
        const session = who?.cookies.get("session");
        if (session) cookies.push({ name: "session", value: session, url: stage.origin });
        await page.context().addCookies(cookies);
        for (const [whose, path] of visits) {
          if (whose !== who) continue;
          await look(page, path, `${path} (${colorScheme}, ${lang})`);
          assertEquals(await page.getAttribute("html", "lang"), lang);
        }
        await close();
      }
    }));
  },
});

/** What people write: any length, any direction of writing. Every page is visited with such texts. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";
import { allVisits } from "./visits.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Without a blank, beginning from right to left. */
const unbroken = (length: number) => "שלום".repeat(length).slice(0, length / 2).padEnd(length, "W");
const over = {
  title: unbroken(120),
  venue: unbroken(80),
  city: unbroken(78),
  section: unbroken(20),
  row: unbroken(20),
  seat: unbroken(20),
  description: unbroken(1_000),
};
const nameOf = (name: string) => `שם${name}`;

/** Texts from right to left that could turn our own words around: neither isolated nor of their own direction. */
function turning(page: Page): Promise<string[]> {
  return page.evaluate((alone) => {
    const rightToLeft = /[\u0590-\u08ff]/;
    /** Isolates do not nest here. */
    const outside = (text: string) => text.replaceAll(/\u2068[^\u2069]*\u2069/g, "");
    const ownDirection = (element: Element | null) => !!element?.closest("bdi, [dir=auto], script");
    const found: string[] = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode as Text;
      if (!rightToLeft.test(outside(data)) || ownDirection(parentElement)) continue;
      found.push(`${parentElement?.outerHTML.slice(0, 120)}`);
    }
    const SPOKEN = ["aria-label", "title", "alt", "placeholder", "content", "data-said", "value"];
    for (const element of document.querySelectorAll("*")) {
      for (const name of SPOKEN) {
        const text = element.getAttribute(name) ?? "";
        // What a script or the server reads has no direction.
        const shown = name !== "value" || element.matches("input:not([type=hidden])");
        if (!shown || alone.includes(text) || !rightToLeft.test(outside(text))) continue;
        if (!element.matches("[dir=auto]")) found.push(`${element.tagName} ${name}=${text}`);
      }
    }
    return found;
  }, Object.values(over));
}

/** Texts of which a part is cut off, and no dots say so. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main *, header *, .hold *")].filter((element) => {
      const { overflowX, overflowY, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(
        element,
      );
      if (element.closest("svg, pre, input, select, textarea")) return false;
      if (overflowX !== "hidden" && overflowY !== "hidden" || clipPath !== "none") return false;
      const wider = element.scrollWidth > element.clientWidth + 1;
      const higher = element.scrollHeight > element.clientHeight + 1;
      if (wider && textOverflow !== "ellipsis") return true;
      return higher && webkitLineClamp === "none" && element.textContent !== "";
    }).map((element) => element.outerHTML.slice(0, 120))
  );
}

Deno.test({
  name:
    "texts of any length and direction neither widen a page, nor are cut without dots, nor turn our words around",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const visits = await allVisits(stage.app, { over, nameOf });
    const problems: string[] = [];
    let shown = 0;
    for (const who of new Set(visits.map(([who]) => who))) {
      const { page, close } = await openPage(browser, { viewport: { width: 360, height: 640 } });
      const value = who?.cookies.get("session");
      if (value) {
        await page.context().addCookies([{ name: "session", value, url: stage.origin }]);
      }
      for (const [whose, path] of visits) {
        if (whose !== who) continue;
        await page.goto(stage.origin + path);
        const wider = await overflow(page);
        if (wider !== 0) problems.push(`${path}: ${wider} px wider than the window`);
        problems.push(...(await turning(page)).map((text) => `${path} turns: ${text}`));
        problems.push(...(await cut(page)).map((text) => `${path} cuts: ${text}`));
        if ((await page.content()).includes(over.title)) shown++;
      }
      await close();
    }
    assertEquals(problems, []);
    assert(shown > 20, `only ${shown} pages show the title`);
  },
});

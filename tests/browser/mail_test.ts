/** Mails as a mail client shows them: their HTML alone, with nothing loaded. */
import { assertEquals } from "@std/assert";
import axe from "axe-core";
import { mailOf } from "#domain/mail/post.ts";
import type { Page } from "playwright-core";
import { lettersOf } from "../domain/letters_cast.ts";
import { launch, openPage, overflow } from "./browser.ts";

const browser = await launch();
Deno.test.afterAll(() => browser.close());

/** Violations of WCAG 2.2 A and AA: rule and element. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
      preload: false,
    })
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const LONG = { title: "W".repeat(120), venue: "W".repeat(80), city: "W".repeat(80) };

Deno.test({
  name:
    "every letter is readable, light and dark, from 320 px on, and loads nothing from the network",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const { page, problems, close } = await openPage(browser, {
      viewport: { width: 320, height: 640 },
    });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    for (const [kind, letter] of Object.entries(lettersOf("W".repeat(100), LONG))) {
      await page.setContent(mailOf(kind, "bob@example.org", letter).html);
      assertEquals(await overflow(page), 0, kind);
    }
    // It stays when the page gets other contents.
    await page.evaluate(axe.source);
    for (const [kind, letter] of Object.entries(lettersOf())) {
      await page.setContent(mailOf(kind, "bob@example.org", letter).html);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        assertEquals(await violations(page), [], `${kind} ${colorScheme}`);
      }
    }
    assertEquals([asked, problems], [[], []]);
    await close();
  },
});

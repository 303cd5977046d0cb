/**
 * What a machine can tell about accessibility, in light and dark, in English and French; people still
 * have to look.
 */
import axe from "axe-core";
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { addMember } from "#domain/groups/commands.ts";
import { html, list, openCheckout, reserve, signUp } from "../http/cast.ts";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Violations of WCAG 2.2 A and AA, and of best practice: rule and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.any[0]?.message}`)
  );
}

Deno.test({
  name:
    "no page has a fault that axe can find, in either scheme and language, nor scrolls sideways",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const { app } = stage;
    const olga = await signUp(app, "olga");
    assert((await addMember(app.system, "operators", olga.userId)).ok);
    // Something died, and something cannot be read: the page has all its forms then.
    await app.system.store.transact((tx) => tx.emit("payment:failed", {}));
    await app.system.ops.kv.atomic().set(["ticket", "01DAMAGED"], {}).commit();
    await html(app.fetch("/tickets/01DAMAGED"), 500);
    const alice = await signUp(app, "alice");
    const bob = await signUp(app, "bob");
    const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
      .toString({ smallestUnit: "minute" });
    const ticketId = await list(alice, { startsAt });
    const free = await list(alice, { startsAt });
    // Enough cities for a row of chips that does not fit.
    for (const city of ["Amsterdam", "Barcelona", "Copenhagen", "Helsinki", "Lisbon", "Zürich"]) {
      await list(alice, { startsAt, city });
    }
    const orderId = await reserve(bob, ticketId);
    const checkout = await openCheckout(bob, orderId);
    const visits: [typeof alice | null, string][] = [
      [null, "/"],
      [null, "/?q=nothing&min=abc"],
      [null, `/tickets/${free}`],
      [null, "/sign-in"],
      [null, "/sign-up"],
      [null, "/not/there"],
      [alice, "/sell"],
      [alice, "/sales"],
      [alice, "/account"],
      [alice, `/tickets/${free}/edit`],
      [bob, `/tickets/${free}`],
      [bob, "/orders"],
      [bob, `/orders/${orderId}`],
      [bob, checkout],
      [olga, "/ops"],
    ];
    // Colours do not depend on words, nor words on colours: each is visited once.
    for (const [colorScheme, lang] of [["light", "en"], ["dark", "fr"]] as const) {
      for (const [who, path] of visits) {
        const { page, close } = await openPage(browser, { colorScheme });
        const cookies: Record<"name" | "value" | "url", string>[] = [
          { name: "lang", value: lang, url: stage.origin },
        ];
        if (who) {
          const value = who.cookies.get("session")!;
          cookies.push({ name: "session", value, url: stage.origin });
        }
        await page.context().addCookies(cookies);
        await page.goto(stage.origin + path);
        assertEquals(await page.getAttribute("html", "lang"), lang);
        assertEquals(await violations(page), [], `${path} (${colorScheme}, ${lang})`);
        // A window of 1280 px at 400 %.
        await page.setViewportSize({ width: 320, height: 640 });
        assertEquals(await overflow(page), 0, `${path} (${lang}) is wider than 320 px`);
        await close();
      }
    }
  },
});

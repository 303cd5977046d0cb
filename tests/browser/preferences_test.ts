/** System preferences: reduced motion, forced colours. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { list, reserve, signUp } from "../http/cast.ts";
import { launch, openPage } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

/** Home, an available ticket and a person's own hold. */
async function threePages(): Promise<{ paths: string[]; session: string }> {
  const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
    .toString({ smallestUnit: "minute" });
  const alice = await signUp(stage.app, "alice");
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, await list(alice, { startsAt }));
  const available = await list(alice, { startsAt });
  return {
    paths: ["/", `/tickets/${available}`, `/orders/${orderId}`],
    session: bob.cookies.get("session")!,
  };
}

async function visit(
  options: Parameters<typeof openPage>[1],
  check: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  const { paths, session } = await threePages();
  const { page, close } = await openPage(browser, options);
  await page.context().addCookies([{ name: "session", value: session, url: stage.origin }]);
  for (const path of paths) {
    await page.goto(stage.origin + path);
    await check(page, path);
  }
  await close();
}

test("with reduced motion nothing moves", async () => {
  await visit({ reducedMotion: "reduce" }, async (page, path) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("body *")].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== "none" || /[1-9]/.test(transitionDuration);
      }).map((element) => element.outerHTML.slice(0, 80))
    );
    assertEquals(moving, [], path);
  });
});

test("in forced colours, tickets, stubs, badges and buttons keep an edge", async () => {
  await visit({ forcedColors: "active" }, async (page, path) => {
    const edges = await page.evaluate(() =>
      [".card-main", ".ticket-main", ".stub", ".badge", ".button", ".hold-bar"].flatMap((name) =>
        [...document.querySelectorAll(name)].map((element) => {
          const { borderBlockEndWidth, maskImage } = getComputedStyle(element);
          return { name, edge: parseFloat(borderBlockEndWidth), torn: maskImage !== "none" };
        })
      )
    );
    assert(edges.length >= 4, path);
    assertEquals(edges.filter(({ edge, torn }) => edge < 1 || torn), [], path);
  });
});

/** Automated accessibility checks, in light and dark, in English and French. */
import axe from "axe-core";
import { addMember } from "#domain/groups/commands.ts";
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import {
  buy,
  html,
  json,
  list,
  openCheckout,
  type Person,
  reserve,
  signUp,
  signUpModerator,
} from "../http/cast.ts";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Violations of WCAG 2.2 A and AA, and of best practices: rule and element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.any[0]?.message}`)
  );
}

type Visit = [who: Person | null, path: string];

/** Every page, in each visually different state. */
async function allVisits(): Promise<Visit[]> {
  const { app } = stage;
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const moderator = await signUpModerator(app, "mo");
  const olga = await signUp(app, "olga");
  assert((await addMember(app.system, "operators", olga.userId)).ok);
  // With a dead letter and a quarantined value, the page shows all its forms.
  await app.system.store.transact((tx) => tx.emit("payment:failed", {}));
  await app.system.ops.kv.atomic().set(["ticket", "01DAMAGED"], {}).commit();
  await html(app.fetch("/tickets/01DAMAGED"), 500);
  // The account page shows every kind of entry.
  const token = { name: "Box office", scopes: ["tickets:read", "webhooks:write"] };
  await json(alice.call("POST", "/api/clients", token), 201);
  await json(alice.call("POST", "/api/webhooks", { url: "https://hooks.example/in" }), 201);
  const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
    .toString({ smallestUnit: "minute" });
  const listed = (over = {}) => list(alice, { startsAt, ...over });
  const [held, sold, available, cancelled] = [
    await listed(),
    await listed({ codeType: "pdf417" }),
    await listed(),
    await listed(),
  ];
  // Enough cities that the row of chips overflows.
  for (const city of ["Amsterdam", "Barcelona", "Copenhagen", "Helsinki", "Lisbon", "Zürich"]) {
    await listed({ city });
  }
  const paidOrder = await buy(bob, sold);
  await app.system.workers.relay.idle();
  const cancelledOrder = await reserve(bob, cancelled);
  await bob.post(`/orders/${cancelledOrder}/cancellation`);
  const liveOrder = await reserve(bob, held);
  const checkout = await openCheckout(bob, liveOrder);
  await bob.post(`/tickets/${cancelled}/report`, { reason: "copy", words: "Seen elsewhere" });
  return [
    [null, "/"],
    [null, "/?q=nothing&min=abc"],
    [null, `/tickets/${available}`],
    [null, `/tickets/${held}`],
    [null, `/tickets/${sold}`],
    [null, "/sign-in"],
    [null, `/sign-in?next=/tickets/${available}`],
    [null, "/sign-up"],
    [null, "/not/there"],
    [null, "/api/docs"],
    [null, "/mail"],
    [null, "/styleguide"],
    [alice, "/sell"],
    [alice, "/sales"],
    [alice, "/account"],
    [alice, `/tickets/${available}`],
    [alice, `/tickets/${available}/edit`],
    [alice, `/orders/${paidOrder}`],
    [bob, `/tickets/${available}`],
    [bob, `/tickets/${held}`],
    [bob, "/orders"],
    [bob, `/orders/${liveOrder}`],
    [bob, `/orders/${paidOrder}`],
    [bob, `/orders/${cancelledOrder}`],
    [bob, checkout],
    [carol, "/orders"],
    [carol, "/sales"],
    [bob, `/tickets/${available}/report`],
    [moderator, "/moderation"],
    [moderator, "/moderation/reports"],
    [moderator, `/moderation/${cancelled}`],
    [moderator, `/tickets/${available}`],
    [moderator, `/orders/${paidOrder}`],
    [moderator, "/sign-out"],
    [olga, "/ops"],
  ];
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
    const visits = await allVisits();
    // Colours and language are independent: each value is visited once.
    const variants = [["light", "en"], ["dark", "fr"]] as const;
    await Promise.all(variants.map(async ([colorScheme, lang]) => {
      for (const who of new Set(visits.map(([who]) => who))) {
        const { page, close } = await openPage(browser, { colorScheme });
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

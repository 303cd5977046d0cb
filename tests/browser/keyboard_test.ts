/** The whole journey by keyboard alone, with and without JavaScript. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { launch, openPage } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Maximum presses of Tab to reach an element. */
const MAX_TABS = 60;
/** Maximum interactions from the open form to the delivered ticket, not counting typed text. */
const MAX_INTERACTIONS = 12;

interface Focused {
  name: string;
  outlinePx: number;
  /** Whether any part is within the window. */
  seen: boolean;
}

/** A keyboard user, who finds elements by their accessible names. */
class Hands {
  interactions = 0;
  constructor(readonly page: Page) {}

  async open(path: string): Promise<void> {
    await this.page.goto(stage.origin + path);
  }

  /** Tabs to the element of that name; each stop on the way must be visible. */
  async find(name: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < MAX_TABS; tabs++) {
      await this.page.keyboard.press("Tab");
      const focused = await this.focused();
      if (!focused) continue; // the browser's own controls
      assert(focused.outlinePx >= 2, `the focus on “${focused.name}” is not visible`);
      assert(focused.seen, `“${focused.name}” has the focus outside the window`);
      if (name.test(focused.name)) return;
      passed.push(focused.name);
    }
    throw new Error(`${name} is not reached by Tab; reached: ${passed.join(" | ")}`);
  }

  async type(field: RegExp, text: string): Promise<void> {
    await this.find(field);
    await this.page.keyboard.type(text);
  }

  async press(name: RegExp): Promise<void> {
    await this.find(name);
    await this.enter();
  }

  /** Presses Enter and waits for the next page. */
  async enter(): Promise<void> {
    this.interactions++;
    await Promise.all([
      this.page.waitForEvent("framenavigated"),
      this.page.keyboard.press("Enter"),
    ]);
    await this.page.waitForLoadState();
  }

  async focused(): Promise<Focused | null> {
    return await this.page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      const labels = (at as HTMLInputElement).labels;
      const name = at.getAttribute("aria-label") ??
        (labels?.length ? labels[0].textContent : at.textContent) ?? "";
      // A card draws its focus ring around the whole card, as does an offer.
      const card = at.closest(".card")?.querySelector(".card-main");
      const frames = [at, card, at.closest(".offer")];
      const widths = frames.filter((frame) => !!frame).map((frame) => {
        const style = getComputedStyle(frame);
        return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
      });
      const box = at.getBoundingClientRect();
      return {
        name: name.trim(),
        outlinePx: Math.max(...widths),
        seen: box.bottom > 0 && box.top < innerHeight,
      };
    });
  }
}

async function person(name: string, javaScriptEnabled: boolean): Promise<Hands> {
  const { page } = await openPage(browser, { javaScriptEnabled });
  const hands = new Hands(page);
  await hands.open("/sign-up");
  await hands.type(/^Name/, name);
  await hands.type(/^Email/, `${name}.${crypto.randomUUID()}@example.org`);
  await hands.type(/^Password/, "correct horse battery");
  await hands.enter(); // Enter in a field sends the form
  await page.getByRole("link", { name: "Account" }).waitFor();
  hands.interactions = 0;
  return hands;
}

async function journey(javaScriptEnabled: boolean): Promise<void> {
  const title = `Keys ${crypto.randomUUID().slice(0, 8)}`;
  const alice = await person("alice", javaScriptEnabled);
  await alice.open("/sell");
  await alice.type(/^Artist or show/, title);
  await alice.type(/^Venue/, "Zénith");
  await alice.type(/^City/, "Paris");
  const [year, month, day] = nextYear();
  await alice.type(/^Date at the venue/, `${month}/${day}/${year}`);
  await alice.type(/^Start time at the venue/, "8:30 pm");
  await alice.type(/^Barcode/, `CODE-${title}`);
  await alice.type(/^Face value/, "50");
  await alice.type(/^Your price/, "45.50");
  await alice.press(/^List for sale/);
  await alice.page.getByText("Your ticket is listed").waitFor();

  const bob = await person("bob", javaScriptEnabled);
  await bob.open("/");
  await bob.type(/^Artist, venue or city/, title);
  await bob.enter();
  await bob.press(new RegExp(`^${title}`));
  await bob.press(/^Seat not specified/);
  await bob.press(/^Reserve for/);
  await bob.press(/^Pay now/);
  await bob.type(/^Card number/, "4242424242424242");
  await bob.press(/^Pay €45\.50/);
  await bob.page.getByRole("heading", { name: "The ticket is yours" }).waitFor();
  assertEquals(await bob.page.locator(".code").textContent(), `CODE-${title}`);
  const interactions = alice.interactions + bob.interactions;
  assert(interactions <= MAX_INTERACTIONS, `${interactions} interactions`);
  await alice.page.context().close();
  await bob.page.context().close();
}

/** Year, month and day, in digits. */
function nextYear(): string[] {
  return Temporal.Now.plainDateISO("Europe/Paris").add({ years: 1 }).toString().split("-");
}

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

test("people list, find, reserve, pay and receive by keyboard alone, in at most 12 interactions", () =>
  journey(true));
test("the same journey by keyboard works without JavaScript", () => journey(false));

test("the first Tab on a page offers to skip to its content", async () => {
  const { page, close } = await openPage(browser, {});
  const hands = new Hands(page);
  await hands.open("/");
  await page.keyboard.press("Tab");
  assertEquals((await hands.focused())?.name, "Skip to content");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "main");
  await close();
});

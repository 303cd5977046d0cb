/** A claim by keyboard alone: made, answered and decided, with and without JavaScript. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { buy, json, list, type Person, signUp, signUpModerator } from "../../http/cast.ts";
import { launch, openPage, overflow } from "../browser.ts";
import { openStage } from "../stage.ts";

const stage = await openStage({}, { realTime: false });
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});
// Who signs in now is still signed in when the concert begins.
stage.app.clock.at = Date.UTC(2027, 3, 30);

const MAX_TABS = 60;

/** Tabs until the element of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS; tabs++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate((name) => {
      const { activeElement: one } = document;
      const label = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ||
          one instanceof HTMLSelectElement
        ? one.labels?.[0]?.textContent
        : one?.textContent;
      return !!label?.includes(name);
    }, name);
    if (found) return;
  }
  throw new Error(`“${name}” is not reached by Tab`);
}

/** Presses Enter, and reads the page that follows. */
async function enter(page: Page): Promise<string> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  return await page.locator("main").innerText();
}

/** A person's window, at that page. */
async function windowOf(who: Person, path: string, javaScriptEnabled = true) {
  const opened = await openPage(browser, {
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
  });
  const value = who.cookies.get("session")!;
  await opened.page.context().addCookies([{ name: "session", value, url: stage.origin }]);
  await opened.page.goto(stage.origin + path);
  return opened;
}

let nights = 0;

async function claimByKeyboard(javaScriptEnabled: boolean): Promise<void> {
  const { app } = stage;
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const startsAt = `2027-05-0${++nights}T20:00`;
  const orderId = await buy(bob, await list(alice, { startsAt }));
  const { snapshot } = await json(bob.get(`/api/orders/${orderId}`));
  app.clock.at = Date.parse(snapshot.startsAt) + 60_000;
  const open = (who: Person, path: string) => windowOf(who, path, javaScriptEnabled);

  const his = await open(bob, `/orders/${orderId}`);
  await tabTo(his.page, "Problem with this ticket?");
  assert((await enter(his.page)).includes("What happened?"));
  await tabTo(his.page, "What happened?");
  await his.page.keyboard.press("ArrowDown");
  await tabTo(his.page, "Tell us about it");
  await his.page.keyboard.type("The code was used already");
  await tabTo(his.page, "Send claim");
  const made = await enter(his.page);
  assert(made.includes("We have your claim"), made);
  assert(made.includes("Waiting for the seller's answer"), made);

  const hers = await open(alice, "/sales");
  await tabTo(hers.page, "Answer the claim");
  assert((await enter(hers.page)).includes("Waiting for your answer"));
  await tabTo(hers.page, "What do you say?");
  await hers.page.keyboard.type("I sold it once");
  await tabTo(hers.page, "Send answer");
  assert((await enter(hers.page)).includes("Waiting for a decision"));

  const theirs = await open(mona, "/moderation/claims");
  await tabTo(theirs.page, "The Night Owls");
  assert((await enter(theirs.page)).includes("I sold it once"));
  await tabTo(theirs.page, "Decision");
  await theirs.page.keyboard.press("ArrowDown");
  await tabTo(theirs.page, "Reason");
  await theirs.page.keyboard.type("It was read twice");
  await tabTo(theirs.page, "Decide");
  assert((await enter(theirs.page)).includes("Decided for the buyer"));
  await his.page.reload();
  assert((await his.page.locator("main").innerText()).includes("Decided for you"));
  for (const { page, problems, close } of [his, hers, theirs]) {
    assertEquals(await overflow(page), 0);
    assertEquals(problems, []);
    await close();
  }
}

for (const javaScriptEnabled of [true, false]) {
  Deno.test({
    name: `by keyboard alone a claim is made, answered and decided, ${
      javaScriptEnabled ? "with" : "without"
    } JavaScript`,
    fn: () => claimByKeyboard(javaScriptEnabled),
    sanitizeOps: false,
    sanitizeResources: false,
  });
}

Deno.test({
  name:
    "a page that is open when the concert begins becomes the form of a claim; the seller's says until when",
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const { app } = stage;
    const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
    const orderId = await buy(bob, await list(alice, { startsAt: `2027-05-0${++nights}T20:00` }));
    const { snapshot } = await json(bob.get(`/api/orders/${orderId}`));
    const startsAt = Date.parse(snapshot.startsAt);
    app.clock.at = startsAt - 3_000;
    const his = await windowOf(bob, `/orders/${orderId}/claim`);
    const hers = await windowOf(alice, `/orders/${orderId}/claim`);
    assertEquals(await his.page.getByLabel("What happened?").count(), 0);
    const before = await hers.page.locator("[data-live=claim]").innerText();
    app.clock.at = startsAt;
    await his.page.getByLabel("What happened?").waitFor();
    await hers.page.waitForFunction(
      (before) => document.querySelector<HTMLElement>("[data-live=claim]")!.innerText !== before,
      before,
    );
    for (const { problems, close } of [his, hers]) {
      assertEquals(problems, []);
      await close();
    }
  },
});

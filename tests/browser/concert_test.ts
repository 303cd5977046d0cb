/** A concert's page in a browser: it is live, its filters apply at once, and it can be shared. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { buy, concertOf, reserve, signUp, signUpModerator } from "../http/cast.ts";
import { until } from "../process/server.ts";
import { openLiveStage } from "./live_stage.ts";

const { stage, streams, windowOf, aTicket, test, close } = await openLiveStage();
Deno.test.afterAll(close);

/** Lists tickets of one new concert in these sections; resolves to their ids and the concert's path. */
async function aConcert(...sections: string[]) {
  const title = `Harbour ${crypto.randomUUID().slice(0, 8)}`;
  const ids: string[] = [];
  const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
    .toString({ smallestUnit: "minute" });
  for (const section of sections) ids.push((await aTicket({ title, section, startsAt })).ticketId);
  const id = await concertOf(stage.app, ids[0]);
  return { title, ids, path: `${stage.origin}/concerts/${id}` };
}

/** The sections of the offers, in order. */
const offers = async (page: Page) =>
  (await page.locator(".offers .card-title").allTextContents()).map((place) =>
    place.split(" · ")[0]
  );
const shows = (page: Page, ...expected: string[]) => {
  let seen = "";
  return until(
    async () => (seen = (await offers(page)).join()) === expected.join(),
    () => `shows ${seen}, not ${expected}`,
  );
};

/** How long it takes until the page has the text, in milliseconds. */
async function delay(page: Page, text: string | RegExp, change: () => Promise<unknown>) {
  const stub = page.locator(".ticket-stub", { hasText: text });
  assertEquals(await stub.count(), 0, `${text} was there before`);
  await change();
  const began = Date.now();
  await stub.waitFor();
  return Date.now() - began;
}

test("a rival's page changes within a second of a hold and of a sale", async () => {
  const { ids, path } = await aConcert("Alpha", "Balcony");
  const { page, problems, close } = await windowOf(null);
  await page.goto(path);
  await streams(1);
  const [bob, carol] = [await signUp(stage.app, "bob"), await signUp(stage.app, "carol")];
  const held = await delay(page, "1 ticket", () => reserve(bob, ids[0]));
  assert(held < 1_000, `after ${held} ms`);
  await page.locator(".offers", { hasText: "may come back at" }).waitFor();
  await page.locator("[role=status]", { hasText: "1 ticket" }).first()
    .waitFor({ state: "attached" });
  const sold = await delay(page, "All held", () => buy(carol, ids[1]));
  assert(sold < 1_000, `after ${sold} ms`);
  await page.locator(".sold", { hasText: "€45.50" }).waitFor();
  assertEquals(problems, []);
  await close();
});

test("the filters apply at once, stand in the address, and go with the link to a ticket", async () => {
  const { path } = await aConcert("Alpha", "Balcony");
  const { page, problems, close } = await windowOf(null);
  await page.goto(path);
  await shows(page, "Alpha", "Balcony");
  await page.getByLabel("Section").selectOption("Balcony");
  await shows(page, "Balcony");
  assertEquals(page.url(), `${path}?section=Balcony`);
  await page.goBack();
  await shows(page, "Alpha", "Balcony");
  assertEquals(await page.getByLabel("Section").inputValue(), "");
  assertEquals(problems, []);
  await close();
});

test("without scripts the filters have a button, and the address to share can be copied", async () => {
  const { path } = await aConcert("Alpha", "Balcony");
  const { page, close } = await windowOf(null, { javaScriptEnabled: false });
  await page.goto(path);
  await page.getByLabel("Section").selectOption("Balcony");
  await page.getByRole("button", { name: "Show" }).click();
  await shows(page, "Balcony");
  assertEquals(new URL(page.url()).searchParams.get("section"), "Balcony");
  await page.getByText("Share", { exact: true }).click();
  assertEquals(await page.getByLabel("Address of this page").inputValue(), path);
  await close();
});

test("a click copies the page's address", async () => {
  const { path } = await aConcert("Alpha");
  const { page, close } = await windowOf(null, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.goto(`${path}?quantity=1`);
  await page.getByText("Share", { exact: true }).click();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("The address is copied").waitFor();
  assertEquals(await page.evaluate(() => navigator.clipboard.readText()), path);
  await close();
});

test("on a phone, in French and without scripts, the stub of a concert's page covers no button", async () => {
  const { path } = await aConcert("A");
  const viewport = { width: 360, height: 640 };
  const { page, close } = await windowOf(null, {
    javaScriptEnabled: false,
    locale: "fr",
    viewport,
  });
  await page.goto(path);
  const boxOf = async (text: string) =>
    (await page.getByText(text, { exact: true }).boundingBox())!;
  const stub = (await page.locator(".ticket-stub").boundingBox())!;
  for (const text of ["Ajouter à l’agenda", "Partager"]) {
    const { y, height } = await boxOf(text);
    assert(y >= stub.y + stub.height || y + height <= stub.y, `the stub cuts “${text}”`);
  }
  await close();
});

test("the triangle of a moderator's form stands on the line of its heading", async () => {
  const { path } = await aConcert("A");
  const mo = await signUpModerator(stage.app, "mo");
  for (const width of [360, 1280]) {
    const { page, close } = await windowOf(mo, { viewport: { width, height: 800 } });
    await page.goto(path.replace("/concerts/", "/moderation/concerts/"));
    const lines = await page.locator(".concert-steps summary").evaluateAll((all) =>
      all.map((summary) => {
        const [top, heading] = [summary, summary.querySelector("h2")!].map((one) =>
          one.getBoundingClientRect().top
        );
        const { paddingTop } = getComputedStyle(summary);
        return heading - top - parseFloat(paddingTop);
      })
    );
    assertEquals(lines.length, 4);
    // Below a triangle of its own, a heading would begin a line further down.
    for (const below of lines) assert(below < 12, `the heading begins ${below} px below`);
    await close();
  }
});

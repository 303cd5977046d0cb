/** What a visitor sees of the home page before scrolling. */
import { assert, assertEquals } from "@std/assert";
import { list, signUp } from "../http/cast.ts";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage } from "./stage.ts";

const stage = await openStage();
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
});

/** Some titles and venues need two lines on a phone. */
const NAMES = [
  "Señor Relámpago: Late Trains Tour",
  "The Velvet Herons",
  "Tante Klara",
  "Anouk Delorme-Vey: The Homecoming",
  "Ninth Tram Home, acoustic",
  "Gravel Choir",
];
const CONCERTS = 16;

async function aFullHome(): Promise<void> {
  const alice = await signUp(stage.app, "alice");
  for (let i = 0; i < CONCERTS; i++) {
    const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ days: 30 + i })
      .toString({ smallestUnit: "minute" });
    const venue = i % 3 === 0 ? "La Verrière du Canal Saint-Martin" : "Zénith";
    await list(alice, { title: NAMES[i % NAMES.length], venue, city: `City ${i}`, startsAt });
  }
}
await aFullHome();

/** The upper and the lower edge of the search field and of each concert, in pixels. */
async function edges(viewport: { width: number; height: number }, lang: string) {
  const { page, close } = await openPage(browser, { viewport });
  await page.context().addCookies([{ name: "lang", value: lang, url: stage.origin }]);
  await page.goto(stage.origin);
  await page.evaluate(() => document.fonts.ready);
  const found = await page.evaluate(() => {
    const edgesOf = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top, bottom };
    };
    return {
      search: edgesOf(document.querySelector("input[type=search]")!),
      concerts: [...document.querySelectorAll(".cards > li")].map(edgesOf),
    };
  });
  assertEquals(await overflow(page), 0);
  await close();
  return found;
}

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

test("at 1280×800 the search and at least two rows of concerts begin on the first screen", async () => {
  for (const lang of ["en", "fr"]) {
    const { search, concerts } = await edges({ width: 1280, height: 800 }, lang);
    assert(search.bottom < 400, `the search ends at ${search.bottom} px`);
    const rows = [...new Set(concerts.map(({ top }) => Math.round(top)))];
    assert(rows[1] < 760, `${lang}: the second row begins at ${rows[1]} px`);
  }
});

test("at 360×640 the search is on the first screen, and six concerts are on two", async () => {
  for (const lang of ["en", "fr"]) {
    const { search, concerts } = await edges({ width: 360, height: 640 }, lang);
    assert(search.bottom < 640, `the search ends at ${search.bottom} px`);
    assert(
      concerts[5].bottom <= 2 * 640,
      `${lang}: the sixth concert ends at ${concerts[5].bottom} px`,
    );
  }
});

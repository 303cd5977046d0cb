import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { until } from "../../process/server.ts";
import { concertOf, html, list, reserve, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("filters of the home page are kept, and problems are shown at their fields", async () => {
  const page = await html(app.fetch("/?q=x&min=abc&from=2027-02-30&city=Nowhere"), 422);
  for (const field of ["min", "from"]) {
    assertMatch(page, new RegExp(`id="field-${field}"[^>]*aria-invalid`));
  }
  assertStringIncludes(page, 'value="abc"');
  assert(!textOf(page).includes("0 concerts found"), "nothing was looked for");
  assertStringIncludes(textOf(page), "Correct the filters to search");
  assertStringIncludes(page, '<option value="Nowhere" selected>');
  await html(app.fetch("/?cursor=nonsense"), 400);
  await html(app.fetch(`/?cursor=${"x".repeat(400)}`), 400);
  const empty = await html(app.fetch("/?q=nosuchword&city=&from=&min="));
  assertStringIncludes(textOf(empty), "Nothing matches your search");
});

test("a city is called as its concerts spell it, however it is asked for", async () => {
  await list(await signUp(app, "alice"), { title: "Niederdorf", city: "Zürich" });
  let page = "";
  await until(
    async () =>
      (page = await html(app.fetch("/?city=zurich"))).includes("<title>Concert tickets in Zürich"),
    () => page,
  );
  assertEquals(page.match(/<option value="z[uü]rich"/gi), ['<option value="Zürich"']);
  assertMatch(textOf(page), /1 concert found/);
});

/** Waits until the home page has it: it may be a second behind. */
async function homeShows(text: RegExp): Promise<void> {
  let shown = "";
  await until(
    async () => text.test(shown = textOf(await html(app.fetch("/?q=oncealone")))),
    () => shown,
  );
}

test("the home page lists each concert once: from which price, how many tickets, how far below the original price", async () => {
  const alice = await signUp(app, "alice");
  const concert = { title: "Oncealone", faceValue: "50" };
  const dear = await list(alice, { ...concert, price: "50" });
  const cheap = await list(alice, { ...concert, title: "ONCEALONE", price: "35" });
  const page = await html(app.fetch("/?q=oncealone"));
  const path = `/concerts/${await concertOf(app, dear)}`;
  assertEquals(page.split(`href="${path}"`).length, 2);
  const text = textOf(page);
  assertStringIncludes(text, "1 concert found");
  assertMatch(text, /from €35.00 .*30% below the original price 2 tickets/);
  await reserve(await signUp(app, "bob"), cheap, "3500");
  await homeShows(/from €50.00 1 ticket/);
  await reserve(await signUp(app, "carol"), dear, "5000");
  await homeShows(/All held may come back at \d\d:\d\d:\d\d/);
});

test("a mistyped word is corrected, says so, and can be insisted on", async () => {
  await list(await signUp(app, "alice"), { title: "Xylophonists" });
  const page = await html(app.fetch("/?q=xylophonosts"));
  assertStringIncludes(textOf(page), "Showing results for “ xylophonists ”");
  assertStringIncludes(page, 'href="/?q=xylophonosts&amp;exact=1"');
  const insisted = textOf(await html(app.fetch("/?q=xylophonosts&exact=1")));
  assertStringIncludes(insisted, "Nothing matches your search");
  assert(!insisted.includes("Showing results"));
});

test("the chips lead to tonight, to the weekend, and to the cities with the most tickets", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 0; i < 8; i++) await list(alice, { title: `Chipband ${i}`, city: "Aachen" });
  for (let i = 0; i < 9; i++) await list(alice, { title: `Chipband ${i}`, city: "Zwolle" });
  app.clock.forward(10); // cities are looked up every few seconds
  const page = await html(app.fetch("/"));
  const chips = /<ul class="chips".*?<\/ul>/s.exec(page)![0];
  const today = Temporal.Instant.fromEpochMilliseconds(app.clock.at)
    .toZonedDateTimeISO(app.system.settings.timeZone).toPlainDate();
  assertStringIncludes(chips, `/?from=${today}&amp;to=${today}`);
  const saturday = today.add({ days: (13 - today.dayOfWeek) % 7 });
  const from = today.dayOfWeek === 7 ? today : saturday;
  const to = from.add({ days: 7 - from.dayOfWeek });
  assertStringIncludes(chips, `/?from=${from}&amp;to=${to}`);
  assert(chips.indexOf("Zwolle") < chips.indexOf("Aachen"), "most tickets first");
  const cities = await html(app.fetch("/cities"));
  assertStringIncludes(chips, 'href="/cities"');
  assert(cities.indexOf("Aachen") < cities.indexOf("Zwolle"), "in alphabetical order");
  assertMatch(textOf(cities), /Aachen 8 tickets/);
});

test("the home page has pages in both directions, which keep the filters", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 0; i < 25; i++) {
    app.clock.forward(1);
    await list(alice, { title: `Pagerband ${i}` });
  }
  app.clock.forward(2);
  const first = await html(app.fetch("/?q=pagerband&sort=newest"));
  const next = /rel="next" href="([^"]+)"/.exec(first)![1].replaceAll("&amp;", "&");
  assertStringIncludes(next, "q=pagerband&sort=newest&cursor=");
  const second = await html(app.fetch(next));
  assertStringIncludes(textOf(second), "Pagerband 0 ");
  const back = /rel="prev" href="([^"]+)"/.exec(second)![1].replaceAll("&amp;", "&");
  assertStringIncludes(textOf(await html(app.fetch(back))), "Pagerband 24");
});

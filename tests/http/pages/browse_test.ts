import { assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, list, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("filters of the home page are kept, and problems are shown at their fields", async () => {
  const page = await html(app.fetch("/?q=x&min=abc&from=2027-02-30&city=Nowhere"), 422);
  for (const field of ["min", "from"]) {
    assertMatch(page, new RegExp(`id="field-${field}"[^>]*aria-invalid`));
  }
  assertStringIncludes(page, 'value="abc"');
  assertStringIncludes(page, '<option value="Nowhere" selected>');
  await html(app.fetch("/?cursor=nonsense"), 400);
  await html(app.fetch(`/?cursor=${"x".repeat(400)}`), 400);
  const empty = await html(app.fetch("/?q=nosuchword&city=&from=&min="));
  assertStringIncludes(textOf(empty), "Nothing matches your search");
});

test("the home page has pages in both directions, which keep the filters", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 0; i < 25; i++) {
    app.clock.forward(1);
    await list(alice, { title: `Pagerband ${i}` });
  }
  const first = await html(app.fetch("/?q=pagerband&sort=newest"));
  const next = /rel="next" href="([^"]+)"/.exec(first)![1].replaceAll("&amp;", "&");
  assertStringIncludes(next, "q=pagerband&sort=newest&cursor=");
  const second = await html(app.fetch(next));
  assertStringIncludes(textOf(second), "Pagerband 0 ");
  const back = /rel="prev" href="([^"]+)"/.exec(second)![1].replaceAll("&amp;", "&");
  assertStringIncludes(textOf(await html(app.fetch(back))), "Pagerband 24");
});

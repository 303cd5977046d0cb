import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { posterPath, posterSeed, posterSvg } from "#web/parts/poster.ts";
import { startApp, test } from "../app.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("the same concert has the same poster, whatever the case of its title", () => {
  assertEquals(posterPath("Ninth Tram Home"), posterPath("NINTH TRAM HOME"));
  assertNotEquals(posterPath("Ninth Tram Home"), posterPath("Ninth Tram Homf"));
  const seed = posterSeed("Ninth Tram Home");
  assertEquals(posterSvg(seed), posterSvg(seed));
  return Promise.resolve();
});

test("posters are small, and different titles have different posters", () => {
  const posters = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const svg = posterSvg(posterSeed(`Concert ${i}`));
    assert(svg.length < 24_000, `${svg.length} characters`);
    assert(!svg.includes("NaN"), svg.slice(0, 300));
    posters.add(svg);
  }
  assert(posters.size > 295, String(posters.size));
  return Promise.resolve();
});

test("a poster may be cached forever, and its scripts cannot run", async () => {
  const res = await app.fetch(posterPath("Tante Klara"));
  assertEquals(res.status, 200);
  assertEquals(res.headers.get("content-type"), "image/svg+xml; charset=utf-8");
  assertEquals(res.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert(res.headers.get("content-security-policy")!.startsWith("default-src 'none'; frame"));
  assertEquals(await res.text(), posterSvg(posterSeed("Tante Klara")));
});

test("a poster's name is exactly eight digits", async () => {
  for (
    const name of ["0123456.svg", "0123456789.svg", "ABCDEF01.svg", "01234567", "x".repeat(3000)]
  ) {
    const res = await app.fetch(`/posters/${name}`);
    await res.body?.cancel();
    assertEquals(res.status, 404, name);
  }
});

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { PIECE } from "#domain/search/on_offer.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { startApp, test } from "../app.ts";
import { until } from "../../process/server.ts";
import { buy, concertOf, list, reserve, seeOther, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

async function xml(path: string): Promise<string> {
  const res = await app.fetch(path);
  assertEquals([res.status, res.headers.get("content-type")], [200, "application/xml"], path);
  return await res.text();
}
const locations = (text: string) =>
  [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => {
    assert(address.startsWith(app.origin), address);
    return address.slice(app.origin.length).replaceAll("&amp;", "&");
  });

/** All addresses in the sitemaps, once their ten minutes in the cache have passed. */
async function allPages(): Promise<string[]> {
  app.clock.forward(3_600);
  const pages = await Promise.all(
    locations(await xml("/sitemap.xml")).map(async (path) => locations(await xml(path))),
  );
  return pages.flat();
}

test("robots.txt names private pages and the sitemap", async () => {
  const res = await app.fetch("/robots.txt");
  assertEquals(res.headers.get("content-type"), "text/plain; charset=utf-8");
  const lines = (await res.text()).split("\n");
  assertEquals(lines[0], "User-agent: *");
  for (const path of ["/account", "/orders", "/sales", "/api/", "/sandbox/", "/tickets/*/edit"]) {
    assert(lines.includes(`Disallow: ${path}`), path);
  }
  assert(lines.includes(`Sitemap: ${app.origin}/sitemap.xml`));
  assert(!lines.includes("Disallow: /"), "the rest is open");
});

test("the sitemaps list the home page, cities and concerts with tickets on offer, held ones too, and nothing else", async () => {
  const alice = await signUp(app, "alice");
  let made = 0;
  const id = (over = {}) =>
    list(alice, { title: `Mapped ${++made}`, city: "Évian & Thonon", ...over });
  const [free, held, sold, withdrawn] = [await id(), await id(), await id(), await id()];
  const over = await id({ startsAt: "2027-01-31T20:00" });
  await buy(await signUp(app, "carol"), sold);
  await seeOther(alice.post(`/tickets/${withdrawn}/withdrawal`), /./);
  const startsAt = (await app.system.store.get(offerings, await concertOf(app, over)))!.startsAt;
  app.clock.forward((startsAt - app.clock.now()) / 1_000);
  await reserve(await signUp(app, "bob"), held);
  const shown = [await concertOf(app, free), await concertOf(app, held)];
  const gone = [await concertOf(app, sold), await concertOf(app, withdrawn)];
  await until(
    async () => (await app.system.store.getMany(offerings, gone)).every((one) => one === null),
    () => "a concert without tickets is still on offer",
  );
  const pages = await allPages();
  assertEquals(
    pages.filter((path) => path.startsWith("/concerts/")).sort(),
    shown.map((id) => `/concerts/${id}`).sort(),
  );
  assert(!pages.some((path) => path.startsWith("/tickets/")), "each concert once");
  assert(pages.includes("/"));
  assert(pages.includes(`/?${new URLSearchParams({ city: "Évian & Thonon" })}`));
  assertEquals(pages.length, new Set(pages).size);
  const { id: concertId, updatedAt } = (await app.system.store.get(offerings, shown[1]))!;
  const [, name] = locations(await xml("/sitemap.xml"));
  assertStringIncludes(
    await xml(name),
    `/concerts/${concertId}</loc><lastmod>${new Date(updatedAt).toISOString()}</lastmod>`,
  );
});

test("each sitemap has at most a thousand concerts, each concert in exactly one", async () => {
  const alice = await signUp(app, "alice");
  const concertId = await concertOf(app, await list(alice, { title: "Many of them" }));
  const first = (await app.system.store.get(offerings, concertId))!;
  for (let made = 0; made < PIECE + 5; made += 50) {
    await Promise.all(Array.from({ length: 50 }, () =>
      app.system.store.transact((tx) => {
        const { version: _v, createdAt: _c, updatedAt: _u, ...draft } = first;
        tx.create(offerings, { ...draft, id: app.system.store.newId() });
      })));
  }
  const pages = (await allPages()).filter((path) => path.startsWith("/concerts/"));
  assert(pages.length > PIECE);
  assertEquals(pages.length, new Set(pages).size);
  const maps = locations(await xml("/sitemap.xml"));
  assertEquals(maps.length, 3);
  for (const path of maps) assert(locations(await xml(path)).length <= PIECE, path);
  // Repeated requests are answered from the cache.
  await app.system.workers.offerings.idle();
  const before = app.system.store.stats.rowsRead;
  await xml(maps[1]);
  await xml("/sitemap.xml");
  const made = await xml(`/sitemap/${10 ** 14}-01MADEUP00000000000000000A.xml`);
  assertEquals(made, await xml(maps[2]), "a made-up name leads to a piece that is known");
  assertEquals(app.system.store.stats.rowsRead, before);
});

test("a sitemap under another name is not found", async () => {
  for (const name of ["x.xml", "1-.xml", "1-a b.xml", "places", `1-${"x".repeat(3_000)}.xml`]) {
    const res = await app.fetch(`/sitemap/${name}`);
    await res.body?.cancel();
    assertEquals(res.status, 404, name);
  }
});

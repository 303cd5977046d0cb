import { assert, assertEquals, assertNotEquals, assertStringIncludes } from "@std/assert";
import { createPictures, MAX_WAITING } from "#adapters/pictures/resvg.ts";
import { drawable } from "#web/pages/sharing/card_text.ts";
import { type SocialCard, socialCardSvg } from "#web/pages/sharing/social_card.ts";
import { concerts } from "#domain/concerts/concert.ts";
import { cardOf, cardPath } from "#web/pages/sharing/card_view.ts";
import { root } from "#app/root.ts";
import { startApp, test } from "../app.ts";
import { concertOf, list, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** The address of the picture of a ticket's concert. */
async function cardFor(ticketId: string): Promise<string> {
  const concert = await app.system.store.get(concerts, await concertOf(app, ticketId));
  return await cardPath(concert!.id, cardOf(concert!, app.system.settings));
}

/** Width and height from the first chunk of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  assertEquals([...png.slice(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

test("a concert has a picture for other sites, which may be cached forever", async () => {
  const id = await list(await signUp(app, "alice"), { title: `Łódź & "Friends" <3` });
  const res = await app.fetch(await cardFor(id));
  assertEquals(res.status, 200);
  assertEquals(res.headers.get("content-type"), "image/png");
  assertEquals(res.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert(res.headers.get("content-security-policy")!.endsWith("sandbox"));
  const png = new Uint8Array(await res.arrayBuffer());
  assertEquals(sizeOf(png), [1200, 630]);
  assert(png.length < 300_000, `${png.length} bytes`);
});

test("after a correction the old address leads to the new picture, as does a ticket's", async () => {
  const id = await list(await signUp(app, "alice"), { title: "Mispelt" });
  const before = await cardFor(id);
  const concertId = await concertOf(app, id);
  await app.system.store.transact(async (tx) => {
    tx.put(concerts, { ...(await tx.get(concerts, concertId))!, name: "Misspelt" });
  });
  const after = await cardFor(id);
  assertNotEquals(before, after);
  for (const path of [before, after.replace(concertId, id)]) {
    const res = await app.fetch(path);
    assertEquals([res.status, res.headers.get("location")], [302, after], path);
  }
});

test("there is no picture of a concert that visitors may not see, nor under any other name", async () => {
  const hidden = await cardFor(await list(await signUp(app, "alice"), { title: "Not yet public" }));
  await app.system.store.transact(async (tx) => {
    const concertId = hidden.split("/")[2].split("-")[0];
    tx.put(concerts, { ...(await tx.get(concerts, concertId))!, approved: false });
  });
  const names = ["x-0123456789ab.png", "x.png", `${"x".repeat(3_000)}-0123456789ab.png`];
  for (const name of [...names, hidden.slice("/cards/".length)]) {
    const res = await app.fetch(`/cards/${name}`);
    await res.body?.cancel();
    assertEquals(res.status, 404, name);
  }
});

test("one picture is drawn at a time, a few wait, and further requests are refused for now", async () => {
  const pictures = createPictures(root);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>';
  const asked = Array.from({ length: MAX_WAITING + 4 }, () => pictures.png(svg));
  const drawn = await Promise.all(asked);
  assertEquals(drawn.map((png) => png !== null), [
    ...Array(MAX_WAITING + 1).fill(true),
    ...Array(3).fill(false),
  ]);
  assertEquals(sizeOf((await pictures.png(svg))!), [20, 10]);
  pictures.stop();
});

test("a drawing that fails does not affect others", async () => {
  const pictures = createPictures(root);
  let failed = "";
  await pictures.png("no picture at all").catch((error) => failed = String(error));
  assertStringIncludes(failed, "could not be drawn");
  assert(await pictures.png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'));
  pictures.stop();
});

/** The lines of a card under the site's name. */
const linesOf = (card: Partial<SocialCard>) =>
  [
    ...socialCardSvg({ site: "", title: "", when: "", places: [], ...card })
      .matchAll(/>([^<]*)<\/text>/g),
  ].map(([, words]) => words).slice(1).filter(Boolean);

test("a title in a script that the font lacks is left out whole; date and place stay", () => {
  const when = "Sat, May 1, 2027, 20:00";
  for (
    const title of [
      "東京スカパラダイス",
      "فيروز",
      "שלום חנוך",
      "लता मंगेशकर",
      "Кино",
      "東京 Jazz",
      "Ế Band",
    ]
  ) {
    const lines = linesOf({ title, when, places: ["Hall, Lyon", "Lyon"] });
    assertEquals(lines.join(" "), `${when} Hall, Lyon`, title);
  }
  assertEquals(linesOf({ title: "Owls", when, places: ["ホール, Lyon", "Lyon"] }).at(-1), "Lyon");
  assertEquals(linesOf({ title: "🎸🎸", when, places: ["ホール, 東京", "東京"] }).join(" "), when);
  return Promise.resolve();
});

test("an emoji is left out of a title, and a long title is cut with dots", () => {
  const shown = (title: string) => linesOf({ title }).join(" ");
  assertEquals(shown("Live 🎸 tonight"), "Live tonight");
  assertEquals(shown("Zoe\u0308 & B"), "Zoë &amp; B");
  assert(shown("long words ".repeat(40)).endsWith("…"));
  assert(shown("W".repeat(200)).length < 60);
  return Promise.resolve();
});

test("the font draws every character that a card keeps, and a box for none", async () => {
  const pictures = createPictures(root);
  const draw = async (character: string) =>
    (await pictures.png(
      '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text x="2" y="18" ' +
        'font-family="Bricolage Grotesque" font-weight="800" font-size="16">' +
        `&#${character.codePointAt(0)};</text></svg>`,
    ))!.toBase64();
  const nothing = new Set([await draw(" "), await draw("東"), await draw("\\")]);
  const kept = Array.from({ length: 0x2300 }, (_, code) => String.fromCodePoint(code))
    .filter((one) => drawable(`a${one}a`)?.length === 3 && one.trim() !== "");
  assert(kept.length > 270, `only ${kept.length} are kept`);
  const missing: string[] = [];
  for (const one of kept) if (nothing.has(await draw(one))) missing.push(one);
  assertEquals(missing, []);
  pictures.stop();
});

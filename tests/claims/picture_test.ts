/** Pictures of a claim: what they may be, who sees them, what is taken out of them, and when they end. */
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { withdrawClaim } from "#domain/claims/commands.ts";
import { addPicture, readPicture } from "#domain/claims/picture_commands.ts";
import { withoutMetadata } from "#domain/claims/picture_metadata.ts";
import {
  claimPictures,
  MAX_PICTURE_BYTES,
  ORPHAN_MS,
  PICTURES_KEPT_MS,
  picturesOf,
} from "#domain/claims/picture.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import { codeOf, must } from "../exchange.ts";
import { Money } from "../payouts/cast.ts";
import { claimed, claimOf } from "./cast.ts";
import { jpegWith, LYON, pngWith, webpWith } from "./pictures.ts";

const chunksOf = async (m: Money): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of m.e.x.store.scan(claimPictures)) ids.push(id);
  return ids;
};

Deno.test("a buyer adds three pictures to a claim, and both sides and the moderators see them as they were", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  // 12 chunks: more than one commit writes.
  const large = jpegWith({ scan: 12 * 33_000 - 500 });
  for (const picture of [large, pngWith({}), webpWith({})]) {
    must(await addPicture(m.e.x, m.bob, order.id, picture));
  }
  const { pictures } = await claimOf(m, order);
  assertEquals(
    pictures.map(({ type, listed }) => [type, listed]),
    [["image/jpeg", true], ["image/png", true], ["image/webp", true]],
  );
  for (const viewer of [m.alice, m.bob, m.mo]) {
    const { bytes } = must(await readPicture(m.e.x, viewer, order.id, pictures[0].id));
    assertEquals(bytes, new Uint8Array(withoutMetadata("image/jpeg", large)!));
  }
  const carol = await m.e.user("Carol");
  assertEquals(codeOf(await readPicture(m.e.x, carol, order.id, pictures[0].id)), "not_found");
  const fourth = await addPicture(m.e.x, m.bob, order.id, pngWith({}));
  assertEquals(codeOf(fourth), "invalid");
  assertEquals(codeOf(await addPicture(m.e.x, m.alice, order.id, pngWith({}))), "forbidden");
});

Deno.test("a picture is stored sealed, in chunks of at most 60 KiB", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  must(await addPicture(m.e.x, m.bob, order.id, jpegWith({ scan: MAX_PICTURE_BYTES - 200 })));
  let chunks = 0;
  for await (const { data } of m.e.x.store.scan(claimPictures)) {
    chunks++;
    assert(data.length <= 60 * 1024, `${data.length}`);
    assertEquals(data.split(".")[0], (await m.e.x.secrets.keyIds())[0]);
  }
  assertEquals(chunks, 159);
});

Deno.test("what is no picture, too large, or for a claim that has ended, is refused and leaves nothing", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  const add = async (bytes: Uint8Array) => codeOf(await addPicture(m.e.x, m.bob, order.id, bytes));
  const svg = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>");
  assertEquals(await add(svg), "unsupported_media_type");
  assertEquals(await add(new Uint8Array()), "unsupported_media_type");
  assertEquals(await add(jpegWith({}).subarray(0, 40)), "unsupported_media_type");
  assertEquals(await add(pngWith({}).subarray(0, 20)), "unsupported_media_type");
  assertEquals(await add(webpWith({}).subarray(0, 20)), "unsupported_media_type");
  assertEquals(await add(new Uint8Array(MAX_PICTURE_BYTES + 1)), "too_large");
  must(await withdrawClaim(m.e.x, m.bob, order.id));
  assertEquals(await add(pngWith({})), "claim_closed");
  assertEquals([await chunksOf(m), (await claimOf(m, order)).pictures], [[], []]);
});

Deno.test("a picture that states a size nobody can look at, or a damaged header, is refused with words", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  const add = async (bytes: Uint8Array) => {
    const added = await addPicture(m.e.x, m.bob, order.id, bytes);
    return added.ok ? "taken" : inWords(added.refusal.detail!, en);
  };
  const TOO_LARGE = "A picture has 200 million pixels and sides of 30000 at most: make it smaller";
  const NONE = "This is no JPEG, PNG or WebP picture that we can read";
  const most = 2 ** 31 - 1;
  for (
    const [name, picture, answer] of [
      ["png, with its checksum", pngWith({ size: [most, most] }), TOO_LARGE],
      ["png, one row", pngWith({ size: [30_001, 1] }), TOO_LARGE],
      ["jpeg", jpegWith({ size: [20_000, 10_001] }), TOO_LARGE],
      ["webp, its canvas", webpWith({ canvas: [1 << 24, 1 << 24] }), TOO_LARGE],
      ["webp, its picture", webpWith({ size: [0x3fff, 0x3fff] }), TOO_LARGE],
      ["webp, lossless", webpWith({ size: [0x4000, 0x4000], lossless: true }), TOO_LARGE],
      ["png, a wrong checksum", pngWith({ damaged: true }), NONE],
      ["png, empty", pngWith({ size: [0, 1] }), NONE],
      ["jpeg, empty", jpegWith({ size: [1, 0] }), NONE],
      ["png at the bound", pngWith({ size: [20_000, 10_000] }), "taken"],
      ["jpeg at the bound", jpegWith({ size: [30_000, 6_666] }), "taken"],
      ["webp, lossless and small", webpWith({ size: [640, 480], lossless: true }), "taken"],
    ] as const
  ) {
    assertEquals(await add(picture), answer, name);
  }
});

Deno.test("a picture that was not completed ends within the hour, and its place is free again", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  const seal: Secrets["seal"] = m.e.x.secrets.seal.bind(m.e.x.secrets);
  let sealed = 0;
  const breaking = {
    ...m.e.x,
    secrets: {
      ...m.e.x.secrets,
      seal: (text: string, context: string) =>
        ++sealed > 10 ? Promise.reject(new Error("the process dies")) : seal(text, context),
    },
  };
  const died = await addPicture(breaking, m.bob, order.id, jpegWith({ scan: 12 * 33_000 }))
    .then(() => "stored", ({ message }) => message);
  assertEquals(died, "the process dies");
  assertEquals((await chunksOf(m)).length, 10);
  const [{ id, listed }] = (await claimOf(m, order)).pictures;
  assertEquals(listed, false);
  assertEquals(codeOf(await readPicture(m.e.x, m.bob, order.id, id)), "not_found");
  must(await addPicture(m.e.x, m.bob, order.id, pngWith({})));
  m.e.clock.at += ORPHAN_MS;
  await m.e.settle();
  assertEquals((await claimOf(m, order)).pictures.map(({ type }) => type), ["image/png"]);
  assertEquals((await chunksOf(m)).length, 1);
});

Deno.test("place, time and camera are taken out of a picture; which way up it is stays", () => {
  const has = (bytes: Uint8Array, text: string) =>
    new TextDecoder("latin1").decode(bytes).includes(text);
  const turned = jpegWith({ orientation: 6, secrets: [LYON], trailer: LYON });
  const clean = withoutMetadata("image/jpeg", turned)!;
  assert(has(turned, LYON) && !has(clean, LYON));
  assert(has(clean, "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"));
  assertEquals(withoutMetadata("image/jpeg", clean), clean, "twice is as once");
  assert(!has(withoutMetadata("image/jpeg", jpegWith({ secrets: [LYON] }))!, "Exif"));
  for (
    const [type, picture] of [
      ["image/png", pngWith({ secrets: [LYON] })],
      ["image/webp", webpWith({ secrets: [LYON] })],
    ] as const
  ) {
    const without = withoutMetadata(type, picture)!;
    assert(has(picture, LYON) && !has(without, LYON), type);
    assertNotEquals(without.length, picture.length);
    assertEquals(withoutMetadata(type, without), without, "twice is as once");
  }
});

Deno.test("a picture is shown as long as it is kept, and no longer", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  must(await addPicture(m.e.x, m.bob, order.id, pngWith({})));
  const claim = await claimOf(m, order);
  const [{ at }] = claim.pictures;
  assertEquals(picturesOf(claim, at + PICTURES_KEPT_MS - 1), claim.pictures);
  assertEquals(picturesOf(claim, at + PICTURES_KEPT_MS), []);
  const place = { ...claim.pictures[0], listed: false };
  assertEquals(picturesOf({ pictures: [place] }, at), [], "it has not arrived");
});

import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { finish } from "#web/answer/finish.ts";
import { acceptedEncoding } from "#web/answer/encoding.ts";
import { startApp, test } from "../app.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const accepting = (encoding: string) => ({ headers: { "accept-encoding": encoding } });

async function sheetPath(): Promise<string> {
  const page = await (await app.fetch("/")).text();
  return /href="(\/assets\/[^"]+\.css)"/.exec(page)![1];
}

test("files are served as the build compressed them, and may be cached forever", async () => {
  const path = await sheetPath();
  const plain = await (await app.fetch(path)).text();
  const br = await app.fetch(path, accepting("gzip, deflate, br, zstd"));
  assertEquals(br.headers.get("content-encoding"), "br");
  const bytes = new Uint8Array(await br.arrayBuffer());
  assertEquals(br.headers.get("content-length"), String(bytes.length));
  assertEquals(brotliDecompressSync(bytes).toString(), plain);
  const gzip = await app.fetch(path, accepting("gzip, br;q=0"));
  assertEquals(gunzipSync(new Uint8Array(await gzip.arrayBuffer())).toString(), plain);
  for (const res of [br, gzip]) {
    assertEquals(res.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assertEquals(res.headers.get("vary"), "Accept-Encoding");
  }
});

test("a file that the browser already has is not sent again, in any encoding", async () => {
  const tags = new Set<string>();
  for (const encoding of ["", "gzip", "br"]) {
    const first = await app.fetch(await sheetPath(), accepting(encoding));
    await first.body?.cancel();
    const etag = first.headers.get("etag")!;
    tags.add(etag);
    const again = await app.fetch(await sheetPath(), {
      headers: { "accept-encoding": encoding, "if-none-match": etag },
    });
    assertEquals([again.status, again.body], [304, null]);
    assertEquals(again.headers.get("etag"), etag);
  }
  assertEquals(tags.size, 3);
});

test("only GET and HEAD get a file, and only files of the build are served", async () => {
  const head = await app.fetch("/favicon.svg", { method: "HEAD" });
  assertEquals([head.status, head.body], [200, null]);
  const post = await app.fetch("/favicon.svg", { method: "POST", headers: { origin: app.origin } });
  await post.body?.cancel();
  assertEquals(post.status, 404);
  for (
    const path of ["/assets/../server/index.mjs", "/assets/%2e%2e/server/index.mjs", "/assets"]
  ) {
    const res = await app.fetch(path);
    await res.body?.cancel();
    assertEquals(res.status, 404, path);
  }
});

test("pages are compressed as the browser accepts it", async () => {
  const plain = await app.fetch("/sign-up");
  const html = await plain.text();
  assertEquals(plain.headers.get("content-encoding"), null);
  const br = await app.fetch("/sign-up", accepting("gzip, br"));
  assertEquals(br.headers.get("content-encoding"), "br");
  assertMatch(br.headers.get("vary")!, /Accept-Encoding/);
  const bytes = new Uint8Array(await br.arrayBuffer());
  assert(bytes.length < html.length / 2, `${bytes.length} of ${html.length}`);
  assertEquals(brotliDecompressSync(bytes).toString(), html);
  const gzip = await app.fetch("/sign-up", accepting("gzip;q=1.0"));
  assertEquals(gunzipSync(new Uint8Array(await gzip.arrayBuffer())).toString(), html);
});

test("an event stream is passed on unchanged", async () => {
  const req = new Request("http://localhost/", accepting("br"));
  const stream = new ReadableStream({
    start: (c) => c.enqueue(new TextEncoder().encode("data: 1")),
  });
  const events = new Response(stream, { headers: { "content-type": "text/event-stream" } });
  const policy = { https: false, formOrigins: [] };
  assertEquals(await finish(req, events, { policy, requestId: "x" }), events);
  assertEquals(events.headers.get("content-encoding"), null);
  await stream.cancel();
});

test("an encoding with q=0 is not used", () => {
  const best = (text: string) =>
    acceptedEncoding(new Request("http://localhost/", accepting(text)));
  assertEquals(best("br;q=0, gzip"), "gzip");
  assertEquals(best("BR"), "br");
  assertEquals(best("br; q=0.000, gzip;q=0"), null);
  assertEquals(best("identity, zstd"), null);
  assertEquals(acceptedEncoding(new Request("http://localhost/")), null);
  return Promise.resolve();
});

test("the icons that the manifest and the pages name exist", async () => {
  const page = await (await app.fetch("/")).text();
  const manifestPath = /<link rel="manifest" href="([^"]+)"/.exec(page)![1];
  const res = await app.fetch(manifestPath);
  assertEquals(res.headers.get("content-type"), "application/manifest+json");
  const manifest = await res.json();
  const icons = [...page.matchAll(/<link rel="(?:apple-touch-)?icon" href="([^"]+)"/g)];
  assertEquals(icons.length, 3);
  assertEquals(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose ?? "any"), [
    "any",
    "any",
    "maskable",
    "any",
  ]);
  for (const src of [...icons.map(([, href]) => href), ...manifest.icons.map(srcOf)]) {
    const icon = await app.fetch(src);
    await icon.body?.cancel();
    assertEquals(icon.status, 200, src);
    assertMatch(icon.headers.get("content-type")!, /^image\//, src);
  }
  for (const { src, sizes } of manifest.icons) {
    if (sizes === "any") continue;
    const png = new DataView(await (await app.fetch(src)).arrayBuffer());
    assertEquals(`${png.getUint32(16)}x${png.getUint32(20)}`, sizes, src);
  }
});

const srcOf = ({ src }: { src: string }) => src;

/**
 * Compression of what is made for one request: fast and light, since each answer pays for it. Files
 * are compressed once, by the build. See `docs/decisions/compression.md`.
 */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { acceptedEncoding } from "./encoding.ts";

/** A smaller body fits into one packet in any case. Bytes. */
const MIN_BYTES = 1_024;

/** Streams are none of these: an event stream must not wait in a compressor. */
const WORTH_IT = new Set([
  "text/html",
  "application/json",
  "application/problem+json",
  "application/manifest+json",
  "application/xml",
  "image/svg+xml",
]);

/** The answer with a smaller body, where the type is worth it and the other side takes it. */
export async function compressed(req: Request, res: Response): Promise<Response> {
  const type = res.headers.get("content-type")?.split(";", 1)[0];
  if (type === undefined || !WORTH_IT.has(type) || res.body === null) return res;
  if (res.headers.has("content-encoding")) return res;
  appendVary(res.headers);
  const encoding = acceptedEncoding(req);
  if (encoding === null) return res;
  const plain = new Uint8Array(await res.arrayBuffer());
  if (plain.length < MIN_BYTES) return new Response(plain, res);
  const body = encoding === "br" ? brotliCompressSync(plain, QUICK) : gzipSync(plain, { level: 1 });
  const small = new Response(new Uint8Array(body), res);
  small.headers.set("content-encoding", encoding);
  const etag = small.headers.get("etag");
  // Other bytes are another representation: of a strong tag only a weak one is left.
  if (etag && !etag.startsWith("W/")) small.headers.set("etag", `W/${etag}`);
  return small;
}

/** A tenth of a millisecond for a page of 26 KB; a higher quality saves a sixth and takes five times as long. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

function appendVary(headers: Headers): void {
  const vary = headers.get("vary");
  headers.set("vary", vary === null ? "Accept-Encoding" : `${vary}, Accept-Encoding`);
}

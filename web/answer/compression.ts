/**
 * Compresses answers that are made for one request, at the fastest level. Files are compressed once, by
 * the build. See `docs/decisions/compression.md`.
 */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { acceptedEncoding } from "./encoding.ts";

/** Event streams are left out: an event must not wait in a compressor's buffer. */
const WORTH_IT = new Set([
  "text/html",
  "application/json",
  "application/problem+json",
  "application/xml",
  "image/svg+xml",
]);

/** Whether a body with these headers compresses well and the client accepts compression. */
export function isWorthIt(req: Request, headers: Headers): boolean {
  const type = headers.get("content-type")?.split(";", 1)[0];
  return type !== undefined && WORTH_IT.has(type) && !headers.has("content-encoding") &&
    acceptedEncoding(req) !== null;
}

/** The body as it is sent; sets `vary`, `content-encoding` and `etag` in `headers` accordingly. */
export function compressed(req: Request, headers: Headers, plain: Bytes): Bytes {
  const vary = headers.get("vary");
  headers.set("vary", vary === null ? "Accept-Encoding" : `${vary}, Accept-Encoding`);
  const encoding = acceptedEncoding(req);
  if (encoding === null || plain.length < MIN_BYTES) return plain;
  headers.set("content-encoding", encoding);
  // The bytes differ, so a strong tag becomes a weak one.
  const etag = headers.get("etag");
  if (etag && !etag.startsWith("W/")) headers.set("etag", `W/${etag}`);
  const small = encoding === "br"
    ? brotliCompressSync(plain, QUICK)
    : gzipSync(plain, { level: 1 });
  return new Uint8Array(small.buffer as ArrayBuffer, small.byteOffset, small.length);
}

/** A smaller body fits into one packet anyway. Bytes. */
const MIN_BYTES = 1_024;

type Bytes = Uint8Array<ArrayBuffer>;

/** 0.1 ms for a page of 26 KB. A higher quality saves a sixth and takes five times as long. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Reads request bodies, limited in size and time, and only of the content type that the route expects. */
import { says, saysLimit } from "#words/problems.ts";
import { isError } from "#store/base/errors.ts";
import { contexts } from "./context.ts";
import { pairsOf } from "./pairs.ts";
import { refuse, Refused } from "../answer/refused.ts";

/** 64 KiB, a hundred times the longest form. */
export const MAX_BODY_BYTES = 65_536;

const CLOSE = { connection: "close" };

/** A submitted form: the first value of each field. */
export type Form = Record<string, string>;

/** A client that takes longer only occupies the connection. Milliseconds. */
const BODY_WITHIN_MS = 10_000;

/**
 * The whole body. Throws `too_large` as soon as the limit is passed, whatever the headers claim,
 * `request_timeout`, `malformed` when the client breaks off, `unsupported_media_type` when it is compressed.
 */
export async function readBytes(
  req: Request,
  { withinMs = BODY_WITHIN_MS, maxBytes = MAX_BODY_BYTES } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  mustBePlain(req);
  if (Number(req.headers.get("content-length") ?? 0) > maxBytes) {
    refuse("too_large", { detail: saysLimit(maxBytes) });
  }
  const { body } = req;
  if (!body) return new Uint8Array();
  const read = () => readAll(body, withinMs, maxBytes);
  const place = contexts.get(req)?.place;
  return place ? await place.whileBodyComes(read) : await read();
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  withinMs: number,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), withinMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late.promise]);
      // The connection cannot be reused: the rest of the body would precede the next request.
      if (read === "late") throw new Refused({ code: "request_timeout" }, undefined, CLOSE);
      if (read.done) break;
      size += read.value.length;
      if (size > maxBytes) refuse("too_large", { detail: saysLimit(maxBytes) });
      chunks.push(read.value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    if (isError(error, "Refused")) throw error;
    refuse("malformed", { detail: "The body is incomplete." }); // the client has gone
  } finally {
    clearTimeout(timer);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * Throws `unsupported_media_type` unless the body is a URL-encoded form, and as `readBytes` does. A post
 * without a body and without a content type is a form without fields.
 */
export async function readForm(req: Request): Promise<Form> {
  return pairsOf(await readEncoded(req));
}

/** The form's fields still encoded. Throws as `readForm` does. */
export async function readEncoded(req: Request): Promise<string> {
  const isNamed = req.headers.has("content-type");
  if (isNamed) mustBe(req, FORM, says("form_expected"));
  const bytes = await readBytes(req);
  if (!isNamed && bytes.length > 0) mustBe(req, FORM, says("form_expected"));
  return decode(bytes);
}

/** For posts that need no fields: the body may be empty, and its fields are ignored. */
export async function readNothing(req: Request): Promise<void> {
  if (req.body) await readBytes(req);
}

/** Throws `malformed` when the body is not JSON in UTF-8, and as `readBytes` does. */
export async function readJson(req: Request): Promise<unknown> {
  mustBe(req, "application/json", "Send application/json.");
  const bytes = await readBytes(req);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    refuse("malformed", { detail: "The body is not JSON." });
  }
}

/** As `readJson`; an empty object without a body. */
export async function readJsonIfAny(req: Request): Promise<unknown> {
  if (req.headers.has("content-type")) return await readJson(req);
  await readNothing(req);
  return {};
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    refuse("malformed", { detail: says("utf8_expected") });
  }
}

const FORM = "application/x-www-form-urlencoded";
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A compressed body could unpack to many times its size. */
function mustBePlain(req: Request): void {
  const coding = req.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (coding === "identity") return;
  const refusal = { code: "unsupported_media_type", detail: says("plain_expected") } as const;
  throw new Refused(refusal, undefined, { "accept-encoding": "identity" });
}

function mustBe(req: Request, type: string, detail: string): void {
  const given = req.headers.get("content-type")?.split(";")[0].trim().toLowerCase();
  if (given !== type) refuse("unsupported_media_type", { detail });
}

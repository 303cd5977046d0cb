/** Files in request bodies. */
import { says } from "#words/problems.ts";
import { readBytes } from "./body.ts";
import { refuse } from "../answer/refused.ts";

/** A slow line may take this long. Milliseconds. */
const UPLOAD_WITHIN_MS = 60_000;
/** What surrounds the files of a form. */
const FORM_BYTES = 65_536;

/** A form with files: texts by name, and the files that were chosen, by name. */
interface FormWithFiles {
  texts: Record<string, string>;
  files: Record<string, Uint8Array<ArrayBuffer>[]>;
}

export const isMultipart = (req: Request): boolean =>
  /^multipart\/form-data\b/i.test(req.headers.get("content-type") ?? "");

/** Throws `malformed`, and as `readBytes` does. An input without a chosen file gives none. */
export async function readMultipart(req: Request, maxBytes: number): Promise<FormWithFiles> {
  const type = req.headers.get("content-type") ?? "";
  const body = await readUpload(req, maxBytes + FORM_BYTES);
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    refuse("malformed", { detail: says("upload_expected") });
  }
  const found: FormWithFiles = { texts: {}, files: {} };
  for (const [name, value] of form) {
    if (typeof value === "string") found.texts[name] ??= value;
    else if (value.size > 0) {
      (found.files[name] ??= []).push(new Uint8Array(await value.arrayBuffer()));
    }
  }
  return found;
}

/** A body of bytes. Throws as `readBytes` does. */
export const readUpload = (req: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> =>
  readBytes(req, { withinMs: UPLOAD_WITHIN_MS, maxBytes });

/** A call as a curl command. */
import type { Operation } from "../operation.ts";

/** The reader fills in `$ORIGIN`, `$TOKEN` and the ids. */
export function curlOf(
  { method, path, body, bodyBytes, example, headers = [], answers }: Operation,
): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => `$${shell(name)}`);
  const parts = [
    method === "GET" ? "curl" : `curl -X ${method}`,
    `-H "Authorization: Bearer $TOKEN"`,
  ];
  if (answers[200]?.stream) parts[0] = "curl -N";
  if (headers.includes("If-Match")) parts.push(`-H "If-Match: $ETAG"`);
  if (headers.includes("Idempotency-Key")) parts.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (body) {
    parts.push(`-H "Content-Type: application/json"`);
    parts.push(`-d '${JSON.stringify(example)}'`);
  }
  if (bodyBytes) {
    parts.push(`-H "Content-Type: ${bodyBytes[0]}"`);
    parts.push(`--data-binary @picture.jpg`);
  }
  return [...parts, `"$ORIGIN${address}"`].join(" \\\n  ");
}

const shell = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

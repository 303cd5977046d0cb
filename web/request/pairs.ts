/** Names and values of a form or of the query of an address, as they were sent or not at all. */
import { refuse } from "../answer/refused.ts";

/**
 * The first value of each name. Throws `malformed` for bytes that are no text in UTF-8: the decoder
 * alone would put other characters in their place, and nobody would be told.
 */
export function pairsOf(encoded: string): Record<string, string> {
  const pairs: Record<string, string> = Object.create(null);
  const params = new URLSearchParams(encoded);
  for (const [name, value] of params) {
    if (!(name in pairs)) pairs[name] = value;
  }
  if (params.toString().includes(REPLACED) && !isUtf8(encoded)) {
    refuse("malformed", { detail: "Send text in UTF-8." });
  }
  return pairs;
}

/** The query of an address; an empty value counts as absent. Throws as `pairsOf` does. */
export function queryOf(url: URL): Record<string, string> {
  const query = pairsOf(url.search.slice(1));
  for (const name in query) if (query[name] === "") delete query[name];
  return query;
}

/** The first name that stands there twice, cut short; null: none does. */
export function nameTwice(params: URLSearchParams): string | null {
  const seen = new Set<string>();
  for (const name of params.keys()) {
    if (seen.has(name)) return name.slice(0, 100);
    seen.add(name);
  }
  return null;
}

/** U+FFFD: what the decoder puts where it cannot read, and a character that anybody may send. */
const REPLACED = "%EF%BF%BD";

function isUtf8(encoded: string): boolean {
  try {
    // A "%" that begins no byte stands for itself.
    decodeURIComponent(encoded.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
    return true;
  } catch {
    return false;
  }
}

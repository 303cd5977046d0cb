/** Names and values of a form or of a query string. */
import { says } from "#words/problems.ts";
import { refuse } from "../answer/refused.ts";

/**
 * The first value of each name. Throws `malformed` for bytes that are not UTF-8: the decoder would
 * silently replace them.
 */
export function pairsOf(encoded: string): Record<string, string> {
  const pairs: Record<string, string> = Object.create(null);
  const params = new URLSearchParams(encoded);
  for (const [name, value] of params) {
    if (!(name in pairs)) pairs[name] = value;
  }
  if (params.toString().includes(REPLACED) && !isUtf8(encoded)) {
    refuse("malformed", { detail: says("utf8_expected") });
  }
  return pairs;
}

/** The query of an address; an empty value counts as absent. Throws as `pairsOf` does. */
export function queryOf(url: URL): Record<string, string> {
  const query = pairsOf(url.search.slice(1));
  for (const name in query) if (query[name] === "") delete query[name];
  return query;
}

/** The first name that occurs twice, at most 100 characters of it; null when all names differ. */
export function nameTwice(params: URLSearchParams): string | null {
  const seen = new Set<string>();
  for (const name of params.keys()) {
    if (seen.has(name)) return name.slice(0, 100);
    seen.add(name);
  }
  return null;
}

/** U+FFFD, the decoder's replacement character, which a client may also send itself. */
const REPLACED = "%EF%BF%BD";

function isUtf8(encoded: string): boolean {
  try {
    // A "%" that is not followed by two hex digits is a literal "%".
    decodeURIComponent(encoded.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
    return true;
  } catch {
    return false;
  }
}

/** Makes values safe for the log: secrets and addresses removed, texts cut, depth and size bounded. */

const MAX_TEXT = 1_000;
const MAX_STACK = 4_000;
const MAX_DEPTH = 4;
const MAX_ENTRIES = 40;

const SECRET_NAME =
  /pass(word|phrase)|token|secret|cookie|authorization|credential|api_?key|barcode|e-?mail|^card|^code$/i;
const ADDRESS = /[^\s@"'<>(),:;=]{1,64}@[^\s@"'<>(),:;=]{1,190}\.[a-z0-9-]{2,}/gi;
/** The user info of a URL: "redis://user:password@host". */
const URL_USER = /(\w+:\/\/)[^\s/@]+@/g;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

interface PlainError {
  name: string;
  message: string;
  stack?: string;
  cause?: string;
}

export function errorOf(error: unknown): PlainError {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: text(String(error)) };
  }
  return {
    name: text(error.name),
    message: text(error.message),
    ...(error.stack ? { stack: cut(scrub(error.stack.slice(0, MAX_STACK * 2)), MAX_STACK) } : {}),
    ...(error.cause === undefined ? {} : { cause: text(String(error.cause)) }),
  };
}

/** `depth` starts at 0. */
export function cleanFields(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const name of Object.keys(fields).slice(0, MAX_ENTRIES)) {
    const { shown, secret } = nameOf(name);
    clean[shown] = secret ? "[redacted]" : cleanField(fields, name, depth);
  }
  return clean;
}

/** Field names are few and occur in every line, so the checks of each name are cached. */
const MAX_NAMES = 500;
const names = new Map<string, { shown: string; secret: boolean }>();

function nameOf(name: string): { shown: string; secret: boolean } {
  const known = names.get(name);
  if (known) return known;
  const looked = { shown: text(name), secret: SECRET_NAME.test(name) };
  if (names.size < MAX_NAMES && name.length < 100) names.set(name, looked);
  return looked;
}

function cleanField(fields: object, name: string, depth: number): unknown {
  try {
    return cleanValue(Reflect.get(fields, name), depth + 1);
  } catch {
    return "[unreadable]";
  }
}

function cleanValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "boolean":
    case "undefined":
      return value;
    case "object":
      if (value === null) return null;
      if (value instanceof Error) return errorOf(value);
      if (value instanceof Date) return Number.isNaN(+value) ? "invalid date" : value.toISOString();
      // Also stops at circular references.
      if (depth >= MAX_DEPTH) return "[deep]";
      if (Array.isArray(value)) {
        return value.slice(0, MAX_ENTRIES).map((item) => cleanValue(item, depth + 1));
      }
      return cleanFields(value, depth);
    default:
      return text(String(value));
  }
}

const text = (value: string): string => cut(scrub(value.slice(0, MAX_TEXT * 2)), MAX_TEXT);

/** A cheap test first: every pattern above needs one of these, and most texts contain none. */
const MAY_BE_SECRET = /@|bearer|basic/i;

export const scrub = (value: string): string =>
  !MAY_BE_SECRET.test(value)
    ? value
    : value.replaceAll(URL_USER, "$1[redacted]@").replaceAll(ADDRESS, "[e-mail]")
      .replaceAll(BEARER, "$1 [redacted]");

/** Replaces control characters: a terminal would interpret line breaks and escape sequences. */
export const oneLine = (value: string): string =>
  // deno-lint-ignore no-control-regex
  value.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, " ");

export const cut = (value: string, max: number): string =>
  value.length <= max ? value : `${value.slice(0, max)}…`;

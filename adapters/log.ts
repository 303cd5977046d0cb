/** The log: one event a line, without secrets and addresses, bounded; logging never throws. */
import type { Logger } from "#domain/ports/mod.ts";

/** Characters of one line at most; longer texts are cut. */
export const MAX_LINE = 8_192;
const MAX_TEXT = 1_000;
const MAX_STACK = 4_000;
const MAX_DEPTH = 4;
const MAX_ENTRIES = 40;

const SECRET_NAME =
  /pass(word|phrase)|token|secret|cookie|authorization|credential|api_?key|barcode|e-?mail|^card|^code$/i;
const ADDRESS = /[^\s@"'<>(),:;=]{1,64}@[^\s@"'<>(),:;=]{1,190}\.[a-z0-9-]{2,}/gi;
/** The user part of a URL: "redis://user:password@host". */
const URL_USER = /(\w+:\/\/)[^\s/@]+@/g;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

type Level = "debug" | "info" | "warn" | "alarm" | "error";

export interface LoggerOptions {
  /** pretty: for people at a terminal · json: one object a line. */
  mode: "pretty" | "json";
  /** Takes a finished line without its line break. */
  write?: (line: string) => void;
  /** Also writes `debug` events. */
  debug?: boolean;
  now?: () => number;
}

export function createLogger(options: LoggerOptions): Logger {
  // deno-lint-ignore no-console
  const write = options.write ?? ((line: string) => console.log(line));
  const now = options.now ?? Date.now;
  const format = options.mode === "json" ? jsonLine : prettyLine;

  function log(level: Level, event: string, fields?: Record<string, unknown>, error?: unknown) {
    try {
      const clean = fields === undefined ? {} : cleanFields(fields, 0);
      write(
        format(
          { time: new Date(now()).toISOString(), level, event: oneLine(scrub(event)) },
          clean,
          error,
        ),
      );
    } catch {
      // A broken getter or a closed output must not break the request that is being logged.
    }
  }

  return {
    debug: (event, fields) => {
      if (options.debug) log("debug", event, fields);
    },
    info: (event, fields) => log("info", event, fields),
    warn: (event, fields) => log("warn", event, fields),
    alarm: (event, fields) => log("alarm", event, fields),
    error: (event, error, fields) => log("error", event, fields, error ?? "unknown"),
  };
}

interface Head {
  time: string;
  level: Level;
  event: string;
}

function jsonLine(head: Head, fields: Record<string, unknown>, error: unknown): string {
  const whole = { ...fields, ...head, ...(error === undefined ? {} : { error: errorOf(error) }) };
  const line = JSON.stringify(whole);
  if (line.length <= MAX_LINE) return line;
  return JSON.stringify({
    ...head,
    ...(error === undefined ? {} : { error: cut(JSON.stringify(errorOf(error)), MAX_LINE / 4) }),
    truncated: true,
  });
}

/** The stack stands below, indented, so that no message can pass for an event of its own. */
function prettyLine(head: Head, fields: Record<string, unknown>, error: unknown): string {
  const shown = Object.entries(fields).map(([name, value]) =>
    ` ${name}=${
      typeof value === "string" && /^[\w:./-]+$/.test(value) ? value : JSON.stringify(value)
    }`
  ).join("");
  const line = cut(
    `${head.time.slice(11, 19)} ${head.level.padEnd(5)} ${head.event}${shown}`,
    MAX_LINE / 2,
  );
  if (error === undefined) return line;
  const { name, message, stack } = errorOf(error);
  const below = (stack ?? `${name}: ${message}`).split(/\r\n|[\r\n\u2028\u2029]/);
  return [line, ...below.map((part) => `      ${oneLine(part).trim()}`)].join("\n");
}

interface PlainError {
  name: string;
  message: string;
  stack?: string;
  cause?: string;
}

function errorOf(error: unknown): PlainError {
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

function cleanFields(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const name of Object.keys(fields).slice(0, MAX_ENTRIES)) {
    const { shown, secret } = nameOf(name);
    clean[shown] = secret ? "[redacted]" : cleanField(fields, name, depth);
  }
  return clean;
}

/** The names of fields are few, and looked at with each line. */
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
      // Also ends circular values.
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

/** All of them have one of these in them; most texts have none. */
const MAY_BE_SECRET = /@|bearer|basic/i;

const scrub = (value: string): string =>
  !MAY_BE_SECRET.test(value)
    ? value
    : value.replaceAll(URL_USER, "$1[redacted]@").replaceAll(ADDRESS, "[e-mail]")
      .replaceAll(BEARER, "$1 [redacted]");

/** Neither line breaks nor escape sequences: a terminal would obey them. */
// deno-lint-ignore no-control-regex
const oneLine = (value: string): string => value.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, " ");

const cut = (value: string, max: number): string =>
  value.length <= max ? value : `${value.slice(0, max)}…`;

/** The log: one event per line, redacted and bounded in length. Logging never throws. */
import type { Logger } from "#domain/ports/logger.ts";
import { cleanFields, cut, errorOf, oneLine, scrub } from "./redact.ts";

/** Characters of one line; longer lines are cut. */
export const MAX_LINE = 8_192;

type Level = "debug" | "info" | "warn" | "alarm" | "error";

interface LoggerOptions {
  /** pretty: for a terminal · json: one object per line. */
  mode: "pretty" | "json";
  /** Receives each line without its line break. */
  write?: (line: string) => void;
  /** Whether to write `debug` events. */
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

/** The stack is indented below, so that no message can pose as an event of its own. */
function prettyLine(head: Head, fields: Record<string, unknown>, error: unknown): string {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  const shown = known.map(([name, value]) =>
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

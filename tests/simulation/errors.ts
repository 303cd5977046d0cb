/** The errors that injected faults can cause; any other error is a bug. */

const EXPLAINED = new Set([
  "Injected",
  "GatewayUnavailable",
  "GatewayRefused",
  "Busy",
  "Unavailable",
  "NotSettled",
  "StillRunning",
]);
/** Deno's own error of a busy SQLite file has no type of its own. */
const EXPLAINED_WORDS = /database is locked/;

/** The problem with an error, or null. Logged errors come as text. */
export function unexpected(error: unknown): string | null {
  if (error instanceof Error) {
    if (EXPLAINED.has(error.name) || EXPLAINED_WORDS.test(error.message)) return null;
    return error.stack ?? String(error);
  }
  const text = String(error);
  const [name] = text.split(":");
  return EXPLAINED.has(name) || EXPLAINED_WORDS.test(text) ? null : text;
}

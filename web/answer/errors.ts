/** What an exception means to the outside: each becomes a refusal, the unknown ones `internal`. */
import { HttpError, MethodNotAllowedError } from "fresh/errors";
import type { Refusal } from "#domain/refusals.ts";
import { says } from "#words/problems.ts";
import { Refused } from "./refused.ts";

/** Seconds after which a refusal for load or an outage is worth repeating. */
const RETRY_AFTER_SECONDS = 2;
/** Until a server that knows the people may be back. */
const IDENTITY_AGAIN_SECONDS = 5;
/** Until somebody may have made room on a disk. */
const NOT_WRITABLE_SECONDS = 30;

export interface Answer {
  refusal: Refusal;
  headers: Record<string, string>;
  back?: Refused["back"];
}

/** Never fails; `internal` is a bug and must be logged by the caller. */
export function answerTo(error: unknown): Answer {
  if (error instanceof Refused) {
    return { refusal: error.refusal, headers: error.headers, back: error.back };
  }
  if (error instanceof MethodNotAllowedError) {
    return { refusal: { code: "method_not_allowed" }, headers: { allow: allowed(error.allowed) } };
  }
  if (error instanceof HttpError && error.status === 404) return plain({ code: "not_found" });
  // By name: where the app is bundled, another part of the process has its own copy of the class.
  switch (error instanceof Error ? error.name : "") {
    case "IdentityUnavailable":
      return plain({
        code: "unavailable",
        detail: says("identity_down"),
        retryAfterSeconds: IDENTITY_AGAIN_SECONDS,
      });
    case "Unreadable":
      return plain({ code: "unreadable" });
    case "BadCursor":
    case "BadNotice":
      return plain({ code: "malformed" });
    case "Busy":
      return plain({ code: "busy", retryAfterSeconds: RETRY_AFTER_SECONDS });
    case "WatchesFull":
      return plain({ code: "overloaded", retryAfterSeconds: RETRY_AFTER_SECONDS });
    case "NotWritable":
      return plain({ code: "not_writable", retryAfterSeconds: NOT_WRITABLE_SECONDS });
    case "Unavailable":
    case "ClientsUnavailable":
    case "PermissionsUnavailable":
    case "GatewayUnavailable":
      return plain({ code: "unavailable", retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  return plain({ code: "internal" });
}

const plain = (refusal: Refusal): Answer => ({ refusal, headers: {} });

/** A GET handler answers HEAD, too. */
function allowed(methods: readonly string[]): string {
  const all = new Set(methods);
  if (all.has("GET")) all.add("HEAD");
  return [...all].sort().join(", ");
}

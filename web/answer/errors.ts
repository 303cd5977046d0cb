/** Turns exceptions into refusals; an unknown one becomes `internal`. */
import { HttpError, MethodNotAllowedError } from "fresh/errors";
import type { Refusal } from "#domain/refusals.ts";
import { says } from "#words/problems.ts";
import { isError } from "#store/base/errors.ts";
import type { Refused } from "./refused.ts";

/** `Retry-After` under load and in an outage. */
const RETRY_AFTER_SECONDS = 2;
/** `Retry-After` while the identity server is down. */
const IDENTITY_AGAIN_SECONDS = 5;
/** `Retry-After` while the disk may be full. */
const NOT_WRITABLE_SECONDS = 30;

/** The database or a server that we depend on does not answer. */
const OUT_OF_REACH = [
  "Unavailable",
  "ClientsUnavailable",
  "PermissionsUnavailable",
  "GatewayUnavailable",
];

interface Answer {
  refusal: Refusal;
  headers: Record<string, string>;
  back?: Refused["back"];
}

/** Never fails; `internal` is a bug and must be logged by the caller. */
export function answerTo(error: unknown): Answer {
  if (isError<Refused>(error, "Refused")) {
    return { refusal: error.refusal, headers: error.headers, back: error.back };
  }
  if (error instanceof MethodNotAllowedError) {
    return { refusal: { code: "method_not_allowed" }, headers: { allow: allowed(error.allowed) } };
  }
  if (error instanceof HttpError && error.status === 404) return plain({ code: "not_found" });
  if (isError(error, "IdentityUnavailable")) {
    return plain({
      code: "unavailable",
      detail: says("identity_down"),
      retryAfterSeconds: IDENTITY_AGAIN_SECONDS,
    });
  }
  if (isError(error, "Unreadable")) return plain({ code: "unreadable" });
  if (isError(error, "BadCursor", "BadNotice")) return plain({ code: "malformed" });
  if (isError(error, "Busy")) {
    return plain({ code: "busy", retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  if (isError(error, "WatchesFull")) {
    return plain({ code: "overloaded", retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  if (isError(error, "NotWritable")) {
    return plain({ code: "not_writable", retryAfterSeconds: NOT_WRITABLE_SECONDS });
  }
  if (isError(error, ...OUT_OF_REACH)) {
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

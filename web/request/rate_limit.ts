/** Rate limits per account, token and address; answers of the API say what is left of them. */
import type { Caller } from "#domain/ports/people.ts";
import type { Budget, Subjects } from "#domain/ports/throttling.ts";
import { isApiCall, isFromProvider } from "../addresses.ts";
import type { RequestContext } from "./context.ts";
import { isSafe } from "./methods.ts";
import { unwrap } from "../answer/refused.ts";

/** Counts the request; throws `rate_limited`. For an API call, notes the remaining limits in its context. */
export async function mayAsk(
  req: Request,
  context: Pick<RequestContext, "system" | "visitor" | "budgets">,
  caller: Caller | null,
): Promise<void> {
  const { throttling } = context.system;
  const { pathname } = new URL(req.url);
  const subjects = subjectsOf(req.method, pathname, context.visitor.address, caller);
  const taken = await throttling.take(subjects);
  if (isApiCall(pathname)) context.budgets = throttling.budgets(subjects);
  unwrap(taken);
}

/** Webhooks of providers are exempt: they come from few addresses and are retried. */
function subjectsOf(
  method: string,
  path: string,
  address: string,
  caller: Caller | null,
): Subjects {
  if (isFromProvider(path)) return {};
  const subjects: Subjects = {};
  if (!isSafe(method)) {
    subjects.write_address = address;
    if (caller) subjects.write_account = caller.user.id;
  }
  if (isApiCall(path)) {
    subjects.api_address = address;
    // A user in a browser and each of their API clients have separate limits.
    if (caller) subjects.api_token = caller.clientId ?? caller.user.id;
  }
  return subjects;
}

/** Sets `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
export function setRateLimitHeaders(headers: Headers, budgets: readonly Budget[] = []): void {
  if (budgets.length === 0) return;
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  headers.set(
    "ratelimit-policy",
    budgets.map(({ limit, max, windowMs }) => `"${limit}";q=${max};w=${seconds(windowMs)}`)
      .join(", "),
  );
  headers.set(
    "ratelimit",
    budgets.map(({ limit, left, resetMs }) => `"${limit}";r=${left};t=${seconds(resetMs)}`)
      .join(", "),
  );
}

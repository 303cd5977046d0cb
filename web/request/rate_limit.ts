/** How often one account, one token and one address may ask; an API call is told what is left of it. */
import type { Asker } from "#domain/ports/identity.ts";
import type { Budget, Subjects } from "#domain/ports/throttling.ts";
import { isApiCall, isFromProvider } from "../addresses.ts";
import type { RequestContext } from "./context.ts";
import { need } from "../answer/refused.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Throws `rate_limited`; what is left of an API call's limits is noted in its context. */
export async function mayAsk(
  req: Request,
  context: Pick<RequestContext, "system" | "visitor" | "budgets">,
  asker: Asker | null,
): Promise<void> {
  const { throttling } = context.system;
  const { pathname } = new URL(req.url);
  const subjects = subjectsOf(req.method, pathname, context.visitor.address, asker);
  const taken = await throttling.take(subjects);
  if (isApiCall(pathname)) context.budgets = throttling.budgets(subjects);
  need(taken);
}

/** Providers that call us are exempt: they come from few addresses, and come again. */
function subjectsOf(method: string, path: string, address: string, asker: Asker | null): Subjects {
  if (isFromProvider(path)) return {};
  const subjects: Subjects = {};
  if (!READS.has(method)) {
    subjects.write_address = address;
    if (asker) subjects.write_account = asker.user.id;
  }
  if (isApiCall(path)) {
    subjects.api_address = address;
    // A person in a browser has a budget beside those of their programs.
    if (asker) subjects.api_token = asker.clientId ?? asker.user.id;
  }
  return subjects;
}

/** As draft-ietf-httpapi-ratelimit-headers writes it: every policy, and what is left of each. */
export function tellBudgets(headers: Headers, budgets: readonly Budget[] = []): void {
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

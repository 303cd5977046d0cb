/** The props of the error page, and redirects in its place. */
import { MethodNotAllowedError } from "fresh/errors";
import { type Refusal, wordsOf } from "#domain/refusals.ts";
import type { Refused } from "../../answer/refused.ts";
import type { RequestContext } from "../../request/context.ts";
import type { ErrorView } from "./ErrorPage.tsx";

export function errorView(
  { refusal, back, path }: { refusal: Refusal; back: Refused["back"]; path: string },
  { manner, requestId }: Pick<RequestContext, "manner" | "requestId">,
): ErrorView {
  return {
    ...wordsOf(refusal, manner.words),
    code: refusal.code,
    retryAfterSeconds: refusal.retryAfterSeconds ?? null,
    orderId: refusal.orderId ?? null,
    concertId: refusal.concertId ?? null,
    back: back ? { href: back.href, label: manner.words.errors.back[back.label] } : null,
    searchFor: wordsOfPath(path),
    requestId,
    manner,
  };
}

/**
 * The page of a form, for a GET of the form's post address, say from the browser's history. Null for
 * addresses that no page posts to.
 */
export function pageBehind(error: unknown, { method }: Request, { pathname }: URL): string | null {
  if (!(error instanceof MethodNotAllowedError) || (method !== "GET" && method !== "HEAD")) {
    return null;
  }
  const [, page] = /^(\/(?:account|ops|moderation)|\/(?:orders|tickets)\/[^/]+)\//.exec(pathname) ??
    [];
  return page ?? (pathname === "/language" ? "/" : null);
}

/** The words of a path, to search for: "/concerts/daft-punk" → "concerts daft punk". */
function wordsOfPath(path: string): string {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch { /* as it stands */ }
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && word.length < 24)
    .slice(0, 6).join(" ");
}

/** A refusal as `application/problem+json` (RFC 9457). */
import { type Refusal, wordsOf } from "#domain/refusals.ts";

/** The problem document of a refusal. */
export function problem(refusal: Refusal, requestId: string, more: HeadersInit = {}): Response {
  const { status, title, detail, errors } = wordsOf(refusal);
  const headers = new Headers(more);
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  for (const [name, value] of refusalHeaders(refusal)) headers.set(name, value);
  return new Response(
    JSON.stringify({
      type: "about:blank",
      title,
      status,
      detail,
      code: refusal.code,
      requestId,
      orderId: refusal.orderId,
      quantities: refusal.quantities,
      concertId: refusal.concertId,
      startsAt: refusal.startsAt && new Date(refusal.startsAt).toISOString(),
      errors: refusal.errors && errors,
    }),
    { status, headers },
  );
}

/** Headers of the refusal, for problem documents and pages alike. */
export function refusalHeaders(refusal: Refusal): [string, string][] {
  const headers: [string, string][] = [];
  if (refusal.retryAfterSeconds !== undefined) {
    headers.push(["retry-after", String(Math.max(1, Math.ceil(refusal.retryAfterSeconds)))]);
  }
  // RFC 9110: a 401 names the accepted scheme.
  if (refusal.code === "unauthenticated") headers.push(["www-authenticate", "Bearer"]);
  return headers;
}

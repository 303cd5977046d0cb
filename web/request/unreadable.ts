/**
 * The build's last error handler, for failures before `app/entry.ts` is reached, such as a malformed "%"
 * in the address. Named in `fresh.config.ts`. It is loaded outside of the app, so it imports nothing.
 */

/** A problem document, with the headers that every answer carries. */
export default function unreadable(error: { status?: number; unhandled?: boolean }): Response {
  const broken = !error.unhandled && error.status === 400;
  const status = broken ? 400 : 500;
  const body = broken
    ? {
      title: "The request cannot be read",
      detail: "The address is malformed.",
      code: "malformed",
    }
    : { title: "Something broke on our side", detail: "Try again in a moment.", code: "internal" };
  return new Response(JSON.stringify({ type: "about:blank", status, ...body }), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    },
  });
}

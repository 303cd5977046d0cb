/** Headers that every answer carries, and the content policy of pages. */
const DEV = import.meta.env?.DEV === true;

export interface Policy {
  https: boolean;
  /** Where forms may lead beside ourselves: the payment provider, after a redirect. */
  formOrigins: readonly string[];
}

function contentPolicy(nonce: string | null, policy: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ""}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...policy.formOrigins].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/**
 * Sets the headers. A page's module scripts get a nonce, new with each response, and only those in
 * <head>, where the framework writes them: markup injected into the body stays without.
 */
export async function secure(res: Response, policy: Policy): Promise<Response> {
  let body: BodyInit | null = res.body;
  let nonce: string | null = null;
  if (res.body && res.headers.get("content-type")?.startsWith("text/html")) {
    const html = await res.text();
    const end = Math.max(0, html.indexOf("</head>"));
    const fresh = crypto.getRandomValues(new Uint8Array(16)).toBase64();
    const head = html.slice(0, end)
      .replaceAll('<script type="module"', `<script nonce="${fresh}" type="module"`);
    if (head.length > end) nonce = fresh;
    body = head + html.slice(end);
  }
  // A new Headers, since those of some responses cannot be changed.
  const headers = new Headers(res.headers);
  headers.set("x-content-type-options", "nosniff");
  // Never `no-referrer`: browsers would then send `Origin: null` with our own forms.
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (policy.https) headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  // The development server injects scripts and styles of its own.
  if (!DEV) headers.set("content-security-policy", contentPolicy(nonce, policy));
  return new Response(body, { status: res.status, statusText: res.statusText, headers });
}

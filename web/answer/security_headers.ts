/** Security headers of every answer, and the content security policy of pages. */
const DEV = import.meta.env?.DEV === true;

export interface Policy {
  https: boolean;
  /** Origins that a form may redirect to, beside our own: the payment provider's. */
  formOrigins: readonly string[];
}

function contentPolicy(nonce: string | null, policy: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ""}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...policy.formOrigins].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/**
 * Adds a nonce to the module scripts in <head>, where the framework writes them; it is new with each
 * rendering. Markup that is injected into the body gets none. Null when there is no script.
 */
export function withNonce(head: string): { head: string; nonce: string | null } {
  if (!head.includes(SCRIPT)) return { head, nonce: null };
  const nonce = crypto.getRandomValues(new Uint8Array(16)).toBase64();
  return { head: head.replaceAll(SCRIPT, `<script nonce="${nonce}" type="module"`), nonce };
}

const SCRIPT = '<script type="module"';

/** For files and pictures. The sandbox stops scripts in an SVG that is opened by itself. */
export const staticHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** Sets the headers of every answer. */
export function setHeaders(headers: Headers, policy: Policy, nonce: string | null): void {
  headers.set("x-content-type-options", "nosniff");
  // Never `no-referrer`, or browsers would send `Origin: null` with our own forms.
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (policy.https) headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  // Not in development, where Vite injects scripts and styles. A route may have set a stricter policy.
  if (!DEV && !headers.has("content-security-policy")) {
    headers.set("content-security-policy", contentPolicy(nonce, policy));
  }
}

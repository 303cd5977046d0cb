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
    "manifest-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...policy.formOrigins].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/**
 * A page's module scripts get a nonce, new with each page that is made, and only those in <head>, where the
 * framework writes them: markup injected into the body stays without. Null where there is no script.
 */
export function withNonce(head: string): { head: string; nonce: string | null } {
  if (!head.includes(SCRIPT)) return { head, nonce: null };
  const nonce = crypto.getRandomValues(new Uint8Array(16)).toBase64();
  return { head: head.replaceAll(SCRIPT, `<script nonce="${nonce}" type="module"`), nonce };
}

const SCRIPT = '<script type="module"';

/** Of files and pictures; opened on its own, a picture may do nothing at all. */
export const staticHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** Sets what every answer carries. */
export function setHeaders(headers: Headers, policy: Policy, nonce: string | null): void {
  headers.set("x-content-type-options", "nosniff");
  // Never `no-referrer`: browsers would then send `Origin: null` with our own forms.
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (policy.https) headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  // The development server injects scripts and styles of its own.
  // A route may have set a stricter policy of its own.
  if (!DEV && !headers.has("content-security-policy")) {
    headers.set("content-security-policy", contentPolicy(nonce, policy));
  }
}

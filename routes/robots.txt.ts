/** `robots.txt`: excludes private pages, and addresses that are not pages. */
import type { Ctx } from "#web/request/state.ts";

/** Pages that may be crawled but not indexed say so in their metadata. */
const PRIVATE = [
  "/account",
  "/api/",
  "/healthz",
  "/mail",
  "/metrics",
  "/moderation",
  "/oauth2/",
  "/ops",
  "/orders",
  "/readyz",
  "/sales",
  "/sandbox/",
  "/sell",
  "/sign-",
  "/tickets/*/edit",
  "/webhooks/",
];

export const handlers = {
  GET(ctx: Ctx) {
    const lines = [
      "User-agent: *",
      ...PRIVATE.map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${ctx.state.system.config.origin}/sitemap.xml`,
      "",
    ];
    return new Response(lines.join("\n"), {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "public, max-age=3600",
      },
    });
  },
};

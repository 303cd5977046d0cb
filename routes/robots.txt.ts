/** What robots may leave alone: pages that are somebody's own, and what is not for people. */
import type { Ctx } from "#web/request/state.ts";

/** Pages that they may see, but should not list, say so themselves. */
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

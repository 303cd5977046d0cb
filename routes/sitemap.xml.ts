/** The index of the sitemaps. */
import { sitemapIndex, xmlAnswer } from "#web/pages/sharing/sitemap.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx) {
    return xmlAnswer(await sitemapIndex(ctx.state.system));
  },
};

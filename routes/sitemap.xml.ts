/** For search engines: where the lists of all public pages are. */
import { sitemapIndex, xmlAnswer } from "#web/pages/sharing/sitemap.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx) {
    return xmlAnswer(await sitemapIndex(ctx.state.system));
  },
};

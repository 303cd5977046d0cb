/** For search engines: where the lists of all public pages are. */
import { sitemapIndex, xmlAnswer } from "#http/sitemap.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx) {
    return xmlAnswer(await sitemapIndex(ctx.state.system));
  },
};

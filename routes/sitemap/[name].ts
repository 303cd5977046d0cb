/** For search engines: some of the public pages. */
import { refuse } from "#http/refused.ts";
import { sitemapOf, xmlAnswer } from "#http/sitemap.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"name">) {
    const xml = await sitemapOf(ctx.state.system, ctx.params.name);
    return xmlAnswer(xml ?? refuse("not_found"));
  },
};

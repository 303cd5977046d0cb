/** One sitemap: a part of the public pages. */
import { refuse } from "#web/answer/refused.ts";
import { sitemapOf, xmlAnswer } from "#web/pages/sharing/sitemap.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"name">) {
    const xml = await sitemapOf(ctx.state.system, ctx.params.name);
    return xmlAnswer(xml ?? refuse("not_found"));
  },
};

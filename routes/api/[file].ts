/** `/api/openapi.json`: a route file of that name would be taken for JSON by the bundler. */
import { servedDocument } from "#http/api/served.ts";
import { refuse } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  GET(ctx: Ctx<"file">): Response {
    if (ctx.params.file !== "openapi.json") refuse("not_found");
    return new Response(servedDocument(ctx.state.system.settings).json, {
      headers: { "content-type": "application/json", "cache-control": "no-cache" },
    });
  },
};

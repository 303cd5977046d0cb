/** `/api/openapi.json`: the bundler would treat a route file of that name as JSON. */
import { servedDocument } from "#web/api/openapi/document_cache.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  GET(ctx: Ctx<"file">): Response {
    if (ctx.params.file !== "openapi.json") refuse("not_found");
    return new Response(servedDocument(ctx.state.system.settings).json, {
      headers: { "content-type": "application/json", "cache-control": "no-cache" },
    });
  },
};

import { mayReadMetrics } from "#web/request/metrics_access.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

/** Prometheus text format; counts and times, nothing about people. */
export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    if (!await mayReadMetrics(ctx)) refuse("not_found");
    return new Response(await ctx.state.system.metrics(), {
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "no-store",
      },
    });
  },
};

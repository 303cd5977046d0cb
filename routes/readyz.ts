import type { Ctx } from "#web/request/state.ts";

/** Readiness: 200 when the store answers and events are handled, else 503. */
export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { ready } = await ctx.state.system.health();
    return new Response(ready ? "ready\n" : "not ready\n", {
      status: ready ? 200 : 503,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  },
};

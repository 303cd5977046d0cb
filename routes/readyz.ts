import type { Ctx } from "#web/request/state.ts";

/** Ready: the store answers and events are being handled; 503 otherwise. */
export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { ready } = await ctx.state.system.health();
    return new Response(ready ? "ready\n" : "not ready\n", {
      status: ready ? 200 : 503,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  },
};

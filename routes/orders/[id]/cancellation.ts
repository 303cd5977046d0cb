import { cancelOrder } from "#domain/orders/commands.ts";
import { readNothing } from "#http/body.ts";
import { done } from "#http/done.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const back = { href: `/orders/${id}`, label: "order" } as const;
    const order = need(await cancelOrder(ctx.state.system, user.id, id), back);
    return done(ctx, `/orders/${id}`, order.buyerId === user.id ? "let_go" : "cancelled");
  },
};

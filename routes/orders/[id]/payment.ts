import { openCheckout } from "#domain/payments/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { lookAtPayment } from "#web/pages/order/look_at_payment.ts";
import { paidAlready } from "#web/pages/order/paid_already.ts";
import { seeOther, withinSite } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /**
   * The provider redirects the buyer here. That is a reason to read the payment at the provider, never proof
   * of payment. If that fails, the order's page shows what is known, and the provider's webhook follows.
   */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const order = unwrap(await findOrder(system, user.id, parseId(ctx.params.id)));
    if (order.paymentId && order.buyerId === user.id) {
      await lookAtPayment(ctx, order.paymentId, order.id);
    }
    return seeOther(`/orders/${order.id}`);
  },

  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const back = { href: `/orders/${id}`, label: "order" } as const;
    const opened = await openCheckout(system, user.id, id);
    if (!opened.ok && ["order_not_payable", "order_lapsed"].includes(opened.refusal.code)) {
      const paid = await paidAlready(ctx, id);
      if (paid) return paid;
    }
    const payment = unwrap(opened, back);
    return seeOther(withinSite(payment.checkoutUrl!, system.config.origin));
  },
};

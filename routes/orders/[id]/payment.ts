import { openCheckout, refreshPayment } from "#domain/payments/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { readNothing } from "#http/body.ts";
import type { System } from "#http/context.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { seeOther } from "#http/redirect.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /**
   * The provider sends the buyer here. That is a hint to look, never proof of payment; if the look
   * fails, the order's page says what is known, and the event that is on its way does the rest.
   */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const order = need(await findOrder(system, user.id, parseId(ctx.params.id)));
    if (order.paymentId && order.buyerId === user.id) {
      try {
        await refreshPayment(system, order.paymentId);
        await untilTaken(system, user.id, order.id);
      } catch (error) {
        system.log.warn("payment_look_failed", {
          orderId: order.id,
          error: error instanceof Error ? error.name : "unknown",
          requestId,
        });
      }
    }
    return seeOther(`/orders/${order.id}`);
  },

  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const back = { href: `/orders/${id}`, label: "order" } as const;
    const payment = need(await openCheckout(system, user.id, id), back);
    return seeOther(withinSite(payment.checkoutUrl!, system.config.origin));
  },
};

/** Milliseconds that a buyer waits here rather than meet "going through" and have to look again. */
const WAIT_MS = 1_000;
const LOOK_EVERY_MS = 40;

/** Claimed, and somebody else is taking the money at this moment: that is over soon. */
async function untilTaken(system: System, userId: string, orderId: string): Promise<void> {
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_EVERY_MS) {
    const order = await findOrder(system, userId, orderId);
    if (!order.ok || order.value.status !== "claimed") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The sandbox by its path alone: on loopback the visitor's host may be spelt another way than ours. */
function withinSite(checkoutUrl: string, origin: string): string {
  const url = new URL(checkoutUrl);
  return url.origin === origin ? url.pathname + url.search : checkoutUrl;
}

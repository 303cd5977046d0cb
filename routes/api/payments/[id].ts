import { findOrder } from "#domain/orders/queries.ts";
import { findPayment } from "#domain/payments/queries.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { paymentOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const payment = unwrap(await findPayment(system, user.id, parseId(ctx.params.id)));
    const order = unwrap(await findOrder(system, user.id, payment.orderId));
    return json(ctx.state, paymentOut(payment, order, user.id, now));
  },
};

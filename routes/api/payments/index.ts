import { openCheckout } from "#domain/payments/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { whyNotPayable } from "#domain/trade/opening_decision.ts";
import type { Payment } from "#domain/payments/payment.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { openPaymentInput, paymentFilters } from "#web/api/inputs.ts";
import { paymentOutSchema } from "#web/api/sale_schemas.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { queryOf } from "#web/request/pairs.ts";
import { answerOnce } from "#web/request/once.ts";
import { problem } from "#web/answer/problem.ts";
import { unwrap } from "#web/answer/refused.ts";
import { paymentOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, paymentOutSchema);
    const { orderId } = check(paymentFilters, queryOf(ctx.url));
    const order = unwrap(await findOrder(system, user.id, parseId(orderId)));
    const items = unwrap(await listPayments(system, user.id, order.id));
    return listAnswer(ctx, { items }, (p) => choose(paymentOut(p, order, user.id, now)));
  },

  /** 201 also for a checkout that was already open. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const orderId = parseId(check(openPaymentInput, given).orderId);
    return await answerOnce<Payment>(
      ctx,
      user.id,
      given,
      (once) => openCheckout(system, user.id, orderId, once),
      async (payment) => {
        const order = unwrap(await findOrder(system, user.id, payment.orderId));
        const now = system.store.now();
        // Returned, not thrown: the kept answer is written within the transaction.
        const why = whyNotPayable(payment, order, now);
        if (why) return problem({ code: why }, ctx.state.requestId);
        return json(ctx.state, paymentOut(payment, order, user.id, now), {
          status: 201,
          headers: { location: `/api/payments/${payment.id}` },
        });
      },
    );
  },
};

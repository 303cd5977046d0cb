import { openCheckout } from "#domain/payments/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { whyNotPayable } from "#domain/payments/decide_opening.ts";
import type { Payment } from "#domain/payments/payment.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { chosenFields, listAnswer } from "#http/api/lists.ts";
import { openPaymentInput, paymentFilters } from "#http/api/questions.ts";
import { paymentOutSchema } from "#http/api/schemas.ts";
import { readJson } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json, queryOf } from "#http/json.ts";
import { answerOnce } from "#http/once.ts";
import { problem } from "#http/problem.ts";
import { need } from "#http/refused.ts";
import { paymentOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, paymentOutSchema);
    const { orderId } = check(paymentFilters, queryOf(ctx.url));
    const order = need(await findOrder(system, user.id, parseId(orderId)));
    const items = need(await listPayments(system, user.id, order.id));
    return listAnswer(ctx, { items }, (p) => choose(paymentOut(p, order, user.id, now)));
  },

  /** 201 also when it answers with the open checkout: the client wanted one, and has one. */
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
        const order = need(await findOrder(system, user.id, payment.orderId));
        const now = system.store.now();
        // Answered, not thrown: a kept answer is written within the transaction.
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

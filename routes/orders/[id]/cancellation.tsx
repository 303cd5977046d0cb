import type { InferData } from "fresh/types";
import { cancelling } from "#web/pages/order/OrderActions.tsx";
import { ReasonPage } from "#web/pages/moderation/ReasonForm.tsx";
import { cancelOrder, mayModerateOrder } from "#domain/orders/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { readReason, reasonPageAgain } from "#web/pages/moderation/reason_form.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Cancellation({ data, state }: Props<InferData<typeof handlers>>) {
  return <ReasonPage view={data} words={state.manner.words} />;
}

export const handlers = {
  async POST(ctx: Ctx<"id">) {
    const { system, requestId, manner: { words } } = ctx.state;
    const { user } = requireUser(ctx);
    const values = await readForm(ctx.req);
    const id = parseId(ctx.params.id);
    const href = `/orders/${id}`;
    const back = { href, label: "order" } as const;
    const order = unwrap(await findOrder(system, user.id, id));
    if (order.buyerId === user.id) {
      unwrap(await cancelOrder(system, user.id, id), back);
      return redirectWithNotice(ctx, href, "let_go");
    }
    // Anybody but the buyer must give a reason.
    unwrap(await mayModerateOrder(system, user.id, "cancel", id));
    const read = readReason(values);
    if (!read.ok) {
      const label = words.errors.back.order;
      const asked = { asking: cancelling(href, words), back: { href, label } };
      return await reasonPageAgain(ctx, values, read.refusal, asked);
    }
    unwrap(await cancelOrder(system, user.id, id, { reason: read.reason, requestId }), back);
    return redirectWithNotice(ctx, href, "cancelled");
  },
};

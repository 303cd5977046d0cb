import type { InferData } from "fresh/types";
import { refunding } from "#web/pages/order/OrderActions.tsx";
import { orderPageView } from "#web/pages/order/order_view.ts";
import { ReasonPage } from "#web/pages/moderation/ReasonForm.tsx";
import { mayModerateOrder, refundOrder } from "#domain/orders/commands.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { readReason, reasonPageAgain } from "#web/pages/moderation/reason_form.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Refund({ data, state }: Props<InferData<typeof handlers>>) {
  return <ReasonPage view={data} words={state.manner.words} />;
}

export const handlers = {
  async POST(ctx: Ctx<"id">) {
    const { system, requestId, manner: { words } } = ctx.state;
    const { user } = requireUser(ctx);
    const values = await readForm(ctx.req);
    const id = parseId(ctx.params.id);
    const href = `/orders/${id}`;
    const read = readReason(values);
    // Checked before the reason is used, so that other people learn nothing.
    unwrap(await mayModerateOrder(system, user.id, "refund", id));
    if (!read.ok) {
      const back = { href, label: words.errors.back.order };
      return await reasonPageAgain(ctx, values, read.refusal, {
        asking: refunding(href, await orderPageView(ctx, id, user.id)),
        back,
      });
    }
    unwrap(await refundOrder(system, user.id, id, { reason: read.reason, requestId }), {
      href,
      label: "order",
    });
    return redirectWithNotice(ctx, href, "refunded");
  },
};

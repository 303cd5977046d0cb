import type { InferData } from "fresh/types";
import { OrderPage } from "#web/pages/order/OrderPage.tsx";
import { parseId, requireUser } from "#web/request/guards.ts";
import { orderPageView } from "#web/pages/order/order_view.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Live from "#islands/Live.tsx";

export default function OrderRoute({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <OrderPage view={data} />
      <Live events={`/api/orders/${data.id}/events`} />
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const view = await orderPageView(ctx, parseId(ctx.params.id), user.id);
    return await page(ctx, view, { secret: true });
  },
};

import type { InferData } from "fresh/types";
import { OrderPage } from "#components/OrderPage.tsx";
import { findOrder } from "#domain/orders/queries.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { orderPageView } from "#http/order_view.ts";
import { page } from "#http/page.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import Countdown from "#islands/Countdown.tsx";

export default function OrderRoute({ data }: Props<InferData<typeof handlers>>) {
  const { id, expiresAt, now, terms } = data;
  const countdown = (
    <Countdown until={expiresAt} now={now} title={terms.title} href={`/orders/${id}`} />
  );
  return <OrderPage view={data} countdown={countdown} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const order = need(await findOrder(ctx.state.system, user.id, parseId(ctx.params.id)));
    return await page(ctx, await orderPageView(ctx, order, user.id), { secret: true });
  },
};

import type { InferData } from "fresh/types";
import { OrderPage } from "#components/OrderPage.tsx";
import { parseId, requireUser } from "#http/guards.ts";
import { countdownWords } from "#http/countdown_words.ts";
import { orderPageView } from "#http/order_view.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";
import Countdown from "#islands/Countdown.tsx";

export default function OrderRoute({ data }: Props<InferData<typeof handlers>>) {
  const { id, expiresAt, now, terms, manner } = data;
  const countdown = (
    <Countdown
      until={expiresAt}
      now={now}
      words={countdownWords(terms.title, manner)}
      href={`/orders/${id}`}
    />
  );
  return <OrderPage view={data} countdown={countdown} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const view = await orderPageView(ctx, parseId(ctx.params.id), user.id);
    return await page(ctx, view, { secret: true });
  },
};

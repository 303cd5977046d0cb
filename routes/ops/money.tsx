import type { InferData } from "fresh/types";
import { MoneyPage } from "#web/pages/ops/Money.tsx";
import { moneyView } from "#web/pages/ops/money_view.ts";
import { queryOf } from "#web/request/pairs.ts";
import { requireOperator } from "#web/pages/ops/ops.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Money({ data }: Props<InferData<typeof handlers>>) {
  return <MoneyPage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, manner } = ctx.state;
    await requireOperator(ctx);
    const { cursor } = queryOf(ctx.url);
    return await page(ctx, await moneyView(system.ops, cursor, manner), { secret: true });
  },
};

import { z } from "zod";
import type { InferData } from "fresh/types";
import { OpsPage } from "#web/pages/ops/Ops.tsx";
import { text } from "#domain/text.ts";
import { queryOf } from "#web/request/pairs.ts";
import { requireOperator } from "#web/pages/ops/ops.ts";
import { opsView } from "#web/pages/ops/ops_view.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

const key = text(200).min(1);
/** The dead letter after which the list continues. */
const afterSchema = z.object({ after: key, handler: key })
  .transform(({ after, handler }) => ({ eventId: after, handler }));

export default function Operations({ data }: Props<InferData<typeof handlers>>) {
  return <OpsPage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    await requireOperator(ctx);
    const after = afterSchema.safeParse(queryOf(ctx.url)).data;
    const view = await opsView(ctx.state.system.ops, after, ctx.state.manner);
    return await page(ctx, view, { secret: true });
  },
};

import type { InferData } from "fresh/types";
import { refunding } from "#components/OrderActions.tsx";
import { ReasonPage } from "#components/ReasonForm.tsx";
import { mayModerateOrder, refundOrder } from "#domain/orders/commands.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { askAgain, readReason } from "#http/reason_form.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";

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
    // Those who may not do it learn nothing from the order of the checks.
    need(await mayModerateOrder(system, user.id, "refund", id));
    if (!read.ok) {
      const back = { href, label: words.errors.back.order };
      return await askAgain(ctx, values, read.refusal, { asking: refunding(href, words), back });
    }
    need(await refundOrder(system, user.id, id, { reason: read.reason, requestId }), {
      href,
      label: "order",
    });
    return done(ctx, href, "refunded");
  },
};

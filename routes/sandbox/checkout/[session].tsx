import type { FormProps } from "#web/parts/form.ts";
import type { InferData } from "fresh/types";
import { SandboxCheckout } from "#web/pages/sandbox/SandboxCheckout.tsx";
import { sandboxView } from "#web/pages/sandbox/sandbox_view.ts";
import { shownOrderStatus } from "#domain/orders/order.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { wordsOf } from "#domain/refusals.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { lookAtPayment } from "#web/pages/order/look_at_payment.ts";
import { paidAlready } from "#web/pages/order/paid_already.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Checkout({ data }: Props<InferData<typeof handlers>>) {
  return <SandboxCheckout view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"session">) {
    return await show(ctx, blankForm());
  },

  async POST(ctx: Ctx<"session">) {
    const sandbox = sandboxOf(ctx);
    const values = await readForm(ctx.req);
    const id = ctx.params.session;
    if (values.abandon) {
      const { orderId } = unwrap(await sandbox.abandon(id));
      const href = `/orders/${orderId}`;
      // Of an order that has ended meanwhile, its page says why.
      const ended = await hasEnded(ctx, orderId);
      return ended ? seeOther(href) : redirectWithNotice(ctx, href, "abandoned");
    }
    const result = await sandbox.pay(id, values.card ?? "");
    if (result.ok) return seeOther(`/orders/${result.value.orderId}/payment`);
    const { refusal } = result;
    // What ended it need not have been its deadline.
    const closed = refusal.code === "order_not_payable" ||
      refusal.code === "order_lapsed" && await hasEnded(ctx, refusal.orderId!, "early");
    if (closed) return await closedAlready(ctx, id);
    if (wordsOf(refusal).status === 404) refuse(refusal.code);
    const { view, status, headers } = refusedForm(values, refusal, ctx.state.manner.words);
    return await show(ctx, view, { status, headers });
  },
};

/** Whether the order is cancelled; `early`: and not because its time ran out. */
async function hasEnded(
  { state: { system, signedIn, now } }: Ctx<"session">,
  orderId: string,
  when: "early" | "ever" = "ever",
): Promise<boolean> {
  const order = signedIn && await findOrder(system, signedIn.user.id, orderId);
  if (!order?.ok) return false;
  const { status, cancelReason } = shownOrderStatus(order.value, now);
  return status === "cancelled" && (when === "ever" || cancelReason !== "expired");
}

/** For a session that is closed, say paid in another tab: redirects to the order. */
async function closedAlready(ctx: Ctx<"session">, id: string) {
  const session = await sandboxOf(ctx).findSession(id) ?? refuse("not_found");
  if (ctx.state.signedIn) await lookAtPayment(ctx, session.paymentId, session.orderId);
  return await paidAlready(ctx, session.orderId) ?? seeOther(`/orders/${session.orderId}/payment`);
}

function sandboxOf(ctx: Ctx<"session">) {
  return ctx.state.system.sandbox ?? refuse("not_found");
}

async function show(
  ctx: Ctx<"session">,
  form: FormProps,
  options: { status?: number; headers?: Record<string, string> } = {},
) {
  const session = await sandboxOf(ctx).findSession(ctx.params.session) ?? refuse("not_found");
  return await page(ctx, sandboxView(ctx, session, form), { ...options, secret: true });
}

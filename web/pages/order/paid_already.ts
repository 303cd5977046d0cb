/** Paying an order that is already paid is no error: the order's page says so. */
import { findOrder, isAtBank } from "#domain/orders/queries.ts";
import type { Words } from "#words/languages.ts";
import { redirectWithNotice } from "../../answer/redirect_with_notice.ts";
import type { Ctx } from "../../request/state.ts";

/** A redirect to the order's page with a notice; null if the order is not paid, or not the viewer's. */
export async function paidAlready(
  ctx: Pick<Ctx, "state">,
  orderId: string,
): Promise<Response | null> {
  const { system, signedIn } = ctx.state;
  if (!signedIn) return null;
  const found = await findOrder(system, signedIn.user.id, orderId);
  if (!found.ok) return null;
  const { status } = found.value;
  const notice: keyof Words["notices"] | null = status === "complete"
    ? "already_paid"
    : status === "claimed"
    ? "already_paying"
    : await isAtBank(system, found.value)
    ? "bank_decides"
    : null;
  return notice && redirectWithNotice(ctx, `/orders/${orderId}`, notice);
}

/** Reading payments. */
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { findOrder } from "../orders/queries.ts";
import { ok, refuse, type Result } from "../result.ts";
import { MAX_PAYMENT_ATTEMPTS } from "../trade/opening_decision.ts";
import { type Dispute, type Payment, payments } from "./payment.ts";

export async function findPayment(
  x: Services,
  viewerId: string,
  id: string,
): Promise<Result<Payment>> {
  const payment = await x.store.get(payments, id);
  if (!payment) return refuse("not_found");
  const thing = { namespace: "Payment", value: payment } as const;
  return await x.permissions.allows(viewerId, "view", thing) ? ok(payment) : refuse("not_found");
}

/** Disputed payments with this status, newest first. For operators: checks no permission. */
export async function listDisputes(
  x: Pick<Services, "store">,
  status: Dispute["status"],
  ask: { limit: number; cursor?: string },
): Promise<Page<Payment>> {
  return await x.store.list(payments, "disputed", { prefix: [status], reverse: true, ...ask });
}

/** All attempts to pay an order, oldest first. */
export async function listPayments(
  x: Services,
  viewerId: string,
  orderId: string,
): Promise<Result<Payment[]>> {
  const order = await findOrder(x, viewerId, orderId);
  if (!order.ok) return order;
  const page = { prefix: [orderId], limit: MAX_PAYMENT_ATTEMPTS };
  return ok((await x.store.list(payments, "order", page)).items);
}

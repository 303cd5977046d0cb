/** Turns a provider's webhook into an outbox row; the webhook is acknowledged after that commit. */
import { emit } from "../events.ts";
import type { Notice } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { payouts } from "../payouts/payout.ts";
import { type Payment, payments } from "./payment.ts";

/** Returns whether the payment or payout is ours. The handler reads its state from the provider. */
export async function noticePayment(x: PaymentWork, notice: Notice): Promise<boolean> {
  if (notice.payoutId) return await noticePayout(x, notice.payoutId);
  const payment = await findNoticed(x, notice);
  if (!payment) return false;
  const sessionId = notice.sessionId ?? undefined;
  await x.store.transact((tx) =>
    emit(tx, { name: "payment:noticed", payload: { paymentId: payment.id, sessionId } })
  );
  return true;
}

/** The same of a payout whose transfer was taken back. */
export async function noticePayout(
  { store }: Pick<PaymentWork, "store">,
  payoutId: string,
): Promise<boolean> {
  if (!await store.get(payouts, payoutId)) return false;
  await store.transact((tx) => emit(tx, { name: "payout:look", payload: { payoutId } }));
  return true;
}

/** Finds the payment by our id or by the provider's. */
export async function findNoticed(x: PaymentWork, notice: Notice): Promise<Payment | null> {
  const { paymentId, paymentIntentId } = notice;
  const byId = paymentId ? await x.store.get(payments, paymentId) : null;
  if (byId || !paymentIntentId) return byId;
  const page = { prefix: [paymentIntentId], limit: 1 };
  return (await x.store.list(payments, "intent", page)).items[0] ?? null;
}

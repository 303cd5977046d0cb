/** A provider's bell becomes a row of the outbox: heard once it is committed, and not a moment before. */
import { emit } from "../events.ts";
import type { Notice, PaymentWork } from "../ports/mod.ts";
import { type Payment, payments } from "./payment.ts";

/** Answers whether the news is of a payment of ours. What it says is read anew by the handler. */
export async function noticePayment(x: PaymentWork, notice: Notice): Promise<boolean> {
  const payment = await findNoticed(x, notice);
  if (!payment) return false;
  const sessionId = notice.sessionId ?? undefined;
  await x.store.transact((tx) =>
    emit(tx, { name: "payment:noticed", payload: { paymentId: payment.id, sessionId } })
  );
  return true;
}

/** By our own id, or by the provider's. */
export async function findNoticed(x: PaymentWork, notice: Notice): Promise<Payment | null> {
  const { paymentId, paymentIntentId } = notice;
  const byId = paymentId ? await x.store.get(payments, paymentId) : null;
  if (byId || !paymentIntentId) return byId;
  const page = { prefix: [paymentIntentId], limit: 1 };
  return (await x.store.list(payments, "intent", page)).items[0] ?? null;
}

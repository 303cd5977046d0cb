/** Who is written to when something happens. At least once; the id of a letter stays the same. */
import type { Payload } from "../events.ts";
import { findVerdict } from "../moderation/queries.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Exchange } from "../ports.ts";
import { tickets } from "../tickets/ticket.ts";
import { users } from "../users/user.ts";
import { endpoints } from "../webhooks/endpoint.ts";
import {
  boughtLetter,
  captureFailedLetter,
  nothingChargedLetter,
  refundedLetter,
  reviewedLetter,
  soldLetter,
  webhookDisabledLetter,
} from "./letters.ts";
import { post } from "./post.ts";

/** To the buyer. */
export async function onBought(
  x: Exchange,
  { orderId }: Payload<"order:completed">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  if (order?.status !== "complete") return;
  const buyer = await x.store.get(users, order.buyerId);
  if (buyer) await post(x, "bought", orderId, buyer.email, boughtLetter(order, buyer, x.settings));
}

/** To the seller: a row of its own, since one reader's full mailbox is not the other's business. */
export async function onSold(
  x: Exchange,
  { orderId }: Payload<"order:completed">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  if (order?.status !== "complete") return;
  const seller = await x.store.get(users, order.sellerId);
  if (seller) await post(x, "sold", orderId, seller.email, soldLetter(order, seller, x.settings));
}

export async function onPaymentRefused(
  x: Exchange,
  { paymentId }: Payload<"payment:refused">,
): Promise<void> {
  const payment = await x.store.get(payments, paymentId);
  // The other reasons have letters of their own.
  if (!payment || payment.reason === "cannot_capture" || payment.reason === "refunded") return;
  const [order, buyer] = await x.store.snapshot([
    [orders, payment.orderId],
    [users, payment.buyerId],
  ]);
  if (!order || !buyer) return;
  const letter = nothingChargedLetter(order, payment, buyer, x.settings);
  await post(x, "nothing-charged", paymentId, buyer.email, letter);
}

export async function onPaymentFailed(
  x: Exchange,
  { paymentId, orderId }: Payload<"payment:failed">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  const buyer = order && await x.store.get(users, order.buyerId);
  if (!order || !buyer) return;
  const letter = captureFailedLetter(order, buyer, x.settings);
  await post(x, "capture-failed", paymentId, buyer.email, letter);
}

export async function onOrderRefunded(
  x: Exchange,
  { orderId }: Payload<"order:refunded">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  const buyer = order && await x.store.get(users, order.buyerId);
  if (!order || !buyer) return;
  await post(x, "refunded", orderId, buyer.email, refundedLetter(order, buyer, x.settings));
}

export async function onTicketReviewed(
  x: Exchange,
  { ticketId, version }: Payload<"ticket:approved">,
): Promise<void> {
  const ticket = await x.store.get(tickets, ticketId);
  const seller = ticket && await x.store.get(users, ticket.sellerId);
  if (!ticket || !seller) return;
  const verdict = await findVerdict(x, ticketId);
  const letter = reviewedLetter(ticket, seller, verdict?.reason ?? null, x.settings);
  await post(x, "reviewed", `${ticketId}.${version}`, seller.email, letter);
}

export async function onWebhookDisabled(
  x: Exchange,
  { endpointId }: Payload<"webhook:disabled">,
): Promise<void> {
  const endpoint = await x.store.get(endpoints, endpointId);
  const owner = endpoint && await x.store.get(users, endpoint.userId);
  // Switched on again meanwhile: it is no news.
  if (!owner || endpoint.disabledAt === null) return;
  const letter = webhookDisabledLetter(endpoint, owner, x.settings);
  await post(x, "webhook-disabled", `${endpointId}.${endpoint.disabledAt}`, owner.email, letter);
}

/** Event handlers that deliver an event to the endpoints that subscribed to it, with retries. */
import type { OutboxRow, Tx } from "#store/types.ts";
import { concerts } from "../concerts/concert.ts";
import { emit, type Payload } from "../events.ts";
import { orders } from "../orders/order.ts";
import { payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { listingIdOf, listings } from "../tickets/listing.ts";
import { deliveries, type Delivery, KEPT_MS, RETRY_AFTER_MS } from "./delivery.ts";
import { DISABLE_AFTER_MS, type Endpoint, endpoints } from "./endpoint.ts";
import { kindOf, type PrivateEvent } from "./kinds.ts";
import type { Sent } from "../ports/webhook_sender.ts";
import { signedHeaders } from "./sign.ts";
import { bodyOf, subscribersAmong } from "./subscribers.ts";

/** Delay when too many requests are in progress; this does not count as an attempt. */
const BUSY_AGAIN_MS = 5_000;
/**
 * Emits one row for each endpoint of the people concerned, at most two, so that a problem with one user's
 * endpoints does not keep the other user from receiving the event.
 */
export async function onWebhookEvent(
  x: Services,
  payload: Concerning & { version: number },
  row: OutboxRow,
): Promise<void> {
  const kind = kindOf[row.event as PrivateEvent];
  const people = await concerned(x, payload);
  if (row.event === "payout:due" && !await isStillDue(x, payload.payoutId!)) return;
  const subscribers = await subscribersAmong(x, people, kind);
  const body = bodyOf(kind, row, payload);
  const wanted = subscribers.map(({ id: endpointId }) => ({
    endpointId,
    deliveryId: x.store.newId(),
    kind,
    body,
  }));
  await x.store.transact((tx) => {
    for (const one of wanted) emit(tx, { name: "webhook:wanted", payload: one });
    tx.settle(row);
  });
}

/** Creates the delivery to one endpoint and the row of its first attempt. */
export async function onWanted(
  x: Services,
  { endpointId, deliveryId, kind, body }: Payload<"webhook:wanted">,
  row: OutboxRow,
): Promise<void> {
  await x.store.transact(async (tx) => {
    tx.settle(row);
    const [endpoint, told] = await tx.getMany([
      [endpoints, endpointId],
      [deliveries, deliveryId],
    ]);
    if (!endpoint || endpoint.disabledAt !== null || told) return;
    tx.create(deliveries, {
      id: deliveryId,
      endpointId,
      kind,
      body,
      status: "pending",
      attempts: 0,
      round: 0,
      lastStatus: null,
      lastError: null,
      lastAttemptAt: null,
      nextAttemptAt: tx.now,
      until: tx.now + KEPT_MS,
    });
    emit(tx, { name: "webhook:due", payload: { deliveryId, round: 0 } });
  });
}

/** What an event is about. */
interface Concerning {
  payoutId?: string;
  concertId?: string;
  ticketId?: string;
  orderId?: string;
}

/** The payout's seller, the order's seller and buyer, the ticket's seller, or of a new concert the seller of its first ticket. */
async function concerned(x: Services, about: Concerning): Promise<string[]> {
  const { concertId, ticketId, orderId, payoutId } = about;
  const [payout, order, listing, concert] = await x.store.snapshot([
    [payouts, payoutId],
    [orders, orderId],
    [listings, ticketId && listingIdOf(ticketId)],
    [concerts, concertId],
  ]);
  if (payout) return [payout.sellerId];
  if (order) return [...new Set([order.sellerId, order.buyerId])];
  if (listing) return [listing.sellerId];
  return concert ? [concert.createdBy] : [];
}

/** A payout whose day has moved, or that was cancelled, is not told of; the new day has an event of its own. */
async function isStillDue(x: Services, payoutId: string): Promise<boolean> {
  const payout = await x.store.get(payouts, payoutId);
  return payout !== null && payout.status !== "cancelled" && payout.releaseAt <= x.store.now();
}

/** Makes one attempt. Then the delivery is delivered, rescheduled or failed. */
export async function onDue(
  x: Services,
  { deliveryId, round }: Payload<"webhook:due">,
  row: OutboxRow,
): Promise<void> {
  const delivery = await x.store.get(deliveries, deliveryId);
  if (delivery?.status !== "pending" || delivery.round !== round) return; // ended or replayed
  const endpoint = await x.store.get(endpoints, delivery.endpointId);
  const sent = endpoint && endpoint.disabledAt === null
    ? await attempt(x, endpoint, delivery)
    : null;
  await x.store.transact(async (tx) => {
    const [now, there] = await tx.getMany([
      [deliveries, deliveryId],
      [endpoints, delivery.endpointId],
    ]);
    if (now?.status !== "pending" || now.round !== round) return tx.settle(row);
    if (sent === null || !there) {
      tx.put(
        deliveries,
        over(now, "failed", { lastError: "the endpoint is gone or switched off" }),
      );
      return tx.settle(row);
    }
    if (sent.kind === "busy") return tx.reschedule(row, tx.now + BUSY_AGAIN_MS);
    note(tx, row, now, there, sent);
  });
}

async function attempt(x: Services, endpoint: Endpoint, delivery: Delivery): Promise<Sent> {
  const headers = await signedHeaders(x, endpoint, delivery, x.store.now());
  return await x.webhooks.send({ url: endpoint.url, headers, body: delivery.body });
}

const over = (
  delivery: Delivery,
  status: "delivered" | "failed",
  more: Partial<Delivery>,
): Delivery => ({ ...delivery, ...more, status, nextAttemptAt: null });

/** Stores the result of an attempt in the delivery and its endpoint. */
function note(
  tx: Tx,
  row: OutboxRow,
  delivery: Delivery,
  endpoint: Endpoint,
  sent: Exclude<Sent, { kind: "busy" }>,
): void {
  const status = sent.kind === "answered" ? sent.status : null;
  const met = {
    attempts: delivery.attempts + 1,
    lastStatus: status,
    lastError: sent.kind === "failed" ? sent.reason : null,
    lastAttemptAt: tx.now,
  };
  if (status !== null && status >= 200 && status < 300) {
    tx.put(deliveries, over(delivery, "delivered", met));
    if (endpoint.failingSince !== null) tx.put(endpoints, { ...endpoint, failingSince: null });
    return tx.settle(row);
  }
  const since = endpoint.failingSince ?? tx.now;
  // 410 Gone: the receiver wants no more events.
  const ends = status === 410 || tx.now - since >= DISABLE_AFTER_MS;
  if (ends && endpoint.disabledAt === null) {
    tx.put(endpoints, { ...endpoint, failingSince: since, disabledAt: tx.now });
    emit(tx, { name: "webhook:disabled", payload: { endpointId: endpoint.id } });
  } else if (endpoint.failingSince === null) {
    tx.put(endpoints, { ...endpoint, failingSince: since });
  }
  const waitMs = ends ? undefined : RETRY_AFTER_MS[delivery.attempts];
  if (waitMs === undefined) {
    tx.put(deliveries, over(delivery, "failed", met));
    return tx.settle(row);
  }
  const nextAttemptAt = tx.now + waitMs;
  tx.put(deliveries, { ...delivery, ...met, nextAttemptAt });
  tx.reschedule(row, nextAttemptAt);
}

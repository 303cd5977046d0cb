/** Orders, payments and other resources as the API returns them; a value that is null is left out. */
import type { ApiClient } from "#domain/ports/clients.ts";
import { isLive, type Order, shownOrderStatus } from "#domain/orders/order.ts";
import type { Money } from "#domain/money.ts";
import type { Payment } from "#domain/payments/payment.ts";
import {
  feeOf,
  payoutOf,
  sellerFeeOf,
  type ShownTerms,
  shownTerms,
  totalOf,
} from "#domain/tickets/terms.ts";
import type { Delivery } from "#domain/webhooks/delivery.ts";
import type { Endpoint } from "#domain/webhooks/endpoint.ts";

export type Json = Record<string, unknown>;

/** RFC 3339, UTC. */
export const instantOut = (ms: number): string => new Date(ms).toISOString();

/** `viewerId`: somebody who may see the order. */
export function orderOut(order: Order, viewerId: string, now: number): Json {
  const { status, cancelReason } = shownOrderStatus(order, now);
  return withoutNulls({
    id: order.id,
    ticketId: order.ticketIds[0],
    ticketIds: order.ticketIds,
    listingId: order.listingId,
    concertId: order.concertId,
    ...moneyOut(order, viewerId),
    snapshot: termsOut(shownTerms(order.terms)),
    buyerId: order.buyerId,
    sellerId: order.sellerId,
    status,
    cancelReason,
    expiresAt: instantOut(order.expiresAt),
    paymentId: order.paymentId,
    ...storedOut(order),
  });
}

/** Whether the total would tell its seller what the buyer pays on top of the price. */
const hidesTotal = (order: Order, viewerId: string): boolean =>
  viewerId === order.sellerId && order.terms.buyerFee > 0;

/** Buyer and seller see their own money, and nothing of the other's fee; moderators see both. */
const moneyOut = (order: Order, viewerId: string): Json => ({
  ...(hidesTotal(order, viewerId)
    ? {}
    : { total: totalOf(order.terms), buyerFee: positive(feeOf(order.terms)) }),
  ...(viewerId === order.buyerId
    ? {}
    : { sellerFee: positive(sellerFeeOf(order.terms)), payout: payoutOf(order.terms) }),
});

/** Null for nothing. */
const positive = (money: Money): Money | null => money.amount > 0 ? money : null;

/**
 * `checkoutUrl` is for the buyer only, while the payment is pending and the hold is live; `amount` is not for a seller
 * whose buyer pays a fee on top of the price.
 */
export function paymentOut(
  payment: Payment,
  order: Order | null,
  viewerId: string,
  now: number,
): Json {
  const open = payment.status === "pending" && order !== null && isLive(order, now) &&
    payment.buyerId === viewerId;
  return withoutNulls({
    id: payment.id,
    orderId: payment.orderId,
    buyerId: payment.buyerId,
    amount: order && hidesTotal(order, viewerId) ? null : payment.amount,
    status: payment.status,
    reason: payment.reason,
    provider: payment.provider,
    attempt: payment.attempt,
    stripeId: payment.chargeId,
    dispute: payment.dispute &&
      { status: payment.dispute.status, openedAt: instantOut(payment.dispute.openedAt) },
    checkoutUrl: open ? payment.checkoutUrl : null,
    ...storedOut(payment),
  });
}

export function clientOut(client: ApiClient): Json {
  const { id, kind, name, scopes, grants, createdAt, expiresAt, lastUsedAt } = client;
  const asksPeople = grants.includes("authorization_code");
  return withoutNulls({
    id,
    kind,
    name,
    scopes,
    grantTypes: kind === "oauth2" ? grants : null,
    redirectUris: asksPeople ? client.redirectUris : null,
    public: asksPeople ? client.isPublic : null,
    createdAt: instantOut(createdAt),
    expiresAt: expiresAt === null ? null : instantOut(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : instantOut(lastUsedAt),
  });
}

export const webhookStatus = ({ disabledAt, failingSince }: Endpoint) =>
  disabledAt !== null ? "disabled" : failingSince !== null ? "failing" : "active";

export function webhookOut(endpoint: Endpoint): Json {
  const { id, url, kinds, failingSince } = endpoint;
  return withoutNulls({
    id,
    url,
    events: kinds,
    status: webhookStatus(endpoint),
    failingSince: failingSince === null ? null : instantOut(failingSince),
    ...storedOut(endpoint),
  });
}

export function deliveryOut(delivery: Delivery): Json {
  const { id, kind, status, body, attempts, lastStatus, lastError } = delivery;
  const { lastAttemptAt, nextAttemptAt, createdAt } = delivery;
  return withoutNulls({
    id,
    event: kind,
    status,
    payload: JSON.parse(body),
    attempts,
    lastAttemptAt: lastAttemptAt === null ? null : instantOut(lastAttemptAt),
    lastStatus,
    lastError,
    nextAttemptAt: nextAttemptAt === null ? null : instantOut(nextAttemptAt),
    createdAt: instantOut(createdAt),
  });
}

export function termsOut(terms: ShownTerms): Json {
  const { title, venue, city, startsAt, timeZone, section, row, seat, faceValue, price } = terms;
  return withoutNulls({
    title,
    venue,
    city,
    startsAt: instantOut(startsAt),
    timeZone,
    section,
    row,
    seat,
    faceValue,
    price,
  });
}

export const storedOut = (
  value: { version: number; createdAt: number; updatedAt: number },
): Json => ({
  version: value.version,
  createdAt: instantOut(value.createdAt),
  updatedAt: instantOut(value.updatedAt),
});

export const withoutNulls = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));

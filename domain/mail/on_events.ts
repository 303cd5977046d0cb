/** Handlers that send a letter after an event. They may run again; a letter then has the same id. */
import { claims } from "../claims/claim.ts";
import type { Payload } from "../events.ts";
import { decisionsOnTicket, findDecision } from "../decisions/queries.ts";
import { moderatorDecisions } from "../decisions/decision.ts";
import { type Order, orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import { stoppingDecision } from "../orders/why_stopped.ts";
import type { Services } from "../ports/services.ts";
import { leadNaming, listingIdOf, listings, ticketOf } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import { concertPartOf, shownTerms } from "../tickets/terms.ts";
import { users } from "../users/user.ts";
import { endpoints } from "../webhooks/endpoint.ts";
import { webhookDisabledLetter } from "./account_letters.ts";
import { addressed } from "./addressed.ts";
import {
  boughtLetter,
  captureFailedLetter,
  nothingChargedLetter,
  refundedLetter,
} from "./buyer_letters.ts";
import {
  concertRefundLetter,
  concertSaleUndoneLetter,
  holdEndedLetter,
  type Off,
} from "./concert_letters.ts";
import { concertOff } from "./on_concert_events.ts";
import { reportClosedLetter, reviewedLetter, stoppedLetter } from "./moderation_letters.ts";
import { post, postAbout, type Posted } from "./post.ts";
import { owedNow, sellerDebts } from "../payouts/debt.ts";
import { sellerOfStoppedLetter, soldLetter } from "./seller_letters.ts";

/** To the buyer. */
export async function onBought(
  x: Services,
  { orderId }: Payload<"order:completed">,
): Promise<Posted> {
  const order = await x.store.get(orders, orderId);
  const to = order?.status === "complete" ? await addressed(x, order, order.buyerId) : null;
  if (to) {
    const letter = boughtLetter(to.now, to.reader, x.settings);
    return await postAbout(x, to.now, "bought", to.reader, letter);
  }
}

/** To the seller. It has an outbox row of its own, so that a failing mailbox of the buyer does not delay it. */
export async function onSold(
  x: Services,
  { orderId }: Payload<"order:completed">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  const to = order?.status === "complete" ? await addressed(x, order, order.sellerId) : null;
  if (to) {
    const debt = await x.store.get(sellerDebts, order!.sellerId);
    const letter = soldLetter(to.now, to.reader, x.settings, owedNow(debt));
    await post(x, "sold", orderId, to.reader.email, letter);
  }
}

export async function onPaymentRefused(
  x: Services,
  { paymentId }: Payload<"payment:refused">,
): Promise<Posted> {
  const payment = await x.store.get(payments, paymentId);
  // Payments refused for these reasons get another letter.
  if (!payment || payment.reason === "cannot_capture" || payment.reason === "refunded") return;
  const order = await x.store.get(orders, payment.orderId);
  const to = order && await addressed(x, order, payment.buyerId);
  if (!to) return;
  const letter = nothingChargedLetter(to.now, payment, to.reader, x.settings);
  return await postAbout(x, order, "nothing-charged", to.reader, letter, paymentId);
}

export async function onPaymentFailed(
  x: Services,
  { paymentId, orderId }: Payload<"payment:failed">,
): Promise<Posted> {
  const order = await x.store.get(orders, orderId);
  const to = order && await addressed(x, order, order.buyerId);
  if (!to) return;
  const letter = captureFailedLetter(to.now, to.reader, x.settings);
  return await postAbout(x, order, "capture-failed", to.reader, letter, paymentId);
}

/** Whether a moderator has refunded it by upholding the buyer's claim: both get a letter about that. */
async function isByClaim(x: Services, orderId: string): Promise<boolean> {
  const claim = await x.store.get(claims, orderId);
  return claim?.closedBy === "moderator" && claim.status === "upheld";
}

export async function onOrderRefunded(
  x: Services,
  { orderId }: Payload<"order:refunded">,
): Promise<Posted> {
  const order = await x.store.get(orders, orderId);
  const to = order && await addressed(x, order, order.buyerId);
  if (!to || await isByClaim(x, orderId)) return;
  const off = await concertRefund(x, order);
  const decision = await findDecision(x.store, orderId, ["refund"]);
  const letter = off
    ? concertRefundLetter(order, to.reader, off, x.settings)
    : refundedLetter(to.now, to.reader, decision?.reason ?? null, x.settings);
  return await postAbout(x, order, "refunded", to.reader, letter);
}

/** For a refund because of what happened to the concert; null for another one. */
async function concertRefund(x: Services, order: Order): Promise<Off | null> {
  const payment = order.paymentId ? await x.store.get(payments, order.paymentId) : null;
  const { reason } = payment ?? {};
  if (reason !== "concert_cancelled" && reason !== "given_back") return null;
  const off = await concertOff(x, order);
  return {
    concert: concertPartOf(shownTerms(order.terms)),
    reason: null,
    ...off,
    cancelled: reason === "concert_cancelled",
  };
}

/** To the seller, when the sale was reversed. */
export async function onSaleUndone(
  x: Services,
  { orderId }: Payload<"order:refunded">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  const to = order && await addressed(x, order, order.sellerId);
  if (!to || await isByClaim(x, orderId)) return;
  const off = await concertRefund(x, order);
  const decision = await findDecision(x.store, orderId, ["refund"]);
  const decided = { action: "refund", reason: decision?.reason ?? null } as const;
  const letter = off
    ? concertSaleUndoneLetter(order, to.reader, off, x.settings)
    : sellerOfStoppedLetter(to.now, to.reader, decided, x.settings);
  await post(x, "sale-undone", orderId, to.reader.email, letter);
}

export async function onOrderStopped(
  x: Services,
  { orderId }: Payload<"order:stopped">,
): Promise<Posted> {
  const order = await x.store.get(orders, orderId);
  const to = order && await addressed(x, order, order.buyerId);
  if (!to) return;
  const decision = await stoppingDecision(x, orderId);
  const off = decision ? null : await concertOff(x, order);
  const letter = decision
    ? stoppedLetter(to.now, to.reader, decision, x.settings)
    : off && holdEndedLetter(order, to.reader, off, x.settings);
  if (letter) return await postAbout(x, order, "stopped", to.reader, letter);
}

/** To the seller, when only the order was cancelled; about a removed listing they get another letter. */
export async function onOrderFreed(
  x: Services,
  { orderId }: Payload<"order:stopped">,
): Promise<void> {
  const order = await x.store.get(orders, orderId);
  const decision = order && await stoppingDecision(x, orderId);
  if (decision?.action !== "cancel") return;
  const to = await addressed(x, order!, order!.sellerId);
  if (!to) return;
  const letter = sellerOfStoppedLetter(to.now, to.reader, decision, x.settings);
  await post(x, "freed", orderId, to.reader.email, letter);
}

export async function onTicketReviewed(
  x: Services,
  { ticketId, version }: Payload<"ticket:approved">,
): Promise<void> {
  const listing = await x.store.get(listings, listingIdOf(ticketId));
  const seller = listing && await x.store.get(users, listing.sellerId);
  if (!seller) return;
  // Found by the ticket version that it produced, since there may be later decisions about the ticket.
  const found = await decisionsOnTicket(x.store, ticketId);
  const decision = found.find((one) => one.ticketVersion === version) ?? found[0];
  if (!decision) return;
  const ticket = leadNaming(listing, isDecidedAbout);
  const letter = reviewedLetter(ticket, seller, decision, x.settings);
  await post(x, "reviewed", `${ticketId}.${version}`, seller.email, letter);
}

/** A decision is about all tickets of the listing that were neither sold nor withdrawn by their seller. */
const isDecidedAbout = ({ status, orderId, barred }: Seat): boolean =>
  status !== "sold" && (status !== "withdrawn" || (barred && orderId === null));

export async function onReportClosed(
  x: Services,
  { verdictId, reporterId }: Payload<"report:closed">,
): Promise<void> {
  const decision = await x.store.get(moderatorDecisions, verdictId);
  const ticketId = decision?.ticketId ?? "";
  const [listing, reporter] = await x.store.snapshot([
    [listings, listingIdOf(ticketId)],
    [users, reporterId],
  ]);
  const ticket = ticketOf(listing, ticketId);
  if (!decision || !ticket || !reporter) return;
  const letter = reportClosedLetter(ticket, reporter, decision, x.settings);
  await post(x, "report-closed", `${verdictId}.${reporterId}`, reporter.email, letter);
}

export async function onWebhookDisabled(
  x: Services,
  { endpointId }: Payload<"webhook:disabled">,
): Promise<void> {
  const endpoint = await x.store.get(endpoints, endpointId);
  const owner = endpoint && await x.store.get(users, endpoint.userId);
  // The owner has turned it on again.
  if (!owner || endpoint.disabledAt === null) return;
  const letter = webhookDisabledLetter(endpoint, owner, x.settings);
  await post(x, "webhook-disabled", `${endpointId}.${endpoint.disabledAt}`, owner.email, letter);
}

/** The people and things of the domain tests: alice sells, bob buys, carol comes second. */
import type { Holds } from "#domain/orders/holds.ts";
import type { Order } from "#domain/orders/order.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { PaymentSnapshot } from "#domain/ports/payments.ts";
import { termsOf, type Ticket } from "#domain/tickets/ticket.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";

/** A whole second, so that deadlines are readable. */
export const T0 = Date.UTC(2027, 0, 15, 12, 0, 0);
const HOLD_MS = 900_000;
export const DEADLINE = T0 + HOLD_MS;
export const CONCERT = T0 + 30 * 86_400_000;

export const rules = {
  orderExpirationSeconds: 900,
  maxHolds: 4,
  reholdCooldownSeconds: 120,
  priceCapPercent: 120,
  moderation: false,
  prices: { minimum: 1, maximum: 99_999_999, step: 1 },
};

export const eur = (amount: number) => ({ amount, currency: "EUR" });

export function ticketOf(over: Partial<Ticket> = {}): Ticket {
  return {
    id: "ticket",
    createdAt: T0 - 1000,
    updatedAt: T0 - 1000,
    version: 1,
    title: "The Night Owls",
    description: "",
    venue: "Hall",
    city: "Lyon",
    startsAt: CONCERT,
    timeZone: "Europe/Paris",
    section: null,
    row: null,
    seat: null,
    faceValue: eur(5000),
    price: eur(4500),
    sellerId: "alice",
    concertId: null,
    status: "available",
    orderId: null,
    heldUntil: null,
    code: "sealed",
    codeType: "qr",
    codeHash: "hash",
    unpaidAt: [],
    barred: false,
    retired: false,
    ...over,
  };
}

export function orderOf(over: Partial<Order> = {}): Order {
  return {
    id: "order",
    createdAt: T0,
    updatedAt: T0,
    version: 2,
    ticketId: "ticket",
    terms: termsOf(ticketOf()),
    buyerId: "bob",
    sellerId: "alice",
    paymentId: "payment",
    attempts: 1,
    status: "awaiting:payment",
    cancelReason: null,
    hurried: false,
    atBank: false,
    expiresAt: DEADLINE,
    ...over,
  };
}

export function paymentOf(over: Partial<Payment> = {}): Payment {
  return {
    id: "payment",
    createdAt: T0,
    updatedAt: T0,
    version: 2,
    orderId: "order",
    ticketId: "ticket",
    buyerId: "bob",
    sellerId: "alice",
    amount: eur(4500),
    status: "pending",
    provider: "sandbox",
    attempt: 1,
    params: { description: "The Night Owls", buyerEmail: "bob@example.org", expiresAt: DEADLINE },
    sessionId: "session",
    checkoutUrl: "https://pay.example/session",
    paymentIntentId: null,
    chargeId: null,
    reason: null,
    refusedCalls: 0,
    dispute: null,
    failedRefund: null,
    strays: [],
    ...over,
  };
}

export function holdsWith(buyerId: string, over: Partial<Holds["entries"][string]> = {}): Holds {
  const hold = {
    orderId: "order",
    until: DEADLINE,
    claimed: false,
    lets: 0,
    cooldownUntil: 0,
    ...over,
  };
  return { id: buyerId, createdAt: T0, updatedAt: T0, version: 1, entries: { ticket: hold } };
}

/** Bob's order in a state, with the matching ticket and payment. */
export function worldWithOrder(state: OrderState): World {
  const world = (
    now: number,
    ticket: Ticket,
    order: Order,
    payment: Payment,
    holds: Holds,
  ): World => ({
    ...emptyWorld(now),
    ticket,
    order,
    payment,
    holds: { bob: holds },
  });
  const held = ticketOf({ status: "reserved", orderId: "order", heldUntil: DEADLINE });
  const let_go = holdsWith("bob", {
    until: DEADLINE,
    lets: 1,
    cooldownUntil: DEADLINE + 120_000,
  });
  switch (state) {
    case "live":
      return world(DEADLINE - 1, held, orderOf(), paymentOf(), holdsWith("bob"));
    case "lapsed":
      return world(DEADLINE, held, orderOf(), paymentOf(), holdsWith("bob"));
    case "claimed":
      return world(
        DEADLINE + 5000,
        { ...held, heldUntil: null },
        orderOf({ status: "claimed" }),
        paymentOf({ status: "authorized" }),
        holdsWith("bob", { claimed: true }),
      );
    case "complete":
      return world(
        DEADLINE + 5000,
        { ...held, heldUntil: null, status: "sold" },
        orderOf({ status: "complete" }),
        paymentOf({ status: "captured" }),
        { ...holdsWith("bob"), entries: {} },
      );
    case "expired":
      return world(
        DEADLINE + 5000,
        ticketOf(),
        orderOf({ status: "cancelled", cancelReason: "expired" }),
        paymentOf(),
        let_go,
      );
    case "ended":
      return world(
        DEADLINE + 5000,
        ticketOf(),
        orderOf({ status: "cancelled", cancelReason: "buyer" }),
        paymentOf(),
        let_go,
      );
  }
}

/** The provider's snapshot: by default authorised a second before the deadline. */
export function snapshotOf(
  state: PaymentSnapshot["state"],
  over: Partial<PaymentSnapshot> = {},
): PaymentSnapshot {
  const money = state === "held" || state === "taken" || state === "returned";
  return {
    state,
    atBank: false,
    amount: money ? eur(4500) : null,
    authorizedAt: money ? DEADLINE - 1000 : null,
    captureBefore: money ? DEADLINE + 7 * 86_400_000 : null,
    paymentIntentId: null,
    chargeId: null,
    refund: null,
    dispute: null,
    ...over,
  };
}

/** The people and things of the domain tests: alice sells, bob buys, carol comes second. */
import { NOTHING_OPEN } from "#domain/books/balances.ts";
import { NOTHING_KNOWN } from "#domain/books/known.ts";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Holds } from "#domain/orders/holds.ts";
import type { Order } from "#domain/orders/order.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { SellerDebt } from "#domain/payouts/debt.ts";
import type { Payout } from "#domain/payouts/payout.ts";
import type { PaymentSnapshot } from "#domain/ports/payments.ts";
import { type Listing, ticketsOf } from "#domain/tickets/listing.ts";
import { termsOf } from "#domain/tickets/terms.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";
import { newPayout } from "#domain/trade/payouts/payout_steps.ts";
import { changed, listingWith } from "../listing.ts";

/** A whole second, so that deadlines are readable. */
export const T0 = Date.UTC(2027, 0, 15, 12, 0, 0);
const HOLD_MS = 900_000;
export const DEADLINE = T0 + HOLD_MS;
export const CONCERT = T0 + 30 * 86_400_000;

export const rules = {
  orderExpirationSeconds: 900,
  maxHolds: 4,
  reholdCooldownSeconds: 120,
  payoutDelaySeconds: 259_200,
  priceCapPercent: 120,
  priceCaps: {},
  saleHorizonDays: null,
  buyerFeePercent: 0,
  sellerFeePercent: 0,
  moderation: false,
  prices: { minimum: 1, maximum: 99_999_999, step: 1 },
};

export const eur = (amount: number) => ({ amount, currency: "EUR" });

/** A listing of one ticket. */
export const listingOf = (over: Partial<Ticket> = {}): Listing => {
  const { listingId: _, ...fields } = over;
  return listingWith({
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
    split: "any",
    status: "available",
    orderId: null,
    heldUntil: null,
    code: "sealed",
    codeType: "qr",
    codeHash: "hash",
    unpaidAt: [],
    barred: false,
    retired: false,
    ...fields,
  });
};

/** The same, as people see its ticket. */
export const ticketAs = (over: Partial<Ticket> = {}): Ticket => ticketsOf(listingOf(over))[0];

/** The ticket of a world's listing. */
export const ticketIn = ({ listing }: Pick<World, "listing">): Ticket => ticketsOf(listing!)[0];

/** The world with its ticket changed. */
export const withTicket = (world: World, over: Partial<Ticket>): World => ({
  ...world,
  listing: changed(world.listing!, over),
});

export function concertOf(over: Partial<Concert> = {}): Concert {
  return {
    id: "concert",
    createdAt: T0 - 1000,
    updatedAt: T0 - 1000,
    version: 2,
    name: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    country: "FR",
    startsAt: CONCERT,
    timeZone: "Europe/Paris",
    status: "scheduled",
    movedAt: null,
    movedFrom: null,
    mergedInto: null,
    createdBy: "alice",
    listed: true,
    approved: true,
    formerIdentities: [],
    nameless: false,
    merges: 0,
    ...over,
  };
}

export function orderOf(over: Partial<Order> = {}): Order {
  return {
    id: "order",
    createdAt: T0,
    updatedAt: T0,
    version: 2,
    listingId: "ticket",
    ticketIds: ["ticket"],
    concertId: null,
    terms: termsOf(listingOf(), listingOf().seats),
    buyerId: "bob",
    sellerId: "alice",
    paymentId: "payment",
    attempts: 1,
    status: "awaiting:payment",
    cancelReason: null,
    hurried: false,
    atBank: false,
    expiresAt: DEADLINE,
    completedAt: null,
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
    listingId: "ticket",
    ticketIds: ["ticket"],
    buyerId: "bob",
    sellerId: "alice",
    amount: eur(4500),
    statusAt: null,
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
    balances: openOf[over.status ?? "pending"] ?? NOTHING_OPEN,
    known: NOTHING_KNOWN,
    ...over,
  };
}

/** What is open for a payment of 45 euros. */
const openOf: Partial<Record<Payment["status"], Payment["balances"]>> = {
  captured: { ...NOTHING_OPEN, payable: 4500 },
  refunding: { ...NOTHING_OPEN, due: 4500 },
};

/** Alice's payout for that order, due three days after the concert. */
export function payoutWith(over: Partial<Payout> = {}): Payout {
  const order = orderOf({ concertId: "concert" });
  const fresh = newPayout(order, CONCERT + rules.payoutDelaySeconds * 1000);
  return { ...fresh, createdAt: T0, updatedAt: T0, version: 1, ...over };
}

export function debtOf(over: Partial<SellerDebt> = {}): SellerDebt {
  const stored = { id: "alice", createdAt: T0, updatedAt: T0, version: 1 };
  return { ...stored, currency: "EUR", incurred: 0, paid: 0, writtenOff: 0, noted: [], ...over };
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
    over: Partial<Ticket>,
    order: Order,
    payment: Payment,
    holds: Holds,
  ): World => ({
    ...emptyWorld(now),
    listing: listingOf(over),
    order,
    payment,
    holds: { bob: holds },
  });
  const held = { status: "reserved", orderId: "order", heldUntil: DEADLINE } as const;
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
        orderOf({ status: "complete", completedAt: T0 + 10_000 }),
        paymentOf({ status: "captured" }),
        { ...holdsWith("bob"), entries: {} },
      );
    case "expired":
      return world(
        DEADLINE + 5000,
        {},
        orderOf({ status: "cancelled", cancelReason: "expired" }),
        paymentOf(),
        let_go,
      );
    case "ended":
      return world(
        DEADLINE + 5000,
        {},
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

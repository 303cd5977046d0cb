/** Checks at every commit, and whenever money moves. */
import type { Order } from "#domain/orders/order.ts";
import { isLive } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Concert } from "#domain/concerts/concert.ts";
import { watchBooks } from "./watches/watch_books.ts";
import { watchClaims } from "./watches/watch_claims.ts";
import { PayoutWatch } from "./watches/watch_payouts.ts";
import { watchConcert } from "./watch_concerts.ts";
import { watchAmount, watchOverlap, watchSplit, watchTerms, watchWhole } from "./watch_sets.ts";
import type { Commit, KvModel } from "./kv/kv_model.ts";
import type { Provider, Session } from "./provider.ts";

/** The allowed next statuses of each status. A few commits take two steps at once. */
const ORDER: Record<Order["status"], readonly Order["status"][]> = {
  created: ["awaiting:payment", "cancelled"],
  "awaiting:payment": ["claimed", "complete", "cancelled"],
  claimed: ["complete", "cancelled"],
  complete: ["refunded"],
  cancelled: ["claimed", "complete"],
  refunded: [],
};
const TICKET: Record<Ticket["status"], readonly Ticket["status"][]> = {
  pending: ["available", "rejected", "withdrawn"],
  available: ["pending", "reserved", "sold", "withdrawn", "rejected"],
  reserved: ["pending", "available", "sold", "withdrawn", "rejected"],
  sold: ["withdrawn"],
  withdrawn: [],
  rejected: ["pending", "withdrawn"],
};
const PAYMENT: Record<Payment["status"], readonly Payment["status"][]> = {
  pending: ["authorized", "captured", "voiding", "voided", "failed", "refunding", "refunded"],
  authorized: ["captured", "voiding", "failed", "refunded"],
  captured: ["refunding", "refunded"],
  voiding: ["voided", "refunding", "refunded"],
  refunding: ["refunded"],
  voided: ["voiding", "refunding", "refunded"],
  failed: ["voiding", "refunding", "refunded"],
  refunded: ["refunding"],
};
const NEXT = { order: ORDER, ticket: TICKET, payment: PAYMENT } as const;

/** The status of a value by its id; of a listing, those of its tickets. */
function statusesOf(value: unknown): Map<string, string> {
  if (!value) return new Map();
  const { seats, ...whole } = value as Listing | (Order & { seats?: undefined });
  const things = seats ?? [whole as Order];
  return new Map(things.map(({ id, status }) => [id, status]));
}

/** Each call that moves money is allowed in exactly one status. */
const MOVES = { capture: "authorized", cancel: "voiding", refund: "refunding" } as const;

export class Watch {
  readonly orders = new Map<string, Order>();
  readonly payouts: PayoutWatch;

  constructor(
    readonly model: KvModel,
    readonly provider: Provider,
    readonly rules: { maxHolds: number; payoutDelaySeconds: number },
    readonly wrong: (what: string) => void,
  ) {
    this.payouts = new PayoutWatch(model, rules, wrong);
  }

  /** Called before a commit is applied. */
  commit(commit: Commit): void {
    const { mutations } = commit;
    watchBooks(this.model, commit, this.wrong);
    this.payouts.commit(commit);
    watchClaims(commit, this.model, this.wrong);
    const touched: Order[] = [];
    const payments: Payment[] = [];
    const written: { before: Listing | null; after: Listing }[] = [];
    for (const { type, key, value } of mutations) {
      const [entity, id] = key as [string, string];
      if (
        entity === "outbox" && type === "delete" && this.model.get(key).versionstamp === null &&
        !this.#isDeadline(key)
      ) {
        this.wrong(
          `${String(key[3])} deletes an outbox row that does not exist: its effect comes twice`,
        );
      }
      if (key.length !== 2 || type !== "set" || !(entity in NEXT)) continue;
      const before = this.model.get(key).value;
      const next = NEXT[entity as keyof typeof NEXT] as Record<string, readonly string[]>;
      const were = statusesOf(before);
      for (const [name, is] of statusesOf(value)) {
        const was = were.get(name);
        if (was !== undefined && was !== is && !next[was].includes(is)) {
          this.wrong(`${entity} ${name} was ${was} and is made ${is}`);
        }
      }
      if (entity === "order") {
        const order = value as Order;
        this.#order(before as Order | null, order);
        this.orders.set(id, order);
        touched.push(order);
      } else if (entity === "payment" && !before) {
        payments.push(value as Payment);
      } else if (entity === "ticket") {
        written.push({ before: before as Listing | null, after: value as Listing });
      }
    }
    const now = this.model.now();
    for (const order of touched) watchOverlap(order, this.orders.values(), now, this.wrong);
    for (const { before, after } of written) this.#listing(before, after, touched);
    for (const one of payments) watchAmount(one, this.orders.get(one.orderId), this.wrong);
  }

  /** A deadline is called off where it waits to fall due; handlers settle rows that are leased, under later times. */
  #isDeadline([, dueAt, eventId, handler]: Deno.KvKey): boolean {
    return handler === "orders.expire" && this.orders.get(String(eventId))?.expiresAt === dueAt;
  }

  #listing(before: Listing | null, after: Listing, touched: readonly Order[]): void {
    watchWhole(after, this.orders, this.wrong);
    for (const order of touched.filter(({ listingId }) => listingId === after.id)) {
      if (before && order.version === 1) watchSplit(order, before, this.wrong);
      if (order.status === "claimed") watchTerms(order, after, this.wrong);
    }
  }

  #order(before: Order | null, order: Order): void {
    const now = this.model.now();
    if (!before) this.#holdLimit(order, now);
    const was = before?.status, is = order.status;
    if (!before) this.#concert(order);
    const isClaim = was !== is && (is === "claimed" || (is === "complete" && was !== "claimed"));
    if (isClaim) {
      this.#concert(order);
      const session = this.#sessionOf(order.paymentId);
      if (!session || session.authorizedAt === null || session.authorizedAt >= order.expiresAt) {
        this.wrong(`order ${order.id} is claimed with money that was not authorised in time`);
      }
      // By the time of the decision: the commit itself may be delayed.
      if (order.updatedAt >= order.terms.startsAt) {
        this.wrong(`order ${order.id} is claimed after the concert has begun`);
      }
      if (was === "cancelled" && before!.cancelReason !== "expired") {
        this.wrong(`order ${order.id} is claimed back after it was let go on purpose`);
      }
    }
    if (was !== is && is === "cancelled" && order.cancelReason === "expired") {
      if (now < order.expiresAt) {
        this.wrong(`order ${order.id} expires ${order.expiresAt - now} ms before its deadline`);
      }
    }
  }

  #concert(order: Order): void {
    const concert = (id: string) => this.model.get(["concert", id]).value as Concert | null;
    watchConcert(order, concert, this.wrong);
  }

  #holdLimit(order: Order, now: number): void {
    const { maxHolds } = this.rules;
    const held = [...this.orders.values()].filter((other) =>
      other.buyerId === order.buyerId && (isLive(other, now) || other.status === "claimed")
    );
    if (maxHolds > 0 && held.length >= maxHolds) {
      this.wrong(`${order.buyerId} has ${held.length + 1} open orders, ${maxHolds} are allowed`);
    }
  }

  #sessionOf(paymentId: string | null): Session | undefined {
    for (const session of this.provider.sessions.values()) {
      if (session.paymentId === paymentId && session.authorizedAt !== null) return session;
    }
    return undefined;
  }

  /** Called before the provider moves money. */
  money(verb: keyof typeof MOVES, { paymentId, orderId }: Session): void {
    const payment = this.model.get(["payment", paymentId]).value as Payment | null;
    if (payment?.status !== MOVES[verb]) {
      this.wrong(
        `the provider is asked to ${verb} payment ${paymentId}, which is ${payment?.status}`,
      );
    }
    const order = this.orders.get(orderId);
    const claimed = order?.status === "claimed" && order.paymentId === paymentId;
    if (verb === "capture" && !claimed) {
      this.wrong(`money is captured for order ${orderId}, which is ${order?.status}`);
    }
  }
}

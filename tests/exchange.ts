/** A whole exchange for a test: real store on a database in memory, sandbox payments, a clock to turn. */
import { LOW_COST } from "#adapters/identity/local/mod.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import type { Result } from "#domain/result.ts";
import { listTicket } from "#domain/tickets/commands.ts";
import type { ListingInput, TicketInput } from "#domain/tickets/input.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { users } from "#domain/users/user.ts";
import type { SystemOptions } from "#app/options.ts";
import { openSystem, type System } from "#app/system.ts";
import { assert } from "@std/assert";
import { Clock } from "./clock.ts";

export { Clock };

/** Keeps what was logged as alarm or error, and prints nothing. */
export class Silence implements Logger {
  readonly alarms: string[] = [];
  /** What each of them says. */
  readonly told: unknown[] = [];
  readonly errors: unknown[] = [];
  debug() {}
  info() {}
  warn() {}
  alarm(event: string, about?: unknown) {
    this.alarms.push(event);
    this.told.push(about);
  }
  error(_event: string, error: unknown) {
    this.errors.push(error);
  }
}

/** A ticket for a concert that starts then, epoch ms. */
export const ticketAt = (startsAt: number, code: string): TicketInput => ({
  title: "The Night Owls",
  description: "",
  venue: "Hall",
  city: "Lyon",
  startsAt,
  timeZone: "Europe/Paris",
  section: null,
  row: null,
  seat: null,
  faceValue: { amount: 5000, currency: "EUR" },
  price: { amount: 4500, currency: "EUR" },
  code,
  codeType: "qr",
});

export class Exchange {
  #made = 0;
  private constructor(
    readonly x: System,
    readonly clock: Clock,
    readonly log: Silence,
  ) {}

  static async open(
    env: Record<string, string> = {},
    options: SystemOptions & { clock?: Clock } = {},
  ): Promise<Exchange> {
    const clock = options.clock ?? new Clock();
    const log = new Silence();
    const given = { KV_URL: ":memory:", DEMO: "off", RATE_LIMITS: "off", ...env };
    const x = await openSystem(given, { log, passwordCost: LOW_COST, ...options, clock });
    return new Exchange(x, clock, log);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.x.stop();
  }

  /** A user without a password: commands ask for an id alone. */
  async user(name: string): Promise<string> {
    const id = this.x.store.newId();
    const email = `${name}.${++this.#made}@example.org`;
    await this.x.store.transact((tx) => tx.create(users, { id, name, email }));
    return id;
  }

  async ticket(sellerId: string, over: Partial<TicketInput> = {}): Promise<Ticket> {
    const input = ticketAt(this.clock.at + 30 * 86_400_000, `code-${++this.#made}`);
    return must(await listTicket(this.x, sellerId, { ...input, ...over }));
  }

  /** A listing of so many tickets, with seats 1, 2, 3… */
  async listing(
    sellerId: string,
    tickets: number,
    over: Partial<ListingInput> = {},
  ): Promise<Listing> {
    const { seat: _, code: __, codeType, ...shared } = ticketAt(
      this.clock.at + 30 * 86_400_000,
      "",
    );
    const rows = Array.from({ length: tickets }, (_, row) => ({
      seat: String(row + 1),
      code: `code-${++this.#made}`,
      codeType,
    }));
    const input: ListingInput = { ...shared, split: "any", tickets: rows, ...over };
    return must(await listTickets(this.x, sellerId, input));
  }

  async listingNow(id: string): Promise<Listing> {
    return (await this.x.store.get(listings, id))!;
  }

  async reserve(buyerId: string, ticketId: string): Promise<Order> {
    return must(await reserveTicket(this.x, buyerId, { ticketId })).order;
  }

  /** So many tickets of a listing. */
  async take(buyerId: string, { id: listingId }: { id: string }, quantity: number): Promise<Order> {
    return must(await reserveTicket(this.x, buyerId, { listingId, quantity })).order;
  }

  async orderNow(id: string): Promise<Order> {
    return (await this.x.store.get(orders, id))!;
  }

  /** The buyer pays, and all that follows is done. */
  async buy(order: Order): Promise<Order> {
    must(await this.pay(await this.checkout(order.buyerId, order.id)));
    await this.settle();
    return await this.orderNow(order.id);
  }

  async checkout(buyerId: string, orderId: string): Promise<Payment> {
    return must(await openCheckout(this.x, buyerId, orderId));
  }

  /** The buyer pays on the sandbox's page; the news travels by an event. */
  pay(payment: Payment, card = "4242424242424242"): Promise<Result<unknown>> {
    return this.x.sandbox!.pay(payment.sessionId!, card);
  }

  async paymentNow(id: string): Promise<Payment> {
    return (await this.x.store.get(payments, id))!;
  }

  /** Looks for what is due, and waits until all of it is handled. */
  async settle(): Promise<void> {
    this.x.workers.relay.wake();
    await this.x.workers.relay.idle();
  }
}

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  assert(result.ok, result.ok ? "" : `refused: ${result.refusal.code}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => result.ok ? "ok" : result.refusal.code;

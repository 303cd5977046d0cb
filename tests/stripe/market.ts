/** An exchange on the fake Stripe in this process, with a shared clock and unreliable webhooks. */
import type { SystemOptions } from "#app/options.ts";
import { addMember } from "#domain/groups/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { noticePayment } from "#domain/payments/notice.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { noticeAccount } from "#domain/payouts/account_news.ts";
import { type Payout, payouts } from "#domain/payouts/payout.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { TicketInput } from "#domain/tickets/input.ts";
import type { Kv } from "#store/kv/mod.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { Clock, Exchange, must } from "../exchange.ts";
import { FakeStripe } from "./fake.ts";
import { gatewayOn, payoutsOn } from "./gateway.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

export class Market implements AsyncDisposable {
  private constructor(readonly e: Exchange, readonly fake: FakeStripe) {}

  /** `fake` and `clock` are given if they outlive the exchange. */
  static async open(
    options: {
      env?: Record<string, string>;
      clock?: Clock;
      fake?: FakeStripe;
      fetch?: typeof fetch;
      workers?: boolean;
      kv?: (kv: Deno.Kv) => Kv;
      payouts?: SystemOptions["payouts"];
      /** Sellers are paid by the fake, too. */
      connect?: boolean;
      /** Time limit of a call about a payout, in real milliseconds: for calls that are never answered. */
      payoutTimeoutMs?: number;
    } = {},
  ): Promise<Market> {
    const clock = options.clock ?? new Clock();
    const fake = options.fake ?? new FakeStripe(clock.now);
    const using = {
      origin: "https://tickets.example",
      now: clock.now,
      fetch: options.fetch ?? fake.fetch,
    };
    const gateway = (): PaymentGateway => gatewayOn(fake, using);
    const paying = (): PayoutGateway =>
      payoutsOn(fake, { ...using, timeoutMs: options.payoutTimeoutMs });
    const e = await Exchange.open(options.env, {
      gateway,
      clock,
      workers: options.workers,
      kv: options.kv,
      payouts: options.connect ? paying : options.payouts,
    });
    const market = new Market(e, fake);
    fake.webhooks.endpoint = market.receive;
    fake.accountWebhooks.endpoint = market.receiveOfAccount;
    return market;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.e[Symbol.asyncDispose]();
  }

  /** Handles a delivery as the webhook route does. */
  readonly receive = async (body: string, signature: string): Promise<number> => {
    const { x } = this.e;
    const notice = await x.gateway.readNotice!(bytes(body), signature);
    if (notice) await noticePayment(x, notice);
    return 200;
  };

  /** The same for the second route. */
  readonly receiveOfAccount = async (body: string, signature: string): Promise<number> => {
    const { x } = this.e;
    const notice = await x.payouts.readNotice?.(bytes(body), signature);
    if (notice) await noticeAccount(x, notice);
    return 200;
  };

  /** The user has an account that takes money; returns its id at Stripe. */
  async account(userId: string): Promise<string> {
    const { account } = must(await openPayoutAccount(this.e.x, userId));
    this.fake.ledger.connect.onboard(account.providerId!);
    await this.settle();
    return account.providerId!;
  }

  /** A ticket is sold; `seller`: who has one already. */
  async sale(seller: string, over: Partial<TicketInput> = {}) {
    const bought = await this.checkout(undefined, await this.e.ticket(seller, over));
    this.pay(bought.payment);
    await this.settle();
    return bought;
  }

  async payout({ order }: { order: Order }): Promise<Payout> {
    return (await this.e.x.store.get(payouts, order.id))!;
  }

  /** Alice lists a ticket, unless one is given; the buyer reserves it and opens the checkout. */
  async checkout(buyerId?: string, ticket?: Ticket) {
    const { e } = this;
    const sold = ticket ?? await e.ticket(await e.user("alice"));
    const buyer = buyerId ?? await e.user("bob");
    const order = await e.reserve(buyer, sold.id);
    const payment = await e.checkout(buyer, order.id);
    return { buyer, ticket: sold, order, payment };
  }

  /** The buyer pays on the hosted page. */
  pay(payment: Payment, card: "good" | "declined" = "good"): void {
    this.fake.ledger.pay(payment.sessionId!, card);
  }

  /** Delivers due webhooks, and waits until all events are handled. */
  async settle(): Promise<void> {
    await this.fake.webhooks.deliver();
    await this.fake.accountWebhooks.deliver();
    await this.e.settle();
  }

  /** Advances the clock in steps, so that retries and late deliveries come due in between. */
  async pass(minutes: number, stepSeconds = 60): Promise<void> {
    for (let at = 0; at < minutes * 60; at += stepSeconds) {
      this.e.clock.forward(stepSeconds);
      this.fake.ledger.tick();
      await this.settle();
    }
  }

  async moderator(): Promise<string> {
    const mona = await this.e.user("mona");
    must(await addMember(this.e.x, "moderators", mona));
    return mona;
  }

  /** Status of order, payment and ticket, such as "complete, captured, sold". */
  async outcome(of: { order: Order; payment: Payment }): Promise<string> {
    const { store } = this.e.x;
    const order = (await store.get(orders, of.order.id))!;
    const payment = (await store.get(payments, of.payment.id))!;
    const ticket = (await getTicket(store, order.ticketIds[0]))!;
    const why = order.cancelReason ? `/${order.cancelReason}` : "";
    return `${order.status}${why}, ${payment.status}, ${ticket.status}`;
  }
}

/** An exchange with a seller, a buyer and a moderator, for tests about concerts. */
import { Exchange, must } from "../exchange.ts";
import { type ConcertWalk, concertWalks } from "#domain/concerts/walk.ts";
import { addMember } from "#domain/groups/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { SystemOptions } from "#app/options.ts";
import type { Clock } from "../exchange.ts";

/** A moderator's reason. */
export const because = { reason: "The singer is ill", requestId: null };

export class Cast implements AsyncDisposable {
  private constructor(
    readonly e: Exchange,
    readonly alice: string,
    readonly bob: string,
    readonly mo: string,
  ) {}

  static async open(
    env: Record<string, string> = {},
    options: SystemOptions & { clock?: Clock } = {},
  ): Promise<Cast> {
    const e = await Exchange.open(env, options);
    const [alice, bob, mo] = [await e.user("Alice"), await e.user("Bob"), await e.user("Mo")];
    must(await addMember(e.x, "moderators", mo));
    return new Cast(e, alice, bob, mo);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.e[Symbol.asyncDispose]();
  }

  async orderNow({ id }: Order): Promise<Order> {
    return (await this.e.x.store.get(orders, id))!;
  }

  async buy(buyer: string, ticketId: string): Promise<{ order: Order; payment: Payment }> {
    const order = await this.e.reserve(buyer, ticketId);
    const payment = await this.e.checkout(buyer, order.id);
    must(await this.e.pay(payment));
    await this.e.settle();
    return { order, payment };
  }

  async walk(concertId: string): Promise<ConcertWalk> {
    return (await this.e.x.store.get(concertWalks, concertId))!;
  }
}

/** An exchange with a seller, a buyer and a moderator, for tests about sellers' money. */
import type { SystemOptions } from "#app/options.ts";
import { sandboxTransfers } from "#adapters/payouts/sandbox/rows.ts";
import { addMember } from "#domain/groups/commands.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import type { Order } from "#domain/orders/order.ts";
import { noticePayment } from "#domain/payments/notice.ts";
import type { Dispute } from "#domain/payments/payment.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { type SellerDebt, sellerDebts } from "#domain/payouts/debt.ts";
import { type Payout, payouts } from "#domain/payouts/payout.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { TicketInput } from "#domain/tickets/input.ts";
import { Exchange, must } from "../exchange.ts";

export const IBANS = {
  takes: "DE89370400440532013000",
  refused: "AT611904300234573201",
  restricts: "NL91ABNA0417164300",
  hangs: "BE68539007547034",
  spends: "ES9121000418450200051332",
} as const;

/** Days after which a payout falls due: thirty until the concert, three after it. */
export const DUE_DAYS = 33;
const DAY = 86_400;

export class Money implements AsyncDisposable {
  private constructor(
    readonly e: Exchange,
    readonly alice: string,
    readonly bob: string,
    readonly mo: string,
  ) {}

  static async open(
    options: Parameters<typeof Exchange.open>[1] = {},
    env: Record<string, string> = {},
    people?: { alice: string; bob: string; mo: string },
  ): Promise<Money> {
    const e = await Exchange.open(env, options);
    if (people) return new Money(e, people.alice, people.bob, people.mo);
    const [alice, bob, mo] = [await e.user("Alice"), await e.user("Bob"), await e.user("Mo")];
    must(await addMember(e.x, "moderators", mo));
    return new Money(e, alice, bob, mo);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.e[Symbol.asyncDispose]();
  }

  /** Bob has bought a ticket of Alice's, for 4500. */
  async sale(over: Partial<TicketInput> = {}): Promise<Order> {
    return await this.e.buy(
      await this.e.reserve(this.bob, (await this.e.ticket(this.alice, over)).id),
    );
  }

  /** Alice has an account with this number. */
  async account(iban: string = IBANS.takes): Promise<void> {
    const { account } = must(await openPayoutAccount(this.e.x, this.alice));
    const form = { name: "Alice", iban };
    must(await this.e.x.payoutSandbox!.setUp(account.providerId!, form));
    await this.e.settle();
  }

  async payout({ id }: Pick<Order, "id">): Promise<Payout> {
    return (await this.e.x.store.get(payouts, id))!;
  }

  async debt(): Promise<SellerDebt | null> {
    return await this.e.x.store.get(sellerDebts, this.alice);
  }

  /** Time passes, and what falls due in it is done. */
  async days(days: number): Promise<void> {
    this.e.clock.forward(days * DAY);
    await this.e.settle();
  }

  async seconds(seconds: number): Promise<void> {
    this.e.clock.forward(seconds);
    await this.e.settle();
  }

  async refund({ id }: Order): Promise<void> {
    must(await refundOrder(this.e.x, this.mo, id));
    await this.e.settle();
  }

  /** What the sandbox has transferred, and taken back, for an order. */
  async transferred({ id }: Order): Promise<{ times: number; sum: number }> {
    const { items } = await this.e.x.store.list(sandboxTransfers, "payout", {
      prefix: [id],
      limit: 100,
    });
    const made = items.filter(({ refused }) => !refused);
    return {
      times: made.length,
      sum: made.reduce(
        (sum, { amount, reversals }) =>
          sum + amount - reversals.reduce((back, one) => back + one.amount, 0),
        0,
      ),
    };
  }
}

/** A provider whose calls are changed by a test. */
export const withPayouts = (
  change: (real: PayoutGateway) => Partial<PayoutGateway>,
): Pick<SystemOptions, "payouts"> => ({ payouts: (real) => ({ ...real, ...change(real) }) });

/** An exchange whose buyers' bank disputes what `dispute` says. */
export async function openWithBank(env: Record<string, string> = {}) {
  const bank: { says: Dispute["status"] | null } = { says: null };
  const m = await Money.open({
    gateway: (real) => ({
      ...real,
      read: async (payment) => ({
        ...await real.read(payment),
        dispute: bank.says && { status: bank.says, openedAt: 0 },
      }),
    }),
  }, env);
  const says = async (order: Order, status: Dispute["status"]) => {
    bank.says = status;
    const notice = { paymentId: order.paymentId, sessionId: null, paymentIntentId: null };
    await noticePayment(m.e.x, notice);
    await m.e.settle();
  };
  return { m, says };
}

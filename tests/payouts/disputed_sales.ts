/** Sales at a model of Stripe whose buyers go to their banks; their seller is paid by a model of payees. */
import { assert, assertEquals } from "@std/assert";
import { readCommand } from "#app/ops/commands.ts";
import { textOf } from "#app/ops/text.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Order } from "#domain/orders/order.ts";
import { noticePayout } from "#domain/payments/notice.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { owedNow, sellerDebts } from "#domain/payouts/debt.ts";
import { type Payout, payouts } from "#domain/payouts/payout.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { PayoutRefused } from "#domain/ports/payouts.ts";
import { must } from "../exchange.ts";
import { Payees, Refused } from "../simulation/payouts/payees.ts";
import { closeDispute, dispute, refund, reinstate } from "../stripe/after_sale.ts";
import { Market } from "../stripe/market.ts";
import { DUE_DAYS } from "./cast.ts";

/** Who gives an operator's command, and why. */
export const operator = { by: "terminal:olga", why: "the seller agreed" };

export class Disputes implements AsyncDisposable {
  private constructor(
    readonly market: Market,
    readonly payees: Payees,
    readonly alice: string,
    private readonly lines: { reverses: boolean; transfers: boolean },
  ) {}

  static async open(): Promise<Disputes> {
    const payees = new Payees();
    const lines = { reverses: true, transfers: true };
    const answer = <T>(isUp: boolean, run: () => T): Promise<T> => {
      if (!isUp) return Promise.reject(new GatewayUnavailable("no answer"));
      try {
        return Promise.resolve(run());
      } catch (error) {
        if (error instanceof Refused) return Promise.reject(new PayoutRefused(error.why, "no"));
        throw error;
      }
    };
    const market = await Market.open({
      payouts: () => ({
        name: "payees",
        openAccount: (userId) => Promise.resolve(payees.open(userId)),
        onboardingUrl: () => Promise.resolve("https://pay.example"),
        account: (id) => Promise.resolve({ status: payees.accounts.get(id)!, ending: null }),
        transfer: (payout, { amount }, key) =>
          answer(lines.transfers, () => payees.transfer(payout, amount, key)),
        reverse: (payout, amount, key) =>
          answer(lines.reverses, () => payees.reverse(payout, amount, key)),
        read: ({ id }) => Promise.resolve(payees.of(id).map((one) => ({ ...one }))),
        readNotice: null,
        checkPlatform: null,
      }),
    });
    const alice = await market.e.user("alice");
    payees.accounts.set(`acct_${alice}`, "active");
    must(await openPayoutAccount(market.e.x, alice));
    await market.settle();
    return new Disputes(market, payees, alice, lines);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.market[Symbol.asyncDispose]();
  }

  async sale(amount = 4500): Promise<Order> {
    const { e } = this.market;
    const price = { amount, currency: "EUR" };
    const bought = await this.market.checkout(undefined, await e.ticket(this.alice, { price }));
    this.market.pay(bought.payment);
    await this.market.settle();
    return await e.orderNow(bought.order.id);
  }

  async due(): Promise<void> {
    this.market.e.clock.forward(DUE_DAYS * 86_400);
    await this.market.settle();
  }

  /** The account has spent what it got; or calls are not answered. */
  spends(isSpent: boolean): void {
    this.payees.poor[isSpent ? "add" : "delete"](`acct_${this.alice}`);
  }
  async answers(what: Partial<Disputes["lines"]>): Promise<void> {
    Object.assign(this.lines, what);
    for (let hour = 0; hour < 2; hour++) {
      this.market.e.clock.forward(3_600);
      await this.market.settle();
    }
  }

  /** The buyer's bank takes the money, or `amount` of it, and keeps it. */
  async lost(order: Order, amount?: number): Promise<string> {
    const { fake: { ledger }, e } = this.market;
    const { paymentIntentId } = await e.paymentNow(order.paymentId!);
    const { id } = dispute(ledger, paymentIntentId!, "needs_response", amount);
    await this.market.settle();
    closeDispute(ledger, id, "lost");
    await this.market.settle();
    return id;
  }

  async won(id: string): Promise<void> {
    const { ledger } = this.market.fake;
    reinstate(ledger, id);
    ledger.disputes.get(id)!.status = "won";
    await this.market.settle();
  }

  /** The bank gives so much of a lost dispute back, and says no more. */
  async back(id: string, amount: number): Promise<void> {
    reinstate(this.market.fake.ledger, id, amount);
    await this.market.settle();
  }

  /** Somebody refunds this much of the sale on the provider's own pages. */
  async partRefunded(order: Order, amount: number): Promise<void> {
    const { paymentIntentId } = await this.market.e.paymentNow(order.paymentId!);
    refund(this.market.fake.ledger, paymentIntentId!, amount);
    await this.market.settle();
  }

  /** Somebody takes this much of the sale's transfer `n` back on the provider's own pages; its webhook arrives. */
  async reversedOutside({ id }: Order, n: number, amount: number): Promise<void> {
    this.payees.of(id)[n].reversed += amount;
    await noticePayout(this.market.e.x, id);
    await this.market.settle();
  }

  /** An operator's command about payouts; returns what they read. */
  async operate(...words: string[]): Promise<string> {
    const command = readCommand(["payouts", ...words]);
    assert(command.kind === "operation", JSON.stringify(command));
    const { operation, args } = command;
    const answer = await runOperation(this.market.e.x.ops, operation, args, operator);
    await this.market.settle();
    return answer.ok ? textOf(operation, answer.data) : answer.message;
  }

  async payout({ id }: Order): Promise<Payout> {
    return (await this.market.e.x.store.get(payouts, id))!;
  }

  /** Status, what Alice has of it at the provider, and what she owes in all; the books must agree. */
  async is(order: Order): Promise<string> {
    const { store, settings } = this.market.e.x;
    assertEquals(await Array.fromAsync(verifyBooks(store)), []);
    assertEquals(await Array.fromAsync(verifyPayouts(store)), []);
    const { accounts } = await trialBalance(store, settings.currency);
    const { balance } = this.market.fake.ledger;
    const theirs = [...balance.values()].reduce((sum, { net }) => sum + net, 0);
    assertEquals(accounts.provider_balance ?? 0, theirs - this.payees.kept());
    const has = this.payees.of(order.id).reduce((sum, one) => sum + one.amount - one.reversed, 0);
    const owes = owedNow(await store.get(sellerDebts, this.alice));
    return `${(await this.payout(order)).status}, has ${has}, owes ${owes}`;
  }
}

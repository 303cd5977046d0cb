/** The Stripe adapter on the fake, in this process, without a network or delays. */
import type { StripeOptions } from "#adapters/payments/stripe/mod.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import { FakeStripe } from "../../stripe/fake.ts";
import { gatewayOn } from "../../stripe/gateway.ts";
import { aPayment } from "../help.ts";
import { keyOf, requestOf } from "./payment_gateway_contract.ts";

export const START = Date.parse("2030-01-01T12:00:00.250Z");
export const ORIGIN = "http://localhost:8000";

export interface Shop extends AsyncDisposable {
  fake: FakeStripe;
  gateway: PaymentGateway;
  clock: { now(): number; pass(ms: number): void };
  /** Makes a payment with a checkout opened at the fake. */
  opened(change?: Partial<Payment>): Promise<Payment & { sessionId: string }>;
}

export function openShop(over: Partial<StripeOptions> = {}): Shop {
  let time = START;
  const clock = { now: () => time, pass: (ms: number) => void (time += ms) };
  const fake = new FakeStripe(clock.now);
  const gateway = gatewayOn(fake, { origin: ORIGIN, ...over });
  return {
    fake,
    gateway,
    clock,
    async opened(change = {}) {
      const payment = aPayment(clock.now(), { provider: "stripe", ...change });
      const { sessionId, url } = await gateway.openCheckout(requestOf(payment), keyOf(payment));
      return { ...payment, sessionId, checkoutUrl: url };
    },
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

/** Pays on the hosted page; false if it is refused. */
export function payAt(fake: FakeStripe, sessionId: string): boolean {
  try {
    fake.ledger.pay(sessionId, "good");
    return true;
  } catch {
    return false;
  }
}

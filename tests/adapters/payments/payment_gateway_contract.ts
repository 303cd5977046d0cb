/** The contract of the payment gateway port, for real and embedded providers. */
import { assert, assertEquals, assertExists, assertMatch, assertRejects } from "@std/assert";
import type { Payment } from "#domain/payments/payment.ts";
import { GatewayRefused, GatewayUnavailable, type PaymentGateway } from "#domain/ports/payments.ts";
import { aPayment } from "../help.ts";

interface GatewayUnderTest extends AsyncDisposable {
  gateway: PaymentGateway;
  /** The provider's time, epoch ms. */
  now(): number;
  /** Pays on the provider's page; false if it is refused. */
  pay(sessionId: string): Promise<boolean>;
}

export function paymentGatewayContract(name: string, make: () => Promise<GatewayUnderTest>): void {
  const test = (title: string, check: (t: Opened) => Promise<void>) =>
    Deno.test(`${name}: ${title}`, async () => {
      await using under = await make();
      const { gateway } = under;
      const payment = aPayment(under.now(), { provider: gateway.name });
      const { sessionId, url } = await gateway.openCheckout(requestOf(payment), keyOf(payment));
      const opened = { ...payment, sessionId, checkoutUrl: url };
      await check({
        ...under,
        payment: opened,
        state: stateOf(gateway, opened),
      });
    });

  test("an opened checkout has a URL and no money", async ({ payment, gateway }) => {
    assertMatch(payment.checkoutUrl!, /^https?:\/\//);
    const snapshot = await gateway.read(payment);
    assertEquals(snapshot.state, "open");
    assertEquals([snapshot.amount, snapshot.authorizedAt, snapshot.refund], [null, null, null]);
  });

  test("opening again under the same key returns the same checkout", async (t) => {
    const again = await t.gateway.openCheckout(requestOf(t.payment), keyOf(t.payment));
    assertEquals([again.sessionId, again.url], [t.payment.sessionId!, t.payment.checkoutUrl!]);
  });

  test("opening under the same key with another amount opens nothing", async (t) => {
    const request = { ...requestOf(t.payment), amount: { amount: 900, currency: "EUR" } };
    const error: unknown = await t.gateway.openCheckout(request, keyOf(t.payment)).catch((it) =>
      it
    );
    assert(error instanceof GatewayRefused || error instanceof GatewayUnavailable);
    assert(await t.pay(t.payment.sessionId!));
    assertEquals((await t.gateway.read(t.payment)).amount, t.payment.amount);
  });

  test("it states the prices that it accepts, and accepts the lowest", async (t) => {
    const { minimum, maximum, step } = t.gateway.prices("EUR");
    assert(minimum > 0 && minimum % step === 0 && maximum % step === 0 && maximum > minimum);
    const cheap = aPayment(t.now(), { amount: { amount: minimum, currency: "EUR" } });
    const { sessionId } = await t.gateway.openCheckout(requestOf(cheap), keyOf(cheap));
    assert(await t.pay(sessionId));
    assertEquals((await t.gateway.read({ ...cheap, sessionId })).amount, cheap.amount);
  });

  test("two payments have two checkouts", async (t) => {
    const other = aPayment(t.now());
    const opened = await t.gateway.openCheckout(requestOf(other), keyOf(other));
    assert(opened.sessionId !== t.payment.sessionId);
  });

  test(
    "an authorised payment is held in full, has a time in whole seconds, and can be captured for days",
    async (t) => {
      assert(await t.pay(t.payment.sessionId!));
      const held = await t.gateway.read(t.payment);
      assertEquals(held.state, "held");
      assertEquals(held.amount, t.payment.amount);
      assertEquals(held.authorizedAt! % 1000, 0);
      assert(held.authorizedAt! <= t.now() && held.authorizedAt! > t.now() - 60_000);
      assert(held.captureBefore! > t.now() + 24 * 3_600_000);
      assertExists(held.paymentIntentId);
    },
  );

  test("capturing takes the money, and is idempotent", async (t) => {
    await t.pay(t.payment.sessionId!);
    await t.gateway.capture(t.payment, "k1");
    await t.gateway.capture(t.payment, "k1");
    await t.gateway.capture(t.payment, "k2");
    const taken = await t.gateway.read(t.payment);
    assertEquals([taken.state, taken.amount, taken.refund], ["taken", t.payment.amount, null]);
  });

  test("cancelling releases the money, and is idempotent", async (t) => {
    await t.pay(t.payment.sessionId!);
    await t.gateway.cancel(t.payment, "k1");
    await t.gateway.cancel(t.payment, "k2");
    const gone = await t.gateway.read(t.payment);
    assertEquals([gone.state, gone.amount], ["gone", null]);
  });

  test("refunding returns the whole amount, once", async (t) => {
    await t.pay(t.payment.sessionId!);
    await t.gateway.capture(t.payment, "k1");
    await t.gateway.refund(t.payment, "k2");
    await t.gateway.refund(t.payment, "k3");
    const back = await t.gateway.read(t.payment);
    assertEquals([back.state, back.amount], ["returned", t.payment.amount]);
    assertEquals(back.refund?.status, "succeeded");
    assert(back.refund?.id);
  });

  test("an expired checkout is gone and cannot be paid", async (t) => {
    await t.gateway.expireCheckout(t.payment);
    await t.gateway.expireCheckout(t.payment);
    assertEquals(await t.state(), "gone");
    assertEquals(await t.pay(t.payment.sessionId!), false);
    assertEquals(await t.state(), "gone");
  });

  test("expiring a checkout does not affect money already authorised", async (t) => {
    await t.pay(t.payment.sessionId!);
    await t.gateway.expireCheckout(t.payment);
    assertEquals(await t.state(), "held");
  });

  test("a checkout cannot be paid twice", async (t) => {
    assert(await t.pay(t.payment.sessionId!));
    assertEquals(await t.pay(t.payment.sessionId!), false);
  });

  test("a payment not authorised can be neither captured nor refunded", async (t) => {
    await assertRejects(() => t.gateway.capture(t.payment, "k1"), GatewayRefused);
    await assertRejects(() => t.gateway.refund(t.payment, "k2"), GatewayRefused);
    assertEquals(await t.state(), "open");
  });

  test("a cancelled payment can be neither captured nor refunded", async (t) => {
    await t.pay(t.payment.sessionId!);
    await t.gateway.cancel(t.payment, "k1");
    await assertRejects(() => t.gateway.capture(t.payment, "k2"), GatewayRefused);
    await assertRejects(() => t.gateway.refund(t.payment, "k3"), GatewayRefused);
    assertEquals(await t.state(), "gone");
  });

  test("a captured payment cannot be cancelled, and one only authorised cannot be refunded", async (t) => {
    await t.pay(t.payment.sessionId!);
    await assertRejects(() => t.gateway.refund(t.payment, "k1"), GatewayRefused);
    await t.gateway.capture(t.payment, "k2");
    await assertRejects(() => t.gateway.cancel(t.payment, "k3"), GatewayRefused);
    assertEquals(await t.state(), "taken");
  });

  test("of a capture and a cancellation at the same time, exactly one succeeds", async (t) => {
    await t.pay(t.payment.sessionId!);
    const [captured, cancelled] = await Promise.allSettled([
      t.gateway.capture(t.payment, "k1"),
      t.gateway.cancel(t.payment, "k2"),
    ]);
    assert((captured.status === "fulfilled") !== (cancelled.status === "fulfilled"));
    assertEquals(await t.state(), captured.status === "fulfilled" ? "taken" : "gone");
  });
}

interface Opened extends Omit<GatewayUnderTest, typeof Symbol.asyncDispose> {
  payment: Payment;
  state(): Promise<string>;
}

const stateOf = (gateway: PaymentGateway, payment: Payment) => async () =>
  (await gateway.read(payment)).state;

export const requestOf = (payment: Payment) => ({
  paymentId: payment.id,
  orderId: payment.orderId,
  attempt: payment.attempt,
  amount: payment.amount,
  openedAt: payment.createdAt,
  ...payment.params,
});
export const keyOf = (payment: Payment) => `${payment.id}:open:${payment.attempt}`;

/** Conversion of amounts between our units and Stripe's. */
import { assert, assertEquals } from "@std/assert";
import { fromStripe, pricesOf, toStripe } from "#adapters/payments/stripe/currencies.ts";
import { openShop, payAt } from "./stripe_help.ts";

/** Amounts in our minor units (those of `Intl`) and in Stripe's. */
const amounts: [currency: string, ours: number, stripes: number][] = [
  ["EUR", 4550, 4550],
  ["JPY", 4500, 4500],
  ["KRW", 90_000, 90_000],
  ["KWD", 12_340, 12_340],
  // No decimals in our units, two in Stripe's, for historical reasons.
  ["ISK", 7_500, 750_000],
  ["UGX", 90_000, 9_000_000],
];

for (const [currency, ours, stripes] of amounts) {
  Deno.test(`${ours} ${currency} are ${stripes} at Stripe, charged and captured exactly`, async () => {
    assertEquals(toStripe({ amount: ours, currency }), stripes);
    assertEquals(fromStripe(stripes, currency.toLowerCase()), { amount: ours, currency });
    await using shop = openShop();
    const payment = await shop.opened({ amount: { amount: ours, currency } });
    assertEquals(shop.fake.ledger.session(payment.sessionId).amount_total, stripes);
    payAt(shop.fake, payment.sessionId);
    assertEquals((await shop.gateway.read(payment)).amount, payment.amount);
    await shop.gateway.capture(payment, "k1");
    assertEquals((await shop.gateway.read(payment)).amount, payment.amount);
    assertEquals(shop.fake.totals().captured, stripes);
  });
}

Deno.test("each currency has a minimum price and a step that Stripe accepts", () => {
  assertEquals(pricesOf("EUR"), { minimum: 50, maximum: 99_999_999, step: 1 });
  assertEquals(pricesOf("JPY"), { minimum: 50, maximum: 99_999_999, step: 1 });
  assertEquals(pricesOf("KWD"), { minimum: 10, maximum: 99_999_990, step: 10 });
  assertEquals(pricesOf("ISK"), { minimum: 1, maximum: 999_999, step: 1 });
  assertEquals(pricesOf("UGX"), { minimum: 1, maximum: 999_999, step: 1 });
  assertEquals(pricesOf("IDR").maximum, 999_999_999_999);
  assertEquals(pricesOf("HUF").minimum, 17_500);
});

Deno.test("in every currency, each price allowed by the rule converts to a whole amount at Stripe and back", () => {
  let tried = 0;
  for (const currency of Intl.supportedValuesOf("currency")) {
    const { minimum, maximum, step } = pricesOf(currency);
    assert(Number.isInteger(step) && step >= 1 && minimum >= step && maximum > minimum, currency);
    for (const amount of [minimum, minimum + step, step * 1_000, maximum]) {
      if (amount < minimum || amount > maximum) continue;
      const converted = toStripe({ amount, currency });
      assert(
        converted !== null && Number.isInteger(converted) &&
          converted <= (currency === "IDR" ? 999_999_999_999 : 99_999_999),
        `${amount} ${currency}`,
      );
      assertEquals(fromStripe(converted, currency), { amount, currency });
      tried++;
    }
  }
  assert(tried > 500);
});

Deno.test("an amount that is not a whole number of our units is rejected", async () => {
  assertEquals(fromStripe(750_050, "isk"), null);
  await using shop = openShop();
  const payment = await shop.opened({ amount: { amount: 7_500, currency: "ISK" } });
  payAt(shop.fake, payment.sessionId);
  [...shop.fake.ledger.intents.values()][0].amount_capturable = 750_050;
  assertEquals((await shop.gateway.read(payment)).amount, null);
});

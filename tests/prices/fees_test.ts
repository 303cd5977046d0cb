/** Fees: exact, rounded half up per ticket, frozen in an order, and part of what the provider charges. */
import { assert, assertEquals } from "@std/assert";
import { MAX_AMOUNT } from "#domain/money.ts";
import { refusesPrice } from "#domain/tickets/listing_rules.ts";
import { payoutOf, saleTermsSchema, totalEach, totalOf } from "#domain/tickets/terms.ts";
import { feesOf, highestPrice, lowestPrice, netOf, withFee } from "#domain/trade/fees.ts";
import { decideReserve } from "#domain/trade/order_decisions.ts";
import { emptyWorld } from "#domain/trade/world.ts";
import { feeOf as feeAsTyped } from "#web/browser/preview.ts";
import { codeOf } from "../exchange.ts";
import { eur, listingOf, orderOf, rules, T0 } from "../domain/cast.ts";

const rates = (buyerFeePercent: number, sellerFeePercent = 0, step = 1) => ({
  buyerFeePercent,
  sellerFeePercent,
  prices: { step },
});
const fee = (amount: number, percent: number, step = 1): number =>
  feesOf({ amount }, rates(percent, 0, step)).buyerFee;

Deno.test("fees of 10 % and 5 % on 19.99 make a total of 21.99 and a payout of 18.99", () => {
  const price = eur(1999);
  assertEquals(withFee(price, rates(10, 5)), eur(2199));
  assertEquals(netOf(price, rates(10, 5)), eur(1899));
});

Deno.test("a fee is rounded half up to the minor unit", () => {
  assertEquals([fee(14, 10), fee(15, 10), fee(24, 10), fee(25, 10)], [1, 2, 2, 3]);
  assertEquals([fee(1, 50), fee(1, 49.99), fee(3, 50)], [1, 0, 2]);
  assertEquals([fee(1999, 0), fee(1, 0.01), fee(5000, 0.01), fee(4999, 0.01)], [0, 0, 1, 0]);
});

Deno.test("a fee of two decimals is exact, where a float would miss a half", () => {
  // 1.005 and 1.15 are less than they say as floats.
  assertEquals([fee(100_00, 2.9), fee(500, 0.29), fee(50, 1.15 * 1), fee(10_000, 1.13)], [
    290,
    1,
    1,
    113,
  ]);
  assertEquals(fee(50_000, 0.57), 285);
});

Deno.test("a fee is a multiple of the provider's step, rounded half up", () => {
  // Stripe takes no fractions of 100 aurar (ISK, UGX) and no fils below ten (KWD).
  assertEquals([fee(1_400, 10, 100), fee(1_500, 10, 100), fee(400, 10, 100)], [100, 200, 0]);
  assertEquals([fee(1_230, 10, 10), fee(1_250, 10, 10)], [120, 130]);
});

Deno.test("the highest amount with the highest fee is exact", () => {
  assertEquals(fee(MAX_AMOUNT, 50), (MAX_AMOUNT + 1) / 2);
  assertEquals(fee(MAX_AMOUNT - 1, 50), (MAX_AMOUNT - 1) / 2);
  const price = { amount: MAX_AMOUNT, currency: "IDR" };
  assertEquals(netOf(price, rates(0, 50)).amount, (MAX_AMOUNT - 1) / 2);
});

Deno.test("the buyer's fee comes on top, the seller's out of the price, each times the tickets", () => {
  const terms = { price: eur(1999), buyerFee: 200, sellerFee: 100, seats: [1, 2, 3] };
  assertEquals(totalEach(terms), eur(2199));
  assertEquals(totalOf(terms), eur(3 * 2199));
  assertEquals(payoutOf(terms), eur(3 * 1899));
});

Deno.test("an order from before there were fees has none", () => {
  const { buyerFee: _, sellerFee: __, ...former } = orderOf().terms;
  const read = saleTermsSchema.parse(former);
  assertEquals([read.buyerFee, read.sellerFee, totalOf(read)], [0, 0, eur(4500)]);
});

Deno.test("the prices within a range of totals are found exactly", () => {
  for (const percent of [0, 0.01, 3.33, 10, 50]) {
    for (const step of [1, 10, 100]) {
      const fees = rates(percent, 0, step);
      for (let total = 0; total <= 700; total++) {
        const of = (amount: number) => amount + feesOf({ amount }, fees).buyerFee;
        const low = lowestPrice(total, fees);
        assert(of(low) >= total && (low === 0 || of(low - 1) < total), `${percent} ${total}`);
        const high = highestPrice(total, fees);
        assert(of(high + 1) > total && (high < 0 || of(high) <= total), `${percent} ${total}`);
      }
    }
  }
  assertEquals(highestPrice(MAX_AMOUNT, rates(0)), MAX_AMOUNT);
});

Deno.test("the provider's limits apply to the total: of one ticket at least, of all at most", () => {
  const with10 = { ...rates(10), prices: { minimum: 50, maximum: 99_999_999, step: 1 } };
  assertEquals(refusesPrice(eur(45), 1, with10), null); // 49.5 is rounded to 50
  assert(refusesPrice(eur(44), 1, with10)!.includes("0.45"));
  assertEquals(refusesPrice(eur(90_909_090), 1, with10), null);
  assert(refusesPrice(eur(90_909_091), 1, with10)!.includes("909090.90"));
  assertEquals(refusesPrice(eur(15_151_514), 6, with10), null);
  assert(refusesPrice(eur(15_151_515), 6, with10)!.includes("151515.14"));
  const krona = { ...rates(10), prices: { minimum: 500, maximum: 99_999_900, step: 100 } };
  assertEquals(refusesPrice({ amount: 500, currency: "HUF" }, 1, krona), null);
  assert(refusesPrice({ amount: 550, currency: "HUF" }, 1, krona) !== null);
});

Deno.test("an order keeps the fees of the moment of its hold; another total than the one seen is refused", () => {
  const listing = listingOf({ price: eur(1999) });
  const world = { ...emptyWorld(T0), listing, holds: { bob: null } };
  const ask = { buyerId: "bob", choice: { quantity: 1 }, orderId: "order" };
  const fees = { ...rules, buyerFeePercent: 10, sellerFeePercent: 5 };
  const { answer } = decideReserve(world, { ...ask, totalSeen: 2199 }, fees);
  assert(answer.ok);
  const { terms } = answer.value.order;
  assertEquals([terms.buyerFee, terms.sellerFee], [200, 100]);
  assertEquals([totalOf(terms), payoutOf(terms)], [eur(2199), eur(1899)]);
  assertEquals(
    codeOf(decideReserve(world, { ...ask, totalSeen: 1999 }, fees).answer),
    "price_changed",
  );
  // A client that only compares the seller's price is not told of fees.
  assertEquals(codeOf(decideReserve(world, { ...ask, priceSeen: 1999 }, fees).answer), "ok");
  assertEquals(
    codeOf(decideReserve(world, { ...ask, priceSeen: 2199 }, fees).answer),
    "price_changed",
  );
});

Deno.test("the sell form's script computes the same fees as the server", () => {
  for (const percent of [0.01, 2.5, 7.25, 10, 50]) {
    for (const step of [1, 10, 100]) {
      for (const amount of [1, 5, 15, 99, 100, 1999, 12_345, 99_999_999, MAX_AMOUNT]) {
        assertEquals(feeAsTyped(amount, percent, step), fee(amount, percent, step));
      }
    }
  }
});

/** Letters that name money: how much, in which currency, what it includes, and when it comes. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { lettersOf } from "../domain/letters_cast.ts";

const FEES = {
  price: { amount: 1999, currency: "EUR" },
  buyerFee: 200,
  sellerFee: 100,
};
const textsOf = (...given: Parameters<typeof lettersOf>): [kind: string, text: string][] =>
  Object.entries(lettersOf(...given)).map(([kind, { paragraphs }]) => [
    kind,
    paragraphs.join(" ").replaceAll(/\s/g, " "),
  ]);
/** The buyer's money comes back after it was taken. */
const REFUNDS = /^(refunded|refundOfCancelled$|givenBack$|claim_buyer_upheld$)/;

Deno.test("every letter about a refund names the whole total, says that it includes the fee, and how long it takes", () => {
  for (
    const [language, money, included, takes] of [
      ["en", "€21.99", "That includes the service fee.", "up to ten business days"],
      ["fr", "21,99 €", "Les frais de service sont compris.", "jusqu’à dix jours ouvrés"],
    ] as const
  ) {
    const refunds = textsOf("Bob", FEES, "x", { language }).filter(([kind]) => REFUNDS.test(kind));
    assertEquals(refunds.length, 6);
    for (const [kind, text] of refunds) {
      assertStringIncludes(
        text,
        kind.endsWith("Two") ? money.replace("21", "43").replace("99", "98") : money,
        kind,
      );
      for (const said of [included, takes]) assertStringIncludes(text, said, kind);
    }
  }
});

Deno.test("no letter speaks of a service fee where there is none", () => {
  for (const [kind, text] of textsOf()) assert(!/service fee/.test(text), kind);
});

Deno.test("who has sold reads the exact share, and when it is sent by the delay that is configured", () => {
  const said = Object.fromEntries(textsOf("Alice", FEES));
  assertStringIncludes(
    said.sold,
    "Your ticket sold for €19.99. Your share is €18.99: the price less a service fee of €1.00. " +
      "Your share is sent to you 3 days after the concert begins, or later if",
  );
  assertStringIncludes(said.soldTwo, "Your share is €37.98:");
  const hours = Object.fromEntries(textsOf("Alice", FEES, "x", { payoutDelaySeconds: 93_600 }));
  assertStringIncludes(hours.sold, "Your share is sent to you 1 day, 2 hours after");
  const nothing = { ...FEES, price: { amount: 1, currency: "EUR" }, sellerFee: 1 };
  assert(!Object.fromEntries(textsOf("Alice", nothing)).sold.includes("is sent to you"));
});

Deno.test("who reads that a sale was reversed reads what becomes of its money", () => {
  const said = Object.fromEntries(textsOf());
  for (const kind of ["undone", "undoneTwo", "saleOfCancelled", "saleGivenBack"]) {
    assertStringIncludes(said[kind], "You are not paid for this sale.", kind);
    assertStringIncludes(said[kind], "taken back, or kept from your next payouts", kind);
  }
  // Only reserved: there was nothing to pay yet.
  for (const kind of ["freed", "freedTwo"]) assert(!said[kind].includes("paid"), kind);
});

Deno.test("a letter that says that money was sent says that it takes time to arrive; one that was paid by hand does not", () => {
  const said = Object.fromEntries(textsOf());
  for (const kind of ["paid", "paidLess"]) {
    assertStringIncludes(said[kind], "it can take some days to arrive", kind);
  }
  for (const kind of ["paidDebt", "paidByHand"]) assert(!said[kind].includes("arrive"), kind);
});

Deno.test("amounts in letters are in the currency of the sale", () => {
  const price = { amount: 1999, currency: "JPY" };
  const said = Object.fromEntries(textsOf("Bob", { ...FEES, price }));
  assertStringIncludes(said.bought, "You paid ¥2,199.");
  assertStringIncludes(said.bought, "That is ¥1,999 + ¥200 service fee.");
  assertStringIncludes(said.sold, "Your share is ¥1,899:");
  assertStringIncludes(said.refundOfCancelled, "you are getting ¥2,199 back");
});

/** Caps on sellers' prices by the country of the concert, of face value and the fees paid; how far ahead one may sell. */
import { assert, assertEquals } from "@std/assert";
import { readConfig } from "#app/config/mod.ts";
import { BUILT_IN_CAPS, highestPriceFor } from "#domain/tickets/caps.ts";
import { editTicket, listTicket } from "#domain/tickets/commands.ts";
import { refusesListing, type TicketInput } from "#domain/tickets/input.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { says, saysAmount, saysCountry } from "#words/problems.ts";
import { inWords } from "#words/problems.ts";
import { catalogues } from "#words/languages.ts";
import { codeOf, Exchange, must, ticketAt } from "../exchange.ts";
import { eur, listingOf, rules, T0 } from "../domain/cast.ts";

const DAY = 86_400_000;
const caps = { ...rules, priceCaps: { FR: 100, DE: 150 } };
/** Why a ticket of this price is refused, at face value 50 euros. */
const refusal = (price: number, country: string | null, over: Partial<TicketInput> = {}) => {
  const listing = { ...listingOf(), price: eur(price), ...over };
  return refusesListing(listing, 1, country, T0, caps)?.errors?.[0];
};

Deno.test("a country's cap holds there, the default elsewhere and where no country is known", () => {
  assertEquals([refusal(5000, "FR"), refusal(7500, "DE"), refusal(6000, "GB")], [
    undefined,
    undefined,
    undefined,
  ]);
  assertEquals(refusal(5001, "FR"), {
    path: "price",
    message: says("above_cap_bare_in", {
      percent: 100,
      most: saysAmount(eur(5000)),
      country: saysCountry("FR"),
    }),
  });
  assertEquals(refusal(7501, "DE")?.path, "price");
  for (const country of ["GB", null]) {
    const message = says("above_cap_bare", { percent: 120, most: saysAmount(eur(6000)) });
    assertEquals(refusal(6001, country), { path: "price", message });
  }
});

Deno.test("the field says the highest price and whose rule it is, in both languages", () => {
  const { message } = refusal(5001, "FR")!;
  assertEquals(
    inWords(message, catalogues.en),
    "Must not exceed 100% of face value (€50.00): the limit for concerts in France",
  );
  assert(inWords(message, catalogues.fr).includes("(France)"));
  const paidFees = eur(500);
  assertEquals(
    inWords(refusal(6601, null, { paidFees })!.message, catalogues.en),
    "Must not exceed 120% of face value and the fees you paid (€66.00)",
  );
  assertEquals(
    inWords(refusal(5501, "FR", { paidFees })!.message, catalogues.en),
    "Must not exceed 100% of face value and the fees you paid (€55.00): the limit for concerts in France",
  );
});

Deno.test("0 switches the default off, never a country's cap; a cap is rounded down", () => {
  const off = { ...caps, priceCapPercent: 0 };
  assertEquals(highestPriceFor({ faceValue: eur(5000) }, "GB", off), null);
  assertEquals(highestPriceFor({ faceValue: eur(5000) }, "FR", off), eur(5000));
  assertEquals(highestPriceFor({ faceValue: eur(4999) }, "GB", caps), eur(5998));
  assertEquals(highestPriceFor({ faceValue: eur(1) }, "GB", caps), eur(1));
});

Deno.test("the cap is taken of face value and fees paid, which are at most 30 % of face value", () => {
  assertEquals(refusal(5500, "FR", { paidFees: eur(500) }), undefined);
  assertEquals(refusal(5501, "FR", { paidFees: eur(500) })?.path, "price");
  assertEquals(refusal(6500, "FR", { paidFees: eur(1500) }), undefined);
  assertEquals(refusal(100, "FR", { paidFees: eur(1501) })?.path, "paidFees");
});

Deno.test("tickets may be listed as far ahead as configured; the field says how far", () => {
  const far = { ...caps, saleHorizonDays: 80 };
  const at = (startsAt: number) =>
    refusesListing({ ...listingOf(), startsAt }, 1, "FR", T0, far)?.errors?.[0];
  assertEquals(at(T0 + 80 * DAY), undefined);
  assertEquals(at(T0 + 80 * DAY + 1), {
    path: "startsAt",
    message: says("beyond_horizon", { days: 80 }),
  });
});

Deno.test("the configuration: built-in caps, overridden by country; a horizon with Stripe", () => {
  assertEquals(readConfig({}).priceCaps, { DK: 100, FR: 100, NO: 100, PT: 100 });
  assertEquals(BUILT_IN_CAPS.FR, 100);
  const { priceCaps } = readConfig({ PRICE_CAPS: "FR=110, DE=120" });
  assertEquals(priceCaps, { DK: 100, FR: 110, NO: 100, PT: 100, DE: 120 });
  for (const wrong of ["FR", "fr=100", "XX=100", "FR=0", "FR=100,FR=120", "FR=99999"]) {
    let message = "";
    try {
      readConfig({ PRICE_CAPS: wrong });
    } catch (error) {
      message = String(error);
    }
    assert(message.includes("PRICE_CAPS"), wrong);
  }
  const stripe = {
    PAYMENTS: "stripe",
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_2",
  };
  const horizonOf = (env: Record<string, string>) => readConfig(env).saleHorizonDays;
  assertEquals([horizonOf({}), horizonOf(stripe)], [null, 80]);
  assertEquals(horizonOf({ ...stripe, SALE_HORIZON_DAYS: "0" }), null);
  assertEquals(horizonOf({ SALE_HORIZON_DAYS: "30" }), 30);
});

Deno.test("a listing above a new cap stays on sale at its price; its seller cannot keep that price in an edit", async () => {
  await using exchange = await Exchange.open({ PRICE_CAPS: "FR=120" });
  const { x } = exchange;
  const [alice, bob] = [await exchange.user("alice"), await exchange.user("bob")];
  const ticket = await exchange.ticket(alice, { price: eur(5900) });
  const strict = { ...x, settings: { ...x.settings, priceCaps: { FR: 100 } } };
  const again = { ...ticketAt(exchange.clock.at + 30 * DAY, "other"), price: eur(5900) };
  assertEquals(codeOf(await listTicket(strict, alice, again)), "price_above_cap");
  const described = { description: "Still mine" };
  const kept = await editTicket(strict, alice, ticket.id, described, ticket.version);
  assertEquals(codeOf(kept), "price_above_cap");
  const { order } = must(await reserveTicket(strict, bob, { ticketId: ticket.id }));
  assertEquals(order.terms.price, eur(5900));
});

Deno.test("the cap is that of the concert that an edit moves the listing to, before and after it is made", async () => {
  await using exchange = await Exchange.open();
  const alice = await exchange.user("alice");
  const inLondon = { city: "London", timeZone: "Europe/London", price: eur(5900) };
  const ticket = await exchange.ticket(alice, inLondon);
  const inParis = { city: "Paris", timeZone: "Europe/Paris" };
  const moved = await editTicket(exchange.x, alice, ticket.id, inParis, ticket.version);
  assertEquals(codeOf(moved), "price_above_cap");
  const cheaper = { ...inParis, price: eur(5000) };
  must(await editTicket(exchange.x, alice, ticket.id, cheaper, ticket.version));
});

/** What the sell form says about prices: examples in the exchange's currency, and the highest price where one applies. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { readConfig } from "#app/config/mod.ts";
import { capText } from "#web/pages/sell/cap_hint.ts";
import { typedAmount } from "#words/format.ts";
import { mannerIn } from "#words/manner.ts";
import { startApp, test } from "../http/app.ts";
import { html, sellForm, signUp, textOf } from "../http/cast.ts";

const manner = (language: "en" | "fr") =>
  mannerIn(language, { locale: language, timeZone: "Europe/Paris" });
const settings = (env: Record<string, string> = {}) => readConfig({ PRICE_CAPS: "DE=110", ...env });
const said = (
  values: Record<string, string>,
  env?: Record<string, string>,
  language: "en" | "fr" = "en",
) => capText(values, settings(env), manner(language));
const PARIS = { timeZone: "Europe/Paris" };
const LONDON = { timeZone: "Europe/London" };

Deno.test("the highest price is said in money once the face value is known, with the fees that were paid", () => {
  assertEquals(said({ ...LONDON, faceValue: "50" }), "Up to €60.00.");
  assertEquals(said({ ...LONDON, faceValue: "50", paidFees: "4" }), "Up to €64.80.");
  assertEquals(
    said({ ...PARIS, faceValue: "50", paidFees: "4,5" }),
    "Up to €54.50: the limit for concerts in France.",
  );
  const inFrench = said({ ...PARIS, faceValue: "50" }, {}, "fr")!.replaceAll(/\s/g, " ");
  assertStringIncludes(inFrench, "50,00 € au maximum");
  // 120 % of 0.99 is 1.188.
  assertEquals(said({ ...LONDON, faceValue: "0.99" }), "Up to €1.18.");
  for (const faceValue of ["", "0", "fifty"]) {
    assertEquals(
      said({ ...LONDON, faceValue }),
      "Up to 120% of face value and the fees you paid.",
    );
  }
});

Deno.test("no highest price is said where none applies, and a country's own where it is the rule", () => {
  const none = { PRICE_CAP_PERCENT: "0" };
  assertEquals(said({ ...LONDON, faceValue: "50" }, none), null);
  assertEquals(said({ ...LONDON }, none), null);
  assertEquals(
    said(PARIS, none),
    "Up to 100% of face value and the fees you paid: the limit for concerts in France.",
  );
  // The zone tells no country, so the form asks for it.
  assertEquals(said({ timeZone: "UTC", faceValue: "50" }, none), null);
  assertEquals(
    said({ timeZone: "UTC", country: "DE", faceValue: "50" }, none),
    "Up to €55.00: the limit for concerts in Germany.",
  );
});

Deno.test("an example of an amount has the decimals of its currency, and the language's comma", () => {
  const typed = (currency: string) => [typedAmount(currency, "en"), typedAmount(currency, "fr")];
  assertEquals(typed("EUR"), ["12.50", "12,50"]);
  assertEquals(typed("JPY"), ["1250", "1250"]);
  assertEquals(typed("KWD"), ["12.500", "12,500"]);
});

const yen = await startApp({
  env: { CURRENCY: "JPY", PRICE_CAP_PERCENT: "0", PRICE_CAPS: "FR=100" },
});
Deno.test.afterAll(() => yen.stop());

test("where a currency has no decimals, no hint and no problem shows some", async () => {
  const alice = await signUp(yen, "alice");
  const form = sellForm({ faceValue: "5000", price: "45.50" });
  const pages = [
    await html(alice.get("/sell")),
    await html(alice.post("/sell", form), 422),
    await html(alice.get("/?min=1.5&max=abc"), 422),
  ].map(textOf);
  for (const page of pages) assert(!/12[.,]50/.test(page), page);
  assertStringIncludes(pages[0], "in JPY. For example: 1250");
  for (const page of pages.slice(1)) {
    assertStringIncludes(page, "Enter an amount such as 1250, without a currency");
  }
  // Without JavaScript, the page that asks again says the limit in money.
  assertStringIncludes(pages[1], "Up to ¥5,000: the limit for concerts in France.");
  const london = { ...form, timeZone: "Europe/London" };
  const page = textOf(await html(alice.post("/sell", london), 422));
  assert(!/Up to (¥|\d+%)/.test(page), page);
});

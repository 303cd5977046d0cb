/** What the form for selling says about the seller's money. */
import { assertMatch, assertStringIncludes } from "@std/assert";
import { mannerIn } from "#words/manner.ts";
import { whenPaid } from "#web/pages/payouts/when_paid.ts";

const look = { locale: "en", timeZone: "Europe/Paris" };
const said = (payoutDelaySeconds: number, language: "en" | "fr" = "en") =>
  whenPaid(
    { settings: { payoutDelaySeconds } },
    mannerIn(language, { ...look, locale: language }),
  );

Deno.test("the form for selling says when sellers are paid, by the delay that is configured", () => {
  assertStringIncludes(said(259_200), "Your money is sent 3 days after the concert begins");
  assertStringIncludes(said(86_400), "sent 1 day after the concert");
  assertStringIncludes(said(90_061), "sent 1 day, 1 hour, 1 minute, 1 second after the concert");
  assertStringIncludes(said(7), "sent 7 seconds after the concert");
  assertMatch(said(259_200, "fr"), /envoyé 3\sjours après le début du concert/);
});

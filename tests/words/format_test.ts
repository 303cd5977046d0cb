/** How money, times, plurals and gaps are written. */
import { assert, assertEquals } from "@std/assert";
import { fill, formFor } from "#words/fill.ts";
import {
  clockTime,
  concertDay,
  concertTime,
  concertTimeAbroad,
  concertTimeParts,
  dayText,
  durationText,
  exactDuration,
  momentTime,
  moneyText,
  timeLeft,
  waitText,
} from "#words/format.ts";
import { dayInFigures, dayInWords, readDay } from "#web/parts/date_text.ts";
import { catalogues } from "#words/languages.ts";
import { inWords, says, saysDuration, saysWait } from "#words/problems.ts";
import { type Manner, mannerIn } from "#words/manner.ts";

const PARIS = "Europe/Paris";
const inEnglish = (locale = "en"): Manner => mannerIn("en", { locale, timeZone: PARIS });
const SUMMER = Date.parse("2027-07-01T18:00:00Z");
const WINTER = Date.parse("2027-01-15T19:00:00Z");

Deno.test("money is shown with its currency's decimals, as the region writes it", () => {
  assertEquals(moneyText({ amount: 4500, currency: "EUR" }, "en"), "€45.00");
  assertEquals(moneyText({ amount: 4500, currency: "JPY" }, "en"), "¥4,500");
  assertEquals(moneyText({ amount: 4500, currency: "USD" }, "en-CA"), "US$45.00");
});

Deno.test("a concert's time is shown in its own zone, named where it is not the usual one", () => {
  assertEquals(concertTime(SUMMER, PARIS, inEnglish()), "Thu, Jul 1, 2027, 20:00");
  assertEquals(
    concertTime(SUMMER, "America/New_York", inEnglish()),
    "Thu, Jul 1, 2027, 14:00 EDT",
  );
  assertEquals(concertTimeAbroad(SUMMER, PARIS, inEnglish()), "Thu, Jul 1, 2027, 20:00 CEST");
  assertEquals(concertDay(SUMMER, PARIS, inEnglish()), {
    month: "Jul",
    day: "1",
    weekday: "Thu",
    time: "20:00",
  });
});

Deno.test("in French the first of a month is the 1er, alone of all days and only beside its month", () => {
  const inFrench = (locale = "fr") => mannerIn("fr", { locale, timeZone: PARIS });
  const written = (at: number, locale?: string) => concertTime(at, PARIS, inFrench(locale));
  assertEquals(written(SUMMER), "jeu. 1er juil. 2027, 20:00");
  assertEquals(written(SUMMER + 10 * 86_400_000), "dim. 11 juil. 2027, 20:00");
  assertEquals(written(SUMMER + 30 * 86_400_000), "sam. 31 juil. 2027, 20:00");
  assertEquals(concertTimeAbroad(SUMMER, PARIS, inFrench()).slice(0, 20), "jeu. 1er juil. 2027,");
  assertEquals(concertTimeParts(SUMMER, PARIS, inFrench()).day, "jeu. 1er juil. 2027, ");
  assertEquals(dayText(SUMMER, inFrench()), "1er juil. 2027");
  assertEquals(momentTime(SUMMER, inFrench()).slice(0, 15), "1er juil. 2027,");
  assertEquals(concertDay(SUMMER, PARIS, inFrench()).day, "1");
  assertEquals(dayInWords("2027-06-01", "fr"), "1er juin 2027");
  assertEquals(dayInFigures("2027-06-01", "fr"), "01/06/2027");
  assertEquals(readDay(dayInWords("2027-06-01", "fr"), "fr"), "2027-06-01");
});

Deno.test("the installation's region stays for its own language", () => {
  assertEquals(concertTime(SUMMER, PARIS, inEnglish("en-GB")), "Thu, 1 Jul 2027, 20:00");
  assertEquals(inEnglish("de").locale, "en");
});

Deno.test("zones have the names that people use, in summer and in winter", () => {
  const said = (at: number, timeZone: string) =>
    clockTime(at, mannerIn("en", { locale: "en", timeZone })).split(" ").slice(1).join(" ");
  assertEquals(said(WINTER, PARIS), "CET");
  assertEquals(said(SUMMER, PARIS), "CEST");
  assertEquals(said(SUMMER, "Europe/London"), "BST");
  assertEquals(said(WINTER, "Europe/London"), "GMT");
  assertEquals(said(SUMMER, "Australia/Sydney"), "AEST");
  assertEquals(said(SUMMER, "Asia/Tokyo"), "Japan Time");
  assertEquals(said(SUMMER, "UTC"), "UTC");
});

Deno.test("no zone with a name is shown as an offset from GMT", () => {
  const manner = (timeZone: string) => mannerIn("en", { locale: "en", timeZone });
  const nameless = Intl.supportedValuesOf("timeZone").filter((zone) =>
    !zone.startsWith("Etc/") && /GMT[+\u2212-]/.test(clockTime(SUMMER, manner(zone)))
  );
  assertEquals(nameless, []);
});

Deno.test("the time left is rounded down", () => {
  const left = (ms: number) => timeLeft(ms, "en");
  assertEquals([59_999, 60_000, 90_999, 899_999, 3_600_000, 7_500_000, 999, -5].map(left), [
    "59 sec",
    "1 min",
    "1 min, 30 sec",
    "14 min",
    "1 hr",
    "2 hr, 5 min",
    "0 sec",
    "0 sec",
  ]);
  assertEquals(durationText({ minutes: 1 }, "en", "long"), "1 minute");
});

Deno.test("the length of a reservation is exact to the second, in both languages", () => {
  const told = (locale: string) =>
    [0, 6, 60, 90, 900, 3_601, 86_400].map((seconds) => exactDuration(seconds, locale, "long"));
  assertEquals(told("en"), [
    "0 seconds",
    "6 seconds",
    "1 minute",
    "1 minute, 30 seconds",
    "15 minutes",
    "1 hour, 1 second",
    "24 hours",
  ]);
  assertEquals(told("fr").slice(1, 4).map((text) => text.replaceAll("\u00a0", " ")), [
    "6 secondes",
    "1 minute",
    "1 minute et 30 secondes",
  ]);
  const shorter = says("hold_shorter", { time: saysDuration(90) });
  assertEquals(
    inWords(shorter, catalogues.en).slice(0, 36),
    "You would have 1 min, 30 sec to pay,",
  );
});

Deno.test("gaps may come in any order, and what fills them is not filled again", () => {
  const [a, b]: string[] = ["$& {b}", "<i>"];
  assertEquals(fill("{b} and {a}", { a, b }), "<i> and $& {b}");
  assertEquals(fill("no gap", {}), "no gap");
});

Deno.test("plural forms follow the rules of the language", () => {
  const forms = { one: "{n} ticket", other: "{n} tickets" };
  const say = (n: number, language: string) => fill(formFor(forms, n, language), { n });
  assertEquals([0, 1, 2].map((n) => say(n, "en")), ["0 tickets", "1 ticket", "2 tickets"]);
  assertEquals([0, 1, 2].map((n) => say(n, "fr")), ["0 ticket", "1 ticket", "2 tickets"]);
  // French has a form for millions ("many") that falls back to `other` here.
  assert(say(1_000_000, "fr").endsWith("tickets"));
});

Deno.test("a problem is passed on as a code with its numbers, and shown in the reader's language", () => {
  const english = catalogues.en;
  assertEquals(inWords(says("required"), english), "Required");
  assertEquals(inWords(says("too_long", { max: 56 }), english), "Use at most 56 characters");
  assertEquals(inWords(says("too_long", { max: 56 }), catalogues.fr), "56 caractères au maximum");
  const choices = "a, b & c={x}";
  assertEquals(inWords(says("one_of", { choices }), english), `Must be one of ${choices}`);
  for (const message of ["Is not a scope", "no_such_code", "toString", "a?b", ""]) {
    assertEquals(inWords(message, english), message);
  }
});

Deno.test("a time to wait is rounded up to a number that people use", () => {
  const say = (seconds: number, locale = "en") => waitText(seconds, locale);
  assertEquals([0.2, 45, 119].map((s) => say(s)), ["1 second", "45 seconds", "119 seconds"]);
  assertEquals([120, 898, 3_600].map((s) => say(s)), ["2 minutes", "15 minutes", "60 minutes"]);
  assertEquals([5_401, 10_775].map((s) => say(s)), ["1 hour, 45 minutes", "3 hours"]);
  assertEquals(say(5_401, "fr"), "1\u00a0heure et 45 minutes");
  const message = says("wait", { time: saysWait(897.2) });
  assertEquals(inWords(message, catalogues.fr), "Réessayez dans 15 minutes.");
});

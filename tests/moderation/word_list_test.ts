/** The built-in guard: what it finds, and what it leaves alone. */
import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { createWordGuard, entriesOf, openWordGuard } from "#adapters/moderation/word_list.ts";
import {
  type GuardedListing,
  MAX_REASONS,
  suggestionSchema,
} from "#domain/ports/moderation_guard.ts";

const euros = (amount: number) => ({ amount, currency: "EUR" });
const listing = (over: Partial<GuardedListing> = {}): GuardedListing => ({
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  section: null,
  row: null,
  seats: ["12"],
  description: "",
  price: euros(4500),
  faceValue: euros(5000),
  paidFees: null,
  ...over,
});
const own = createWordGuard("# a comment\nowl\n!faux billet\nPayPal\n");
const built = await openWordGuard(null);
const words = async (description: string, guard = own) =>
  (await guard.suggest(listing({ description }))).reasons;
const word = (shown: string) => ({
  kind: "word" as const,
  field: "description" as const,
  word: shown,
});

Deno.test("a listing without anything unusual is advised to be approved", async () => {
  assertEquals(await built.suggest(listing()), { advice: "approve", reasons: [] });
});

Deno.test("a word is found as a whole word only, wherever it stands", async () => {
  assertEquals(await words("An owl!"), [word("owl")]);
  assertEquals(await words("owls, owlish, knowl"), []);
  const { advice, reasons } = await own.suggest(listing({ title: "The Owl" }));
  assertEquals([advice, reasons], ["look", [{ kind: "word", field: "title", word: "owl" }]]);
});

Deno.test("case, accents, odd letters, invisible characters and punctuation hide no word", async () => {
  const tricks = [
    "PAYPAL",
    "Páypàl",
    "ｐａｙｐａｌ",
    "pay\u200bpal",
    "pay\u00adpal",
    "pay-pal",
    "p.a.y.p.a.l",
    "𝓹𝓪𝔂𝓹𝓪𝓵",
    "l'paypal",
    "(paypal)",
  ];
  for (const text of tricks) assertEquals(await words(text), [word("PayPal")], text);
});

Deno.test("a phrase is found where its words follow each other, and may advise to reject", async () => {
  assertEquals(await words("C'est un FAUX  billet."), [word("faux billet")]);
  assertEquals(await words("faux et billet"), []);
  const found = await own.suggest(listing({ description: "un faux-billet" }));
  assertEquals(found.advice, "reject");
});

Deno.test("the built-in list knows English and French", async () => {
  for (const text of ["Contact me on WhatsApp", "Paiement par VIREMENT", "écris-moi"]) {
    assertEquals((await built.suggest(listing({ description: text }))).advice, "look", text);
  }
  for (const text of ["a fake ticket", "un billet volé"]) {
    assertEquals((await built.suggest(listing({ description: text }))).advice, "reject", text);
  }
});

Deno.test("addresses and telephone numbers are found; dates, seats and prices are none", async () => {
  const contacts = ["ada@example.org", "www.example.org", "06 12 34 56 78", "+33 (0)6 12 34 56 78"];
  for (const text of contacts) {
    const [{ kind }] = await words(`Me: ${text} thanks`);
    assertEquals(kind, "contact", text);
  }
  for (
    const text of ["On 01.05.2027 20:00", "2027-05-01 20:00", "Row 12, seats 101 102", "50.00"]
  ) {
    assertEquals(await words(text), [], text);
  }
});

Deno.test("a price far from what the ticket cost at first is named, fees included", async () => {
  const priced = async (price: number, paidFees: number | null = null) =>
    (await built.suggest(
      listing({ price: euros(price), paidFees: paidFees === null ? null : euros(paidFees) }),
    )).reasons;
  assertEquals(await priced(7_500), []);
  assertEquals(await priced(7_600), [{ kind: "price", percent: 152 }]);
  assertEquals(await priced(7_600, 1_000), []);
  assertEquals(await priced(1_400), [{ kind: "price", percent: 28 }]);
});

Deno.test("however much is found, a suggestion stays within its bounds", async () => {
  const list = Array.from({ length: 100 }, (_, n) => `word${n}`).join("\n");
  const found = await createWordGuard(list).suggest(
    listing({ description: `${list} ${"a".repeat(64)}@${"𝓹".repeat(60)}.${"b".repeat(60)}` }),
  );
  assertEquals(found.reasons.length, MAX_REASONS);
  suggestionSchema.parse(found);
});

Deno.test("an operator's file replaces the list; one that cannot be used stops the start with words", async () => {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, "grumpf\r\n");
    const guard = await openWordGuard(file);
    assertEquals(await words("Grumpf", guard), [word("grumpf")]);
    assertEquals(await words("whatsapp", guard), []);
  } finally {
    await Deno.remove(file);
  }
  assertStringIncludes(String(await openWordGuard(file).catch(String)), "MODERATION_WORDS: ");
  for (const list of ["!", "?", "a".repeat(81)]) {
    assertThrows(() => entriesOf(list));
  }
});

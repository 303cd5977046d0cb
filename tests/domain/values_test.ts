/** Amounts, texts, addresses and deadlines: what is accepted, and what is stored. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { moneySchema, parseMajor, toMajor } from "#domain/money.ts";
import { holdSeconds, refusesHold, withHold, withoutHold } from "#domain/trade/hold_rules.ts";
import { MAX_HOLD_ENTRIES } from "#domain/orders/holds.ts";
import { deadlineFrom } from "#domain/trade/order_steps.ts";
import { line, lines } from "#domain/text.ts";
import { refusesListing, startsAtInput, ticketInput } from "#domain/tickets/input.ts";
import { codeInput } from "#domain/tickets/code_type.ts";
import { unpaidHolds } from "#domain/tickets/listing.ts";
import { withUnpaid } from "#domain/tickets/ticket.ts";
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import { emailInput, emailKey, typedKey } from "#domain/users/email.ts";
import { CONCERT, eur, holdsWith, listingOf, rules, T0 } from "./cast.ts";

const ok = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

Deno.test("amounts are parsed exactly, with a point or a comma, and never as a fraction of a cent", () => {
  assertEquals(parseMajor("12.50", "EUR"), 1250);
  assertEquals(parseMajor("12,5", "EUR"), 1250);
  assertEquals(parseMajor(" 0.07 ", "EUR"), 7);
  assertEquals(parseMajor("4500", "JPY"), 4500);
  for (const wrong of ["12.505", "1e3", "-5", "", "12.", "1 000", "١٢", "0x10"]) {
    assertEquals(parseMajor(wrong, "EUR"), null, wrong);
  }
  assertEquals(parseMajor("45.5", "JPY"), null);
});

Deno.test("an amount written in major units is read back as the same amount", () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 99_999_999 }),
    fc.constantFrom("EUR", "JPY", "KWD"),
    (amount, currency) => {
      assertEquals(parseMajor(toMajor({ amount, currency }), currency), amount);
    },
  ));
});

Deno.test("amounts are whole, from one minor unit to 999,999.99", () => {
  for (const amount of [1, 99_999_999]) assert(ok(moneySchema, { amount, currency: "EUR" }));
  for (const amount of [0, -1, 1.5, 100_000_000, NaN, "5"]) {
    assert(!ok(moneySchema, { amount, currency: "EUR" }), String(amount));
  }
  assert(!ok(moneySchema, { amount: 1, currency: "EUR", extra: 1 }));
});

Deno.test("texts are composed, trimmed, counted in code points, and free of deceptive characters", () => {
  assertEquals(line(1, 10).parse("  Cafe\u0301 "), "Café");
  assertEquals(lines(20).parse("one\r\ntwo\rthree"), "one\ntwo\nthree");
  assert(ok(line(1, 3), "🎸🎸🎸"));
  assert(!ok(line(1, 3), "🎸🎸🎸🎸"));
  for (const trick of ["a\u0000b", "a\u202eb", "a\u2028b", "a\tb", "a\nb", "a\u009fb"]) {
    assert(!ok(line(1, 80), trick), JSON.stringify(trick));
  }
  assert(!ok(lines(80), "a\tb"));
  assert(!ok(line(1, 80), "   "));
  assert(!ok(line(1, 80), "x".repeat(1_000_000)));
});

Deno.test("a barcode's content is stored exactly as entered or refused, never corrected", () => {
  const kept = [
    "e\u0301",
    "\u00e9",
    "A\u00a0B",
    "A  B",
    "a\ufeffb",
    "🎟\ufe0f",
    "👩\u200d🎤",
    "x".repeat(200),
    "🎟".repeat(200),
  ];
  for (const text of kept) assertEquals(codeInput.parse(text), text);
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 210 }), (text) => {
    const parsed = codeInput.safeParse(text);
    if (parsed.success) assertEquals(parsed.data, text);
  }));
  const why = (text: string) => {
    const parsed = codeInput.safeParse(text);
    return parsed.success ? null : inWords(parsed.error.issues[0].message, en);
  };
  const unseen = [" ", "\u00a0", "\ufeff", "\u200b", "\u200d", "\ufffe", "\u{1fffe}", "\ufdd0"];
  for (const one of [...unseen, "\u2060", "\u00ad", "\u2800", "\u3164", "\ufffa"]) {
    for (const text of [`A${one}`, `${one}A`]) {
      assert(why(text)?.startsWith("Begins or ends with a space"), JSON.stringify(text));
    }
  }
  assert(why("A\ufe0f")?.startsWith("Begins or ends"), "it picks no look of a plain letter");
  for (const text of ["\u200b", "\u200d\u200d", "\ufffe", "\u2800", "\u0301"]) {
    assertEquals(why(text), "Needs at least one visible character", JSON.stringify(text));
  }
  for (const text of ["A\ud800", "\udc00A", "A\ufffdB"]) {
    assert(why(text)?.startsWith("A character in this text is damaged"), JSON.stringify(text));
  }
  for (const text of ["", "  ", "\ufeff"]) assertEquals(why(text), "Required");
  assert(why("x".repeat(201)) && why("A\nB") && why("A\u202eB"));
});

Deno.test("three unpaid holds within an hour shorten the next ones to five minutes; an hour later they have the usual length", () => {
  const minutes = (...ago: number[]) => ago.map((one) => T0 - one * 60_000);
  assertEquals(holdSeconds([], T0, 900), 900);
  assertEquals(holdSeconds(minutes(40, 20), T0, 900), 900);
  assertEquals(holdSeconds(minutes(59, 40, 20), T0, 900), 300);
  assertEquals(holdSeconds(minutes(60, 40, 20), T0, 900), 900);
  assertEquals(holdSeconds(minutes(59, 40, 20), T0, 120), 120, "never longer than usual");
  assertEquals(withUnpaid(withUnpaid(minutes(59, 40), T0 - 2), T0 - 1), [
    ...minutes(40),
    T0 - 2,
    T0 - 1,
  ]);
  const lapsed = listingOf({ status: "reserved", orderId: "order", heldUntil: T0 });
  assertEquals(unpaidHolds({ unpaidAt: minutes(40, 20) }, lapsed.seats, T0), [
    ...minutes(40, 20),
    T0,
  ]);
});

Deno.test("addresses that reach the same mailbox are one account", () => {
  const key = emailKey("bob@example.org");
  for (const same of [" Bob@Example.ORG ", "ｂｏｂ@example.org"]) assertEquals(emailKey(same), key);
  assertEquals(emailKey("bob@münchen.example"), emailKey("BOB@MÜNCHEN.example"));
  assertEquals(emailKey("bob@münchen.example"), "bob@xn--mnchen-3ya.example");
  assert(emailKey("bob@example.com") !== key);
  for (
    const wrong of ["bob", "bob@", "@example.org", "a b@example.org", "bob@example", "a@b@c.d"]
  ) {
    assert(!ok(emailInput, wrong), wrong);
  }
});

/** Characters that NFKC or URL parsing turns into delimiters of a host. */
const LOOKALIKES = [
  "\uff0f",
  "\uff1f",
  "\uff03",
  "\uff3c",
  "\u2048",
  "\u2100",
  "\uff20",
  "\uff1a",
  "\ufe56",
  "/",
  "?",
  "#",
  "\\",
  "%2f",
];

Deno.test("an address is normalised, then checked, so that no other text identifies the account", () => {
  const chief = emailKey("chief@example.org");
  for (const sign of LOOKALIKES) {
    const text = `chief@example.org${sign}x.y`;
    assert(!ok(emailInput, text), text);
    assert(emailKey(text) !== chief, text);
    assert(typedKey(text) !== chief, text);
  }
  const unseen = ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u034f", "\ud800", "\u3164"];
  for (const sign of unseen) {
    assert(!ok(emailInput, `chi${sign}ef@example.org`), JSON.stringify(sign));
  }
  for (const text of ["bob@127.1", "bob@0x7f.1", "bob@1.2.3.4", "bob@example.org.", "bob@[::1]"]) {
    assert(!ok(emailInput, text), text);
  }
  assert(ok(emailInput, "o'brien+tickets/1@sub.example.co.uk"));
});

Deno.test("the checked address is the stored one, and normalising it again does not change it", () => {
  assertEquals(emailInput.parse(" ｂｏｂ＠MÜNCHEN.example "), "bob@xn--mnchen-3ya.example");
  assertEquals(emailInput.parse("Bob@Exam\u00adple.ORG"), "Bob@example.org");
  const part = fc.string({ unit: "grapheme", maxLength: 12 });
  const text = fc.oneof(
    fc.tuple(part, fc.constantFrom("@", "＠"), part, fc.constantFrom(...LOOKALIKES, ".", ""))
      .map(([local, at, domain, sign]) => `${local}${at}${domain}${sign}.example`),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(text, (entered) => {
      const parsed = emailInput.safeParse(entered);
      if (!parsed.success) return;
      const stored = parsed.data;
      assertEquals(emailInput.parse(stored), stored);
      assertEquals(emailKey(emailKey(stored)), emailKey(stored));
      assertEquals([typedKey(entered), emailKey(entered)], [emailKey(stored), emailKey(stored)]);
    }),
    { numRuns: 3_000 },
  );
});

Deno.test("a hold ends on a whole second, never early, and never after the concert starts", () => {
  fc.assert(fc.property(
    fc.integer({ min: T0, max: T0 + 10_000_000 }),
    fc.integer({ min: 1, max: 86_400 }),
    (now, seconds) => {
      const end = deadlineFrom(now, CONCERT, seconds);
      assertEquals(end % 1000, 0);
      assert(end >= now + seconds * 1000 && end < now + (seconds + 1) * 1000);
      assertEquals(deadlineFrom(now, now + 500, seconds), now + 500);
    },
  ));
});

Deno.test("a listing starts in the future, within five years, and its price is within the cap", () => {
  const listing = listingOf();
  const codeOf = (over: object) =>
    refusesListing({ ...listing, ...over }, 1, "FR", T0, rules)?.code;
  assertEquals(codeOf({}), undefined);
  assertEquals(codeOf({ startsAt: T0 }), "starts_in_past");
  // The last minute, in which nobody can reserve: at its field, in words.
  const last = refusesListing({ ...listing, startsAt: T0 + 60_000 }, 1, "FR", T0, rules);
  assertEquals(last, {
    code: "invalid",
    errors: [{ path: "startsAt", message: "last_minute" }],
  });
  assertEquals(codeOf({ startsAt: T0 + 61_000 }), undefined);
  assertEquals(codeOf({ startsAt: T0 + 6 * 366 * 86_400_000 }), "invalid");
  assertEquals(codeOf({ price: eur(6000) }), undefined);
  assertEquals(codeOf({ price: eur(6001) }), "price_above_cap");
});

Deno.test("a ticket's input is parsed strictly: unknown fields, other currencies and invalid times are refused", () => {
  const input = {
    title: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T20:00:00.750+02:00",
    timeZone: "Europe/Paris",
    faceValue: eur(5000),
    price: eur(4500),
    code: "CODE",
  };
  const schema = ticketInput({ currency: "EUR" });
  const parsed = schema.parse(input);
  for (const title of ["U2", "x".repeat(120)]) assert(ok(schema, { ...input, title }), title);
  assertEquals(parsed.startsAt, Date.parse("2027-05-01T18:00:00Z"), "floored to a second");
  assertEquals([parsed.section, parsed.description], [null, ""]);
  for (
    const wrong of [
      { extra: 1 },
      { price: { amount: 4500, currency: "USD" } },
      { startsAt: "2027-05-01" },
      { startsAt: "2027-05-01T20:00:00" },
      { timeZone: "Mars/Olympus" },
      { timeZone: "+02:00" },
      { title: "a" },
      { title: "x".repeat(121) },
      { code: "" },
      { venue: "x".repeat(81) },
    ]
  ) assert(!ok(schema, { ...input, ...wrong }), JSON.stringify(wrong));
  assert(!ok(startsAtInput, "2027-13-01T20:00:00Z"));
});

Deno.test("a buyer whose list of holds is full may not hold another ticket", () => {
  let holds = holdsWith("bob");
  for (let i = 0; i < MAX_HOLD_ENTRIES; i++) {
    const id = `t${i}`;
    holds = withHold(holds, "bob", id, { orderId: `o${i}`, until: T0 + 1000, claimed: false }, T0);
    holds = withoutHold(holds, id, `o${i}`, "buyer", T0 + i, rules)!;
  }
  const unlimited = { maxHolds: 0, reholdCooldownSeconds: 120 };
  assertEquals(refusesHold(holds, "another", T0 + 1000, unlimited)?.code, "hold_limit");
  assertEquals(refusesHold(holds, "another", T0 + 25 * 3_600_000, unlimited), null);
});

Deno.test("letting an older order go does not change a newer hold on the same ticket", () => {
  const holds = holdsWith("bob", { orderId: "newer" });
  assertEquals(withoutHold(holds, "ticket", "older", "expired", T0, rules), holds);
});

/** Letters: text and HTML say the same, and what people typed cannot become markup or headers. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { rendered } from "#domain/mail/html.tsx";
import { mailOf } from "#domain/mail/post.ts";
import { userSchema } from "#domain/users/user.ts";
import { en } from "#words/en/mod.ts";
import { lettersOf } from "./letters_cast.ts";

const NASTY = `$& $' <b>"x"</b> &amp; <script>alert(1)</script>`;

const mailsOf = (...given: Parameters<typeof lettersOf>) =>
  Object.entries(lettersOf(...given)).map(([kind, letter]) => ({
    kind,
    letter,
    mail: mailOf(`${kind}.1`, "bob@example.org", letter),
  }));

function* textsOf(texts: unknown): Generator<string> {
  if (typeof texts === "string") yield texts;
  else for (const value of Object.values(texts as object)) yield* textsOf(value);
}

/** The words of the HTML without its decoration. */
function wordsIn(html: string): string {
  return html.slice(html.indexOf("<body"))
    .replaceAll(/<td aria-hidden="true".*?<\/td>/gs, " ").replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&").replaceAll(/\s+/g, " ").trim();
}

Deno.test("a letter's text and its HTML say the same words in the same order", () => {
  for (const { kind, mail } of [...mailsOf(), ...mailsOf(NASTY, { title: NASTY, seat: null })]) {
    assertEquals(wordsIn(mail.html), mail.text.replaceAll(/\s+/g, " ").trim(), kind);
  }
});

Deno.test("a letter made of its form is what the renderer would make of it, whatever people typed", () => {
  const hostile = `\uE0000\uE000 ${NASTY}`;
  const all = [
    ...mailsOf(),
    ...mailsOf(hostile, { title: hostile, seat: null }),
    ...mailsOf("Bob", { title: "Other" }),
  ];
  for (const { kind, letter, mail } of all) assertEquals(mail.html, rendered(letter), kind);
});

Deno.test("each letter says what happened to which ticket, and links to one next step", () => {
  for (const { kind, letter, mail } of mailsOf()) {
    const seats = kind.endsWith("Two") ? "Seats 12, 13" : "Seat 12";
    const ticket = letter.ticket ? ["The Night Owls", "Hall, Lyon", seats] : [];
    for (const said of ["Hello Bob,", letter.title, ...ticket]) {
      assertStringIncludes(mail.text, said, kind);
    }
    assertEquals(/Feb(ruary)? 14, 2027/.test(mail.text), letter.ticket !== null, kind);
    assertMatch(
      letter.action.href,
      /^https:\/\/tickets\.example\/(orders\/order(\/claim)?|tickets\/ticket|account(\/payouts)?|(recovery|email-change)(\?link=[\w.-]+)?)?$/,
    );
    assertEquals(
      mail.html.split(`href="${letter.action.href}"`).length,
      3,
      "button and plain link",
    );
  }
});

Deno.test("every text of the catalogue is in some letter", () => {
  const told = mailsOf().map(({ mail }) => `${mail.subject}\n${mail.text.replaceAll("\n", " ")}`);
  for (const text of textsOf([en.letters, en.payoutLetters])) {
    const pattern = new RegExp(text.split(/\{\w+\}/).map(RegExp.escape).join(".*"));
    assert(
      told.some((mail) => pattern.test(mail)),
      `no letter says "${text}": use it in domain/mail/, and see that letters_cast.ts makes that letter`,
    );
  }
});

Deno.test("no letter contains a barcode: others may read a mailbox", () => {
  for (const { mail } of mailsOf()) assert(!/sealed|hash/.test(mail.text + mail.html));
});

Deno.test("markup in names and titles is shown as text", () => {
  for (const { mail } of mailsOf(NASTY, { title: NASTY, venue: NASTY, row: NASTY }, NASTY)) {
    assert(!/<b>|<script|&amp;amp;amp/.test(mail.html));
    assertStringIncludes(mail.html, "&lt;script>alert(1)&lt;/script>");
    assertStringIncludes(mail.text, NASTY);
  }
});

Deno.test("a subject is one line, even if the title has several", () => {
  const title = "Owls\r\nBcc: everybody@example.org\n\u2028x";
  for (const { letter, mail } of mailsOf("Bob", { title })) {
    if (!letter.ticket) continue;
    assert(!/[\r\n\u2028\u2029]/.test(mail.subject), mail.subject);
    assertStringIncludes(mail.subject, "Owls Bcc: everybody@example.org x");
  }
});

Deno.test("a letter loads nothing and runs nothing, so nobody learns that it was read", () => {
  for (const { mail } of mailsOf()) {
    assert(
      !/<(img|script|link|iframe|form|object|svg)|\bsrc=|@import|url\(|\bon\w+=/i.test(mail.html),
    );
    const addresses = [...mail.html.matchAll(/https?:\/\/[^"<\s]*/g)].map(([url]) => url);
    assert(addresses.length > 0);
    for (const url of addresses) {
      assertMatch(
        url,
        /^https:\/\/tickets\.example(\/(orders|tickets)\/\w+(\/claim)?|\/account(\/payouts)?|\/(recovery|email-change)(\?link=[\w.-]+)?|\/)?$/,
      );
    }
    assert(mail.html.length < 20_000, "programs cut long letters");
  }
});

Deno.test("a reader who chose no language gets the installation's, with its region", () => {
  const { bought } = lettersOf("Zoé", {}, undefined, { locale: "fr-CA" });
  assertEquals([bought.language, bought.title], ["fr", "Le billet est à vous"]);
  assertStringIncludes(bought.paragraphs[0], "45,00\u00a0€");
  assertStringIncludes(bought.ticket!.when, "heure de Paris");
});

Deno.test("a reader who chose another language gets that language", () => {
  for (const letter of Object.values(lettersOf("Zoé", {}, "Trop flou", { language: "fr" }))) {
    assertEquals([letter.language, letter.greeting], ["fr", "Bonjour Zoé,"]);
  }
  const { bought } = lettersOf("Bob", {}, undefined, { locale: "fr", language: "en" });
  assertEquals([bought.language, bought.title], ["en", "The ticket is yours"]);
});

Deno.test("users stored without a language, or with an unknown one, can be read", () => {
  const stored = { id: "u", createdAt: 1, updatedAt: 1, version: 1, email: "a@b.c", name: "A" };
  assertEquals(userSchema.parse(stored).language, undefined);
  assertEquals(userSchema.parse({ ...stored, language: "xx" }).language, undefined);
  assertEquals(userSchema.parse({ ...stored, language: "fr" }).language, "fr");
});

Deno.test("what people wrote from right to left is isolated in every letter, so that our words keep their order", () => {
  const rtl = "שלום";
  const terms = { title: rtl, venue: rtl, city: rtl, section: rtl, row: rtl, seat: rtl };
  let isolated = 0;
  for (const { kind, letter, mail } of mailsOf(rtl, terms, rtl)) {
    const shown = [mail.subject, mail.text, wordsIn(mail.html)];
    for (const text of shown) {
      assertEquals(text.replaceAll(`\u2068${rtl}\u2069`, "").includes(rtl), false, kind);
      isolated += text.split(`\u2068${rtl}\u2069`).length - 1;
    }
    assert(letter.ticket === null || mail.text.includes(`\u2068${rtl}\u2069, \u2068${rtl}\u2069`));
  }
  assert(isolated > 50, `only ${isolated} were isolated`);
  // What runs from left to right needs no signs.
  for (const { mail } of mailsOf()) assertEquals(/[\u2066-\u2069]/.test(mail.text), false);
});

Deno.test("no letter about two tickets speaks of one", () => {
  for (const language of ["en", "fr"] as const) {
    for (const [kind, letter] of Object.entries(lettersOf("Bob", {}, "x", { language }))) {
      if (!kind.endsWith("Two")) continue;
      const said = [letter.subject, letter.title, ...letter.paragraphs, letter.action.label];
      assertEquals(
        said.filter((text) => /\b(your|the) ticket\b|\b(votre|le) billet\b/i.test(text)),
        [],
        `${language}: ${kind}`,
      );
    }
  }
});

Deno.test("letters about two tickets tell the price of each and the total, both seats, and sell them in the plural", () => {
  const { boughtTwo, soldTwo } = lettersOf();
  assertEquals(boughtTwo.subject, "Your 2 tickets for The Night Owls");
  assertEquals(boughtTwo.paragraphs[0], "You paid €90.00: 2 tickets at €45.00 each.");
  assertEquals(soldTwo.subject, "2 tickets sold: The Night Owls");
  assertEquals(soldTwo.paragraphs[0], "They sold for €90.00: 2 tickets at €45.00 each.");
  assertEquals(boughtTwo.ticket!.seat, "Section A · Row 3 · Seats 12, 13");
  const { boughtTwo: enFrancais } = lettersOf("Bob", {}, "", { language: "fr" });
  assertEquals(enFrancais.title, "Les 2 billets sont à vous");
});

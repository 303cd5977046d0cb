/** What the compiler cannot check in the catalogues: gaps, plural forms, empty and unused texts, vocabulary. */
import { assert, assertEquals } from "@std/assert";
import { counted, piecesOf } from "#words/fill.ts";
import { catalogues, languageNames, languages } from "#words/languages.ts";
import { sourcesOf } from "./sources.ts";

/** Each text by its path, "stub.seller.edit". */
function* textsOf(texts: unknown, path = ""): Generator<[path: string, text: string]> {
  if (typeof texts === "string") return yield [path, texts];
  for (const [key, value] of Object.entries(texts as Record<string, unknown>)) {
    yield* textsOf(value, path === "" ? key : `${path}.${key}`);
  }
}

const english = new Map(textsOf(catalogues.en));
const gapsOf = (text: string) => piecesOf(text).filter((_, i) => i % 2 === 1);
const others = languages.filter((language) => language !== "en");

/** Plural forms that a language may have and English has not. */
const FORMS = /\.(zero|two|few|many)$/;

Deno.test("every language has the keys of English and no others", () => {
  assert(english.size > 200, `${english.size} texts`);
  for (const language of others) {
    const keys = [...textsOf(catalogues[language])].map(([key]) => key);
    const own = keys.filter((key) => !FORMS.test(key));
    assertEquals(own.sort(), [...english.keys()].sort(), language);
  }
});

Deno.test("a notice and a refusal have no key in common: a redirect names either of them", () => {
  const { notices, refusals } = catalogues.en;
  const both = Object.keys(notices).filter((key) => Object.hasOwn(refusals, key));
  assertEquals(both, []);
});

Deno.test("no text is empty, begins or ends with a space, or has two spaces in a row", () => {
  for (const language of languages) {
    assert(languageNames[language].length > 0);
    const wrong = [...textsOf(catalogues[language])].filter(([, text]) =>
      text.trim() === "" || /^ (?![;:?!])| $| {2}/.test(text)
    );
    assertEquals(wrong, [], language);
  }
});

Deno.test("no text contains an amount: an example has the decimals of the installation's currency", () => {
  for (const language of languages) {
    const wrong = [...textsOf(catalogues[language])].filter(([, text]) =>
      /\d[.,]\d{2}(?![\d.])/.test(text)
    );
    assertEquals(wrong, [], language);
  }
});

Deno.test("a translation has the same gaps as the English text", () => {
  for (const language of others) {
    for (const [key, text] of textsOf(catalogues[language])) {
      const model = english.get(key) ?? english.get(key.replace(FORMS, ".other"))!;
      assertEquals(gapsOf(text).sort(), gapsOf(model).sort(), `${language}: ${key}`);
    }
  }
});

/** Groups whose texts are looked up by a code or a state; the types make sure that none is missing. */
const LOOKED_UP = [
  "audit.actions",
  "audit.problems",
  "account.tokens.scopes",
  "account.webhooks.states",
  "browse.labels",
  "claims.kinds",
  "claims.kindsOf",
  "claims.states",
  "claims.case.outcomes",
  "consent.never",
  "consent.scopes",
  "browse.sorts",
  "errors.back",
  "flows.failures",
  "flows.groups",
  "flows.said",
  "flows.save",
  "letters.claimOpened.kind",
  "letters.claimDecided",
  "moderation.fields",
  "notices",
  "order.states",
  "order.toOthers",
  "payoutLetters.blocked",
  "payoutLetters.waiting",
  "payouts.account.states",
  "payouts.now",
  "payouts.toOthers",
  "problems",
  "refusals",
  "report.reasons",
  "sandbox.effects",
  "sell.labels",
  "sell.splits",
  "story.buyer",
  "story.cancelled",
  "stub.rules",
  "ticket.codeTypes",
  "moderation.suggestion.advices",
  "ticket.states",
  "timeline.cancelled",
  "timeline.complete",
];

Deno.test("every text is used: some source names all parts of its path", async () => {
  const named: Set<string>[] = [];
  for await (const { source } of sourcesOf(["domain", "routes", "web"])) {
    named.push(new Set(source.match(/[\p{L}\p{N}_]+/gu)));
  }
  for await (const { path, source } of sourcesOf(["words"])) {
    if (path.split("/").length === 2) named.push(new Set(source.match(/[\p{L}\p{N}_]+/gu)));
  }
  const isUsed = (path: string) =>
    named.some((names) => path.split(/[.:]/).every((part) => names.has(part)));
  const unused = [...english.keys()].map((path) =>
    LOOKED_UP.find((group) => path.startsWith(`${group}.`)) ?? path.replace(/\.(one|other)$/, "")
  ).filter((path) => !isUsed(path));
  assertEquals(unused, []);
  for (const group of LOOKED_UP) {
    assert([...english.keys()].some((k) => k.startsWith(group)), group);
  }
  assert(!isUsed("stub.nobodySaysThis"));
});

Deno.test("French typography: narrow spaces, guillemets, curved apostrophes", () => {
  const wrong = [...textsOf(catalogues.fr)].filter(([, text]) =>
    / [;:?!%»]|« |'|"|[“”]|\.\.\./.test(text) || /[^\s\u202f\u00a0][;?!»]/.test(text)
  );
  assertEquals(wrong, []);
  assertEquals(catalogues.fr.signIn.noAccount, "Pas encore de compte\u202f?");
});

/** Words that our vocabulary (docs/words.md) replaces by others; what is allowed is left out by the pattern. */
const REPLACED: Record<typeof languages[number], [pattern: RegExp, by: string][]> = {
  en: [
    [/\bfree\b(?! of charge)/i, "available, for a ticket that can be bought"],
    [/\be-mail/i, "email"],
    [/\blog(ged|ging)?[ -]?(in|out)\b/i, "sign in, sign out"],
    [/\btak(e|en|ing) down\b/i, "remove"],
  ],
  fr: [
    [/\blibres?\b/i, "disponible"],
    [/(?<!e-)\bmails?\b|\bemail|\bcourriels?\b/i, "e-mail"],
  ],
};

const replacedIn = (language: typeof languages[number], text: string) =>
  REPLACED[language].filter(([pattern]) => pattern.test(text)).map(([, by]) => by);

Deno.test("one word for one thing: no text says free for available, nor e-mail for email", () => {
  for (const language of languages) {
    const wrong = [...textsOf(catalogues[language])].map(([path, text]) => [
      path,
      // Names of gaps are not read.
      ...replacedIn(language, text.replaceAll(/\{\w+\}/g, "{}")),
    ]).filter(({ length }) => length > 1);
    assertEquals(wrong, [], language);
  }
  assertEquals(replacedIn("en", "Free again at 21:04").length, 1);
  assertEquals(replacedIn("en", "Replays are free of charge"), []);
  assertEquals(replacedIn("fr", "Consultez vos e-mails"), []);
});

/**
 * Texts that may speak of one ticket without a form for several: they are about any ticket, about one of several, or
 * are shown only where there is one.
 */
const OF_ONE = [
  "browse.description",
  "browse.descriptionIn",
  "browse.promises.charge.text",
  "concert.sell.text",
  "notices.listed.title", // `listed_several`
  "notices.waiting.title",
  "notices.withdrawn.title",
  "order.code.picture",
  "problems.code_barred",
  "report.reasons.not_real",
  "said.available", // `severalAvailable`
  "said.state",
  "sell.hints.title",
  "sell.hints.code",
  "sell.rows.seat",
  "sell.rows.code",
  "sell.rows.remove",
  "stub.own.yours.text", // `some`
  "stub.own.held.text", // `someHeld`
  "ticket.whatNext.yours.text",
];
const ONE_TICKET = {
  en: /\b(the|this|your) ticket\b/i,
  fr: /\b(le|ce|votre) billet\b/i,
};

Deno.test("a text that speaks of one ticket has another form for several", () => {
  for (const language of languages) {
    const wrong = [...textsOf(catalogues[language])].filter(([path, text]) =>
      !path.endsWith(".one") && !OF_ONE.includes(path) && ONE_TICKET[language].test(text)
    );
    assertEquals(wrong, [], language);
  }
});

Deno.test("numbers agree: no plural stands beside a number that may be 0 or 1", () => {
  const number = /\{(n|count|sold|min|listed)\} \p{L}+s\b/u;
  // Always two or more.
  const many =
    /^(moderation\.seller\.latest|browse\.foundMore|concert\.(moreTickets|offers\.(onlyTogether|someOf))|problems\.needs|ticket\.facts\.soldOfLatest\.one)$/;
  for (const language of languages) {
    const wrong = [...textsOf(catalogues[language])].filter(([path, text]) =>
      !/\.other$/.test(path) && !many.test(path) && number.test(text)
    );
    assertEquals(wrong, [], language);
  }
  assertEquals(counted(catalogues.fr.ticket.facts.sold, 0, "fr"), "0 vendu");
  assertEquals(counted(catalogues.en.ticket.facts.sold, 1, "en"), "1 sold");
});

/** A plural that agrees with an amount of money: wrong beside 0, 1 and, in French, 1.50. */
const PLURAL_OF_MONEY = {
  en: /\{MONEY\} (are|were|have)\b/,
  fr:
    /\b(vos|les|ces|ses|des|aux) \{MONEY\}|(?<!\bde )\{MONEY\}[^.:;?]* (sont|ont|seront|étaient|attendent)\b|\{MONEY\},? (\p{L}+ée?s|retenus|reçus|rendus|dus)\b/iu,
};
const MONEY = /\{(amount|price|total|fees?|share|kept|sent|most|owed|faceValue|percent)\}/g;

Deno.test("no sentence has a plural that agrees with an amount of money", () => {
  for (const language of languages) {
    const wrong = [...textsOf(catalogues[language])].filter(([, text]) =>
      PLURAL_OF_MONEY[language].test(text.replaceAll(MONEY, "{MONEY}"))
    );
    assertEquals(wrong, [], language);
  }
  for (const wrong of ["Vos {MONEY} attendent", "{MONEY} vous sont rendus", "{MONEY}, retenus"]) {
    assert(PLURAL_OF_MONEY.fr.test(wrong), wrong);
  }
});

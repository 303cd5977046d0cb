/** Finding concerts although names are written differently, or with a mistake. */
import { assert, assertEquals } from "@std/assert";
import { countKey } from "#store/entity/mod.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { isOneEdit } from "#domain/search/near_words.ts";
import { fold } from "#domain/text.ts";
import { openBill } from "./bill.ts";

Deno.test("a word of five letters with one mistake finds what was meant, and says so", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Coldplay", city: "Lyon" });
  await bill.put({ name: "Arctic Monkeys", city: "Lyon" });
  for (
    const q of [
      "coldpay", // a letter less
      "coldplayy", // a letter more
      "coldplai", // another letter
      "codlplay", // two that changed places
      "oldplay", // the first letter less
      "goldplay", // another first letter
      "ocldplay",
      "ccoldplay",
      "Coldpaly",
    ]
  ) {
    const { items, corrected } = await bill.browse({ q });
    assertEquals(items.map(({ name }) => name), ["Coldplay"], q);
    assertEquals(corrected, "coldplay", q);
  }
  assertEquals((await bill.browse({ q: "Coldpaly Lyon" })).corrected, "coldplay Lyon");
  assertEquals((await bill.browse({ q: "artic monkeys lyon" })).corrected, "arctic monkeys lyon");
  assertEquals((await bill.browse({ q: "coldplay" })).corrected, null);
});

Deno.test("of several words that a mistake may stand for, the other words of the query decide", async () => {
  await using bill = await openBill();
  for (const name of ["Ninth Tram Home", "Ninth Wave", "The Night Owls"]) await bill.put({ name });
  const { items, corrected } = await bill.browse({ q: "nigth owls" });
  assertEquals([items.map(({ name }) => name), corrected], [["The Night Owls"], "night owls"]);
  assertEquals((await bill.browse({ q: "nigth" })).corrected, "ninth");
  assertEquals((await bill.browse({ q: "nigth tram home" })).corrected, "ninth tram home");
});

Deno.test("two mistakes, a short word and a number are not corrected", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Coldplay Muse 2030" });
  for (const q of ["koldpley", "musi", "20304"]) {
    const { items, corrected } = await bill.browse({ q });
    assertEquals([items, corrected], [[], null], q);
  }
});

Deno.test("a start of a word finds without a correction, and with one mistake in it", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Coldplay" });
  assertEquals((await bill.browse({ q: "coldpl" })).corrected, null);
  const { items, corrected } = await bill.browse({ q: "coldol" });
  assertEquals([items.length, corrected], [1, "coldplay"]);
  assertEquals((await bill.names({ q: "coldol lyon" })).length, 0, "only the last word may go on");
});

Deno.test("of several words that may be meant it is the one in most concerts", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Harley" });
  for (let i = 0; i < 2; i++) await bill.put({ name: "Marley" });
  assertEquals((await bill.browse({ q: "barley" })).corrected, "marley");
});

Deno.test("a mistake is forgiven in every order, with a place, and on the second page", async () => {
  await using bill = await openBill();
  for (let i = 0; i < 3; i++) await bill.put({ name: `Coldplay ${i}` });
  await bill.put({ name: "Coldplay abroad", city: "Berlin", country: "DE" });
  for (const sort of ["date", "price", "newest"]) {
    const fields = { q: "coldpaly", sort, city: "paris", country: "FR", limit: "2" };
    const first = await bill.browse(fields);
    assertEquals([first.items.length, first.count], [2, { least: 3, exact: true }]);
    const second = await bill.browse({ ...fields, cursor: first.next! });
    assertEquals([second.items.length, second.corrected], [1, "coldplay"]);
  }
});

Deno.test("two words written as one are found", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Pink Floyd Tribute" });
  const { items, corrected } = await bill.browse({ q: "pinkfloyd" });
  assertEquals([items.length, corrected], [1, "pink floyd"]);
});

Deno.test("a mistake in the first letters is forgiven among many words", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Coldplay" });
  for (let i = 0; i < 300; i++) {
    await bill.kv.set(countKey(offerings, "word_date", `a${i}x`), new Deno.KvU64(1n));
  }
  for (const q of ["xoldplay", "oldplay", "ocldplay", "cxoldplay", "coxdplay"]) {
    assertEquals((await bill.browse({ q })).corrected, "coldplay", q);
  }
});

Deno.test("looking for a mistake stays within the rows of a page", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Coldplay" });
  for (let i = 0; i < 300; i++) {
    await bill.kv.set(countKey(offerings, "word_date", `cold${i}x`), new Deno.KvU64(1n));
  }
  const before = bill.x.store.stats.rowsRead;
  await bill.browse({ q: "coldplaz coldplaq coldplaw coldplav coldplar coldplae" });
  assert(bill.x.store.stats.rowsRead - before <= 200);
});

Deno.test("one edit is a letter more, less or other, or two neighbours that changed places", () => {
  const edits = (a: string, b: string) => isOneEdit([...a], [...b]);
  for (const other of ["bcd", "acd", "abc", "xbcd", "abcx", "bacd", "abdc", "abcdd", "aabcd"]) {
    assert(edits("abcd", other) && edits(other, "abcd"), other);
  }
  for (const other of ["abcd", "cbad", "abcdef", "ab", "badc", "axcx"]) {
    assert(!edits("abcd", other), other);
  }
});

Deno.test('a word for "&" that stands first, last or alone is sought as any other', async () => {
  await using bill = await openBill();
  await bill.put({ name: "En Vogue" });
  await bill.put({ name: "Vogue" });
  assertEquals(await bill.names({ q: "en vogue" }), ["En Vogue"]);
  assertEquals(await bill.names({ q: "en" }), ["En Vogue"]);
  assertEquals(await bill.names({ q: "vogue e" }), ["En Vogue"], "the start of a word");
});

/** What is written, and what people type for it. */
const SPELLINGS: Record<string, string[]> = {
  "Müller": ["muller", "mueller", "MÜLLER", "Mu\u0308ller"],
  "Ørsted Åkerö": ["orsted", "oersted", "akero", "aakeroe"],
  "Straße": ["strasse", "STRASSE", "straße"],
  "O’Brien": ["obrien", "o'brien", "O´Brien", "o brien", "brien"],
  "Rock'n'Roll": ["rock'n'roll", "rock’n’roll", "rocknroll", "rock n roll", "rock-n-roll"],
  "L’Olympia": ["olympia", "l'olympia", "lolympia"],
  "AC/DC": ["acdc", "ac/dc", "AC DC", "ac-dc"],
  "Jay-Z": ["jayz", "jay-z", "Jay Z", "JAY–Z"],
  "M.I.A.": ["mia", "m.i.a"],
  "Hip Hop": ["hip-hop", "hip hop"],
  "Wrocław Łódź": ["wroclaw lodz", "WROCŁAW"],
  "Đorđe Þór Ðuna": ["dorde thor duna"],
  "Kárášjohka Ŋuorra": ["karasjohka nuorra"],
  "Əliyev İstanbul ışık": ["eliyev istanbul isik"],
  "ﬁne ﬂow": ["fine flow"],
  "Œuvre Æther": ["oeuvre aether"],
  "Col·lecció": ["col·lecció", "colleccio", "col leccio"],
  "ΟΔΥΣΣΕΥΣ": ["οδυσσευς"],
  "Ёлка Чайковский": ["елка чайковскии"],
  "Blink-182": ["blink 182", "blink182", "BLINK١٨٢"],
  "U2 ٢٠٣٠": ["u2 2030", "Ｕ２"],
  "Moth & Lantern": ["moth and lantern", "moth & lantern", "moth et lantern", "moth lantern"],
  "Orla and the Tidewater": ["orla & the tidewater", "orla and the tidewater", "orla y the tide"],
  "Fuchs und Hase": ["fuchs & hase", "fuchs and hase", "Fuchs und Hase"],
  "Guns N' Roses": ["guns and roses", "guns n roses", "guns n' roses", "guns & roses"],
  "10.000 Maniacs": ["10000 maniacs", "10.000 maniacs"],
};

Deno.test("a concert is found as people type its name", async () => {
  for (const [name, queries] of Object.entries(SPELLINGS)) {
    await using bill = await openBill();
    await bill.put({ name });
    await bill.put({ name: "Something else" });
    for (const q of queries) {
      const { items, corrected } = await bill.browse({ q });
      assertEquals([items.map(({ name }) => name), corrected], [[name], null], `${name}: ${q}`);
    }
  }
});

Deno.test("what is written with a letter or a sign more is found when less is on offer", async () => {
  await using bill = await openBill();
  await bill.put({ name: "OBrien Mueller HipHop" });
  for (const q of ["o'brien", "müller", "hip-hop"]) {
    assertEquals((await bill.names({ q })).length, 1);
  }
});

Deno.test("every Latin letter of a living alphabet is folded to plain ones", () => {
  const letters =
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİıĲĴĶĸĹĻĽĿŁŃŅŇŉŊŌŎŐŒŔŖŘŚŜŞŠ" +
    "ŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽſƁƊƎƏƐƓƘƠƯƳƵǄǇǊǍǏǑǓǢǤǦǨǪǮǴǺǼǾȘȚȞȲɃɄɅɆɈɊɌɎẞẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸⱠⱢⱤⱧⱩⱫⱲⱵꜲꞋꞐꞪ";
  const left = [...letters].filter((letter) => !/^[a-z]*$/.test(fold(letter)));
  assertEquals(left, []);
  assertEquals(fold("Saint-Étienne  —  L’Aquila"), "saint etienne laquila");
});

/** A scanner reads our drawings back exactly, for every code type and every accepted text. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { checkedSvg } from "#adapters/barcodes/checked.ts";
import { barcodeSvg } from "#adapters/barcodes/drawing.ts";
import { createBarcodes } from "#adapters/barcodes/mod.ts";
import { FORMATS, namesItsAlphabet, readSvg, sizeOf } from "#adapters/barcodes/reader.ts";
import {
  codeProblem,
  type CodeType,
  codeTypes,
  MAX_CODE_128,
  MAX_PDF417_BYTES,
} from "#domain/tickets/code_type.ts";
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";

async function assertReadable(type: CodeType, text: string): Promise<void> {
  const read = await readSvg(barcodeSvg(type, text));
  assertEquals(read, [{ format: FORMATS[type], text }], `${type} of ${text}`);
}

/** Texts that contain escape sequences of the encoder, which must be encoded literally. */
const TRAPS = ["^ECI000003", "^^FNC1^065", "(01)0123", 'A&<b>"x"</b>$\'', "%d\\x41"];

for (const type of codeTypes) {
  Deno.test(`a scanner reads the exact text from a ${type} drawing`, async () => {
    await assertReadable(type, "77");
    await assertReadable(type, "TM-2027-000483920117");
    for (const trap of TRAPS) await assertReadable(type, trap);
    const texts = fc.string({
      unit: fc.integer({ min: 32, max: 126 }).map((unit) => String.fromCharCode(unit)),
      minLength: 1,
      maxLength: MAX_CODE_128,
    });
    await fc.assert(fc.asyncProperty(texts, (text) => assertReadable(type, text)), { numRuns: 15 });
  });
}

for (const type of codeTypes) {
  Deno.test(`a scanner reads digits between letters from a ${type} drawing`, async () => {
    // A former bug: a letter followed by enough digits for the encoder to switch its character set.
    for (const text of ["T0000000000001", "A1234567890123B", "12345678901234X", "a0", "A", "7"]) {
      await assertReadable(type, text);
    }
    const letters = fc.constantFrom(..."ABzaq .-$&!~".split(""));
    const digits = fc.stringMatching(/^\d{1,15}$/);
    const texts = fc.array(fc.oneof(letters, digits), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join("").slice(0, MAX_CODE_128));
    await fc.assert(fc.asyncProperty(texts, (text) => assertReadable(type, text)), { numRuns: 40 });
  });
}

for (const type of ["qr", "aztec", "pdf417"] as const) {
  Deno.test(`a ${type} drawing can contain letters of every script`, async () => {
    for (const text of ["éé", "Zürich^é", "Ürün №5 · 東京 · Ωmega", "🎟️ Kraków"]) {
      await assertReadable(type, text);
      assert(
        await namesItsAlphabet(barcodeSvg(type, text)),
        "without a declared character set a scanner would guess",
      );
    }
    assert(
      !await namesItsAlphabet(barcodeSvg(type, "PLAIN-1")),
      "old scanners do not support a declared character set",
    );
  });
}

/** The longest texts that a code type accepts, of letters with one to four bytes. */
function longest(type: CodeType): string[] {
  return ["x", "é", "東", "🎟"].map((letter) => {
    let text = letter.repeat(200);
    while (codeProblem(type, text)) text = text.slice(letter.length);
    return text;
  }).filter((text) => text !== "");
}

Deno.test("the longest accepted text is readable, and its modules are wide enough on a phone", async () => {
  for (const type of codeTypes) {
    const texts = longest(type);
    assertEquals(texts.length, type === "code128" ? 1 : 4);
    for (const text of texts) {
      await assertReadable(type, text);
      const { width } = sizeOf(barcodeSvg(type, text));
      // A phone 360 px wide shows 320 CSS pixels, each two or three device pixels wide.
      assert(width <= 345, `${type}: ${width}`);
    }
  }
});

Deno.test("a text that a code type cannot encode is refused with advice", () => {
  const problemOf = (type: CodeType, text: string) => {
    const problem = codeProblem(type, text);
    return problem === null ? null : inWords(problem, en);
  };
  assertEquals(problemOf("code128", "x".repeat(MAX_CODE_128)), null);
  assert(problemOf("code128", "x".repeat(MAX_CODE_128 + 1))?.includes("at most 24 characters"));
  assert(problemOf("code128", "x".repeat(MAX_CODE_128 + 1))?.includes("choose QR code"));
  assert(problemOf("code128", "Zürich")?.includes("choose QR code"));
  assertEquals(problemOf("pdf417", "x".repeat(MAX_PDF417_BYTES)), null);
  assert(problemOf("pdf417", "é".repeat(MAX_PDF417_BYTES / 2 + 1))?.includes("choose QR code"));
  assertEquals(problemOf("pdf417", "7"), null);
  for (const type of ["qr", "aztec"] as const) {
    for (const text of ["7", "🎟".repeat(200)]) assertEquals(problemOf(type, text), null);
  }
});

Deno.test("each module of a drawing is a whole number of pixels wide", () => {
  for (
    const [type, text, pixels] of [
      ["qr", "TM-2027-000483920117", 352],
      ["aztec", "TM-2027-000483920117", 352],
      ["pdf417", "TM-2027-000483920117", 640],
      ["code128", "x".repeat(MAX_CODE_128), 640],
    ] as const
  ) {
    const svg = barcodeSvg(type, text);
    const width = Number(/^<svg width="(\d+)" viewBox=/.exec(svg)?.[1]);
    const modules = sizeOf(svg).width / (pixels === 352 ? 2 : 1);
    assertEquals(width % modules, 0);
    assert(width / modules >= 2 && width > pixels * 0.75 && width <= pixels, `${type} ${width}`);
  }
});

Deno.test("the quiet zone has the width that the code type requires", () => {
  // In modules, which are two units wide in drawings of QR and Aztec.
  const quiet = { qr: 4, aztec: 2, pdf417: 4, code128: 10 };
  for (const type of codeTypes) {
    const svg = barcodeSvg(type, "QUIET-1");
    const unit = type === "qr" || type === "aztec" ? 2 : 1;
    const strokes = [...svg.matchAll(/stroke-width="(\d+)" d="M([\d.]+)/g)]
      .map(([, width, x]) => Number(x) - Number(width) / 2);
    const corners = [...svg.matchAll(/[ML](\d+) \d+(?=[LZ"M])/g)].map(([, x]) => Number(x));
    const first = Math.min(...(strokes.length > 0 ? strokes : corners));
    assert(first >= quiet[type] * unit, `${type} begins at ${first}`);
  }
});

Deno.test("a drawing that is read as another text, as nothing or as two codes is not shown", async () => {
  const wanted = { type: "pdf417", text: "T0000000000001" } as const;
  assert(await checkedSvg(wanted) !== null);
  const draws: (typeof barcodeSvg)[] = [
    (type) => barcodeSvg(type, "00000000000001"),
    (_type, text) => barcodeSvg("qr", text),
    (type, text) => barcodeSvg(type, text).replaceAll(/<path[^>]*>/g, ""),
    () => {
      throw new Error("bwipp.fault");
    },
  ];
  for (const draw of draws) assertEquals(await checkedSvg(wanted, draw), null);
});

Deno.test("an unreadable drawing raises one alarm, without its text; a busy thread raises none", async () => {
  const alarms: unknown[] = [];
  const log = {
    alarm: (event: string, fields?: unknown) => alarms.push([event, fields]),
    error: (event: string) => alarms.push(event),
  };
  const answers: (() => Promise<{ svg: string | null } | null>)[] = [];
  const thread = { ask: () => answers.shift()!(), stop: () => {} };
  const barcodes = createBarcodes(new URL("file:///"), log, thread);
  const wanted = { ticketId: "T1", type: "qr", text: "SECRET" } as const;
  answers.push(() => Promise.resolve(null), () => Promise.reject(new Error("out of memory")));
  assertEquals(await barcodes.draw(wanted), { missing: "busy" });
  assertEquals(await barcodes.draw(wanted), { missing: "busy" });
  assertEquals(alarms.splice(0), ["barcode_not_drawn"]);
  answers.push(() => Promise.resolve({ svg: null }));
  for (let looks = 0; looks < 3; looks++) {
    assertEquals(await barcodes.draw(wanted), { missing: "unreadable" });
  }
  assertEquals(alarms, [["barcode_unreadable", { ticketId: "T1", codeType: "qr" }]]);
});

Deno.test("simultaneous requests share one drawing, and its failure is logged once", async () => {
  const alarms: string[] = [];
  const log = {
    alarm: (event: string) => alarms.push(event),
    error: (event: string) => alarms.push(event),
  };
  const asked: string[] = [];
  const answer = Promise.withResolvers<{ svg: string | null }>();
  const ask = ({ text }: { text: string }) => {
    asked.push(text);
    return answer.promise;
  };
  const barcodes = createBarcodes(new URL("file:///"), log, { ask, stop: () => {} });
  const draw = (ticketId: string, text: string) => barcodes.draw({ ticketId, type: "qr", text });
  const looks = [draw("T1", "A"), draw("T1", "A"), draw("T1", "A"), draw("T1", "B")];
  answer.resolve({ svg: null });
  assertEquals(await Promise.all(looks), Array(4).fill({ missing: "unreadable" }));
  assertEquals(asked, ["A", "B"]);
  assertEquals(alarms, ["barcode_unreadable", "barcode_unreadable"]);
});

Deno.test("a failed drawing is tried again by the next request", async () => {
  const answers = [null, { svg: "<svg/>" }];
  const ask = () => Promise.resolve(answers.shift()!);
  const log = { alarm: () => {}, error: () => {} };
  const barcodes = createBarcodes(new URL("file:///"), log, { ask, stop: () => {} });
  const wanted = { ticketId: "T1", type: "qr", text: "A" } as const;
  const [first, second] = [barcodes.draw(wanted), barcodes.draw(wanted)];
  assertEquals([await first, await second], Array(2).fill({ missing: "busy" }));
  assertEquals(await barcodes.draw(wanted), { svg: "<svg/>" });
});

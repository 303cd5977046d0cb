/** Texts that users enter: well-formed, NFC, trimmed, without control characters, not invisible. */
import { says } from "#words/problems.ts";
import { z } from "zod";

/** Control characters, line separators, and bidirectional overrides, which can disguise a text. */
export const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** Characters without a visible glyph; the empty Braille cell is one, too. */
const UNSEEN = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Characters that draw nothing and have no width, and code points that Unicode reserves. */
const INVISIBLE = String
  .raw`\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb`;
/** Characters that appear as a blank. */
const BLANK = String.raw`\p{Z}\s\u2800`;
const UNSEEN_ONE = new RegExp(`^[${INVISIBLE}${BLANK}]`, "u");
/** A variation selector belongs to the emoji or ideograph before it. */
const WITH_LOOK = /^[\p{Extended_Pictographic}\p{Ideographic}]\p{Variation_Selector}$/u;
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, "gu");
const BLANKS = new RegExp(`[${BLANK}]+`, "gu");
/** Characters that do not even appear as a blank. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Any text from outside: at most `maxUnits` UTF-16 code units, no lone surrogates (UTF-8 cannot encode
 * them). All other schemas for texts build on it.
 */
export function text(maxUnits: number, shownMax = maxUnits) {
  return z.string({ error: missing }).max(maxUnits, tooLong(shownMax))
    .refine((text) => text.isWellFormed(), says("broken_text"));
}

/** Undefined for a value of another type: then zod's own message applies. */
const missing = ({ input }: { input?: unknown }) =>
  input === undefined ? says("required") : undefined;

/** One line of min to max code points, at least one of them visible; `short`: the message for fewer. */
export function line(
  min: number,
  max: number,
  short = min === 1 ? says("required") : says("needs", { min }),
) {
  return text(unitsFor(max), max).transform((text) => text.normalize("NFC").trim()).pipe(
    z.string()
      .refine((text) => !CONTROL.test(text), says("one_line"))
      .refine(isSeen, says("invisible"))
      .refine(
        (text) => size(text.replaceAll(IGNORABLE, "")) >= min,
        short,
      )
      .refine((text) => size(text) <= max, tooLong(max)),
  ).meta({ minLength: min, maxLength: max });
}

/** Several lines of at most max code points; line breaks become "\n". */
export function lines(max: number) {
  return text(unitsFor(max), max).transform((text) =>
    text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim()
  ).pipe(
    z.string()
      .refine((text) => !CONTROL.test(text.replaceAll("\n", "")), says("no_controls"))
      .refine(isSeen, says("invisible"))
      .refine((text) => size(text) <= max, tooLong(max)),
  ).meta({ maxLength: max });
}

/** Whether the text starts or ends with a blank or invisible character. */
export function hasUnseenEnds(text: string): boolean {
  const characters = [...text];
  const end = characters.slice(-2).join("");
  return UNSEEN_ONE.test(text) || !WITH_LOOK.test(end) && UNSEEN_ONE.test(characters.at(-1) ?? "");
}

/** Normalises texts that differ only in invisible characters and kinds of blanks to one text. */
export const asSeen = (text: string): string =>
  text.replaceAll(INVISIBLES, "").normalize("NFC").replaceAll(BLANKS, " ").trim();

/** Latin letters without a Unicode decomposition, in lower case, by how people write them without. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "ⱥɐɑɒᴀꭤ",
    aa: "ꜳ",
    ae: "æᴁ",
    ao: "ꜵ",
    au: "ꜷ",
    av: "ꜹꜻ",
    ay: "ꜽ",
    b: "ƀɓƃʙᴃꞗ",
    c: "ƈȼɕᴄꜿↄꞓ",
    d: "đðɖɗƌȡᴅᴆꝺ",
    db: "ȸ",
    dz: "ʣʥ",
    e: "əǝɛɘɇᴇɜⱸꬲ",
    f: "ƒꜰꝼꞙ",
    g: "ǥɠɣɡɢᵹꞡ",
    h: "ħɦⱨʜⱶꜧ",
    hv: "ƕ",
    i: "ɩɨɪᵻꟾ",
    j: "ɉȷɟʝᴊ",
    k: "ĸƙⱪᴋꝁꝃꝅꞣ",
    l: "łƚɫⱡɬɭȴʟꝉꞁ",
    ll: "ỻ",
    m: "ɱᴍɯ",
    n: "ŋɲƞɳȵɴꞑꞥ",
    o: "øɔɵᴏꝋꝍⱺ",
    oe: "œɶ",
    oi: "ƣ",
    oo: "ꝏ",
    ou: "ȣᴕ",
    p: "ƥᵽᴘꝑꝓꝕ",
    q: "ɋꝗꝙ",
    qp: "ȹ",
    r: "ʀɍɽɹɾɼꝛꞃꞧ",
    s: "ʂȿꜱʃƨꞩꞅ",
    ss: "ß",
    t: "ŧƭʈƫⱦȶᴛꞇ",
    th: "þꝥꝧ",
    ts: "ʦʨ",
    tz: "ꜩ",
    u: "ʉʊᴜꞹ",
    v: "ʋʌᴠⱱⱴỽꝟ",
    vy: "ꝡ",
    w: "ⱳᴡƿ",
    x: "ꭓ",
    y: "ƴɏʏỿȝ",
    z: "ƶȥɀⱬʒʐʑᴢꝣ",
    σ: "ς",
  }).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain] as const)),
);
const NOT_PLAIN = new RegExp(`[${[...PLAIN.keys()].join("")}]`, "gu");

/** Characters for an apostrophe, and the dot of Catalan: what they join is one word. */
export const APOSTROPHES = "'`´‘’‛ʹʻʼʽʾʿˈ′＇Ꞌꞌ·";
const JOINING = new RegExp(`[${APOSTROPHES}]`, "gu");

/**
 * For comparing and searching: lower case, without accents and apostrophes, plain letters, plain digits, one
 * blank for each run of blanks and dashes. "Saint-Étienne" → "saint etienne", "Łódź" → "lodz", "O’Brien" →
 * "obrien". One character can become eighteen. Index rows contain the result: a change needs an upgrade of the
 * indexed entities.
 */
export function fold(text: string): string {
  return text.replaceAll(JOINING, "").normalize("NFKD").toUpperCase().toLowerCase().normalize(
    "NFKD",
  )
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "").replaceAll(JOINING, "")
    .replaceAll(NOT_PLAIN, (letter) => PLAIN.get(letter)!)
    .replaceAll(/(?![0-9])\p{Nd}/gu, plainDigit)
    .replaceAll(/[\p{Pd}\p{Z}\s\u2212]+/gu, " ").trim();
}

/** The digit of any script as 0 to 9: each script has its ten in a row. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** Longest text in a key, in code points: Deno KV limits a key to 2,048 bytes. */
const MAX_KEY_CHARACTERS = 160;

/**
 * A text as part of a key: folded and truncated. Long texts with the same start share a key, so readers
 * must also compare the whole text.
 */
export const keyText = (text: string): string =>
  [...fold(text)].slice(0, MAX_KEY_CHARACTERS).join("");

/** Whether the text has a visible character; an empty text is accepted. */
export const isSeen = (text: string) => text === "" || text.replaceAll(UNSEEN, "") !== "";
const size = (text: string) => [...text].length;
const unitsFor = (characters: number) => characters * 4 + 64;
const tooLong = (max: number) => says("too_long", { max });

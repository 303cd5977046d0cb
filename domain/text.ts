/** Texts that people enter: whole characters, NFC, trimmed, without control characters, not invisible. */
import { says } from "#words/problems.ts";
import { z } from "zod";

// Control characters, line separators, and the bidirectional overrides that make a line read as another.
export const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** What draws nothing by itself; the empty Braille cell draws nothing either. */
const UNSEEN = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** What draws nothing and takes no room, and what Unicode sets aside for no text. */
const INVISIBLE = String
  .raw`\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb`;
/** What is there for the eye as a gap alone. */
const BLANK = String.raw`\p{Z}\s\u2800`;
const UNSEEN_ONE = new RegExp(`^[${INVISIBLE}${BLANK}]`, "u");
/** What picks the look of the emoji or ideograph before it is a part of that. */
const WITH_LOOK = /^[\p{Extended_Pictographic}\p{Ideographic}]\p{Variation_Selector}$/u;
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, "gu");
const BLANKS = new RegExp(`[${BLANK}]+`, "gu");
/** What is there for the eye not even as a blank. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Any text from outside: at most so many UTF-16 units, none of them half a character. Whatever else
 * takes texts is made of it: half a character becomes another one on its way out.
 */
export function text(maxUnits: number, told = maxUnits) {
  return z.string({ error: missing }).max(maxUnits, tooLong(told))
    .refine((text) => text.isWellFormed(), says("broken_text"));
}

/** Of another kind than text zod says what it expects. */
const missing = ({ input }: { input?: unknown }) =>
  input === undefined ? says("required") : undefined;

/** One line of min to max characters (code points), one of which can be seen; `short`: what is said of fewer. */
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

/** Several lines of at most max characters; line breaks become "\n". */
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

/** Whether it begins or ends with something that the eye does not see. */
export function hasUnseenEnds(text: string): boolean {
  const characters = [...text];
  const end = characters.slice(-2).join("");
  return UNSEEN_ONE.test(text) || !WITH_LOOK.test(end) && UNSEEN_ONE.test(characters.at(-1) ?? "");
}

/** One text for all that look alike but for invisible characters and kinds of blanks. */
export const asSeen = (text: string): string =>
  text.replaceAll(INVISIBLES, "").normalize("NFC").replaceAll(BLANKS, " ").trim();

/** Letters that no decomposition takes apart, as people write them who do not have them. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ς: "σ",
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/**
 * For comparing and searching: lower case, without accents, plain letters, one blank for any number
 * of blanks and dashes. "Saint-Étienne" → "saint etienne", "Łódź" → "lodz". A character can become
 * eighteen. Index rows are made of it: whoever changes it declares an upgrade of what is indexed.
 */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD")
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(NOT_PLAIN, (letter) => PLAIN[letter])
    .replaceAll(/[\p{Pd}\p{Z}\s\u2212]+/gu, " ").trim();
}

/** Characters of a text in a key: a key of Deno KV has 2,048 bytes at most. */
const MAX_KEY_CHARACTERS = 160;

/**
 * A text as a part of a key: folded, and cut where it is long. Two texts with one beginning share
 * it, so whoever reads by it compares the whole text as well.
 */
export const keyText = (text: string): string =>
  [...fold(text)].slice(0, MAX_KEY_CHARACTERS).join("");

/** Of an empty text nothing is to be seen, and nothing is wrong. */
export const isSeen = (text: string) => text === "" || text.replaceAll(UNSEEN, "") !== "";
const size = (text: string) => [...text].length;
const unitsFor = (characters: number) => characters * 4 + 64;
const tooLong = (max: number) => says("too_long", { max });

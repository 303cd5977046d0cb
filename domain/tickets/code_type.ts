/** The kinds of barcode that a ticket may have, and what each of them can hold. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { CONTROL, hasUnseenEnds, isSeen } from "../text.ts";

export const codeTypes = ["qr", "aztec", "pdf417", "code128"] as const;
export type CodeType = typeof codeTypes[number];
export const DEFAULT_CODE_TYPE: CodeType = "qr";

/** The longest text of a barcode, in code points. */
export const MAX_CODE = 200;

const fits = (text: string) => text.length <= MAX_CODE * 2 && [...text].length <= MAX_CODE;

/**
 * The text of a barcode is kept as it came, to the last bit: a scanner at the door compares it with
 * another list. What cannot be meant, or would be changed on its way, is refused, never mended.
 */
export const codeInput = z.string()
  .refine((text) => text.trim() !== "", { error: says("required"), abort: true })
  .refine(fits, { error: says("too_long", { max: MAX_CODE }), abort: true })
  // A form turns what it cannot send into U+FFFD.
  .refine((text) => text.isWellFormed() && !text.includes("\ufffd"), says("code_damaged"))
  .refine((text) => !CONTROL.test(text), says("one_line"))
  .refine(isSeen, { error: says("invisible"), abort: true })
  // Nobody sees them, and pasting brings them along.
  .refine((text) => !hasUnseenEnds(text), says("code_blanks"))
  .meta({ minLength: 1, maxLength: MAX_CODE });

export const codeTypeInput = z.enum(codeTypes, says("one_of", { choices: codeTypes.join(", ") }));

/** Wider than this, a phone's screen cannot show the bars apart. Characters. */
export const MAX_CODE_128 = 24;
/** The same for the stack of rows of PDF417. Bytes of UTF-8. */
export const MAX_PDF417_BYTES = 200;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Why this text cannot be a barcode of this kind, and what to do; null when it can. */
export function codeProblem(type: CodeType, code: string): string | null {
  switch (type) {
    case "qr":
    case "aztec": // both hold every text that a barcode may have here
      return null;
    case "pdf417":
      return new TextEncoder().encode(code).length > MAX_PDF417_BYTES ? says("pdf417_long") : null;
    case "code128":
      if (!PRINTABLE_ASCII.test(code)) {
        return says("code128_letters");
      }
      return code.length > MAX_CODE_128 ? says("code128_long", { max: MAX_CODE_128 }) : null;
  }
}

/** The barcode formats of tickets, and what each can encode. */
import { says } from "#words/problems.ts";
import { z } from "zod";
import { CONTROL, hasUnseenEnds, isSeen } from "../text.ts";

export const codeTypes = ["qr", "aztec", "pdf417", "code128"] as const;
export type CodeType = typeof codeTypes[number];
export const DEFAULT_CODE_TYPE: CodeType = "qr";

/** Longest content of a barcode, in code points. */
const MAX_CODE = 200;

const fits = (text: string) => text.length <= MAX_CODE * 2 && [...text].length <= MAX_CODE;

/**
 * A barcode's content is stored exactly as it was entered, because a scanner at the door compares it with
 * another list. Content that is probably a mistake is refused, never corrected.
 */
export const codeInput = z.string()
  .refine((text) => text.trim() !== "", { error: says("required"), abort: true })
  .refine(fits, { error: says("too_long", { max: MAX_CODE }), abort: true })
  // Browsers replace what a form cannot send with U+FFFD.
  .refine((text) => text.isWellFormed() && !text.includes("\ufffd"), says("code_damaged"))
  .refine((text) => !CONTROL.test(text), says("one_line"))
  .refine(isSeen, { error: says("invisible"), abort: true })
  // Invisible characters and blanks at the ends come from pasting.
  .refine((text) => !hasUnseenEnds(text), says("code_blanks"))
  .meta({ minLength: 1, maxLength: MAX_CODE });

export const codeTypeInput = z.enum(codeTypes, says("one_of", { choices: codeTypes.join(", ") }));

/** Longest Code 128 content, in characters; wider bars do not fit on a phone's screen. */
export const MAX_CODE_128 = 24;
/** The same for PDF417; bytes of UTF-8. */
export const MAX_PDF417_BYTES = 200;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Why this content cannot be encoded in this format, and what to do; null if it can. */
export function codeProblem(type: CodeType, code: string): string | null {
  switch (type) {
    case "qr":
    case "aztec": // both can encode any content that is allowed here
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

/** The kinds of barcode that a ticket may have, and what each of them can hold. */
import { says } from "#words/problems.ts";
import { z } from "zod";

export const codeTypes = ["qr", "aztec", "pdf417", "code128"] as const;
export type CodeType = typeof codeTypes[number];
export const DEFAULT_CODE_TYPE: CodeType = "qr";

export const codeTypeInput = z.enum(codeTypes, says("one_of", { choices: codeTypes.join(", ") }));

/** Wider than this, a phone's screen cannot show the bars apart. Characters. */
export const MAX_CODE_128 = 24;
/** The same for the stack of rows of PDF417. Bytes of UTF-8. */
export const MAX_PDF417_BYTES = 200;
/** Common readers take a PDF417 of a single letter for noise. Characters. */
export const MIN_PDF417 = 2;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Why this text cannot be a barcode of this kind, and what to do; null when it can. */
export function codeProblem(type: CodeType, code: string): string | null {
  switch (type) {
    case "qr":
    case "aztec": // both hold every text that a barcode may have here
      return null;
    case "pdf417":
      if (code.length < MIN_PDF417) return says("pdf417_short");
      return new TextEncoder().encode(code).length > MAX_PDF417_BYTES ? says("pdf417_long") : null;
    case "code128":
      if (!PRINTABLE_ASCII.test(code)) {
        return says("code128_letters");
      }
      return code.length > MAX_CODE_128 ? says("code128_long", { max: MAX_CODE_128 }) : null;
  }
}

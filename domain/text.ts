/** Texts that people enter: NFC, trimmed, without control characters. */
import { z } from "zod";

// Control characters, and the bidirectional overrides that can make a line read as another.
// deno-lint-ignore no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
// deno-lint-ignore no-control-regex
const CONTROL_BUT_LINE_BREAK =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** One line of min to max characters (code points). */
export function line(min: number, max: number) {
  return z.string().max(max * 4 + 64, tooLong(max)).transform((text) =>
    text.normalize("NFC").trim()
  ).pipe(
    z.string()
      .refine((text) => !CONTROL.test(text), "Must be one line without control characters")
      .refine(
        (text) => size(text) >= min,
        min === 1 ? "Is required" : `Needs ${min} characters or more`,
      )
      .refine((text) => size(text) <= max, tooLong(max)),
  );
}

/** Several lines of at most max characters; line breaks become "\n". */
export function lines(max: number) {
  return z.string().max(max * 4 + 64, tooLong(max)).transform((text) =>
    text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim()
  ).pipe(
    z.string()
      .refine((text) => !CONTROL_BUT_LINE_BREAK.test(text), "Must not contain control characters")
      .refine((text) => size(text) <= max, tooLong(max)),
  );
}

/** Lower case without accents, for comparing and searching: "Orléans" → "orleans". */
export function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

const size = (text: string) => [...text].length;
const tooLong = (max: number) => `Must be ${max} characters at most`;

/** Texts that people enter: NFC, trimmed, without control characters. */
import { says } from "#words/problems.ts";
import { z } from "zod";

// Control characters, line separators, and the bidirectional overrides that make a line read as another.
export const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One line of min to max characters (code points). */
export function line(min: number, max: number) {
  return z.string().max(max * 4 + 64, tooLong(max)).transform((text) =>
    text.normalize("NFC").trim()
  ).pipe(
    z.string()
      .refine((text) => !CONTROL.test(text), says("one_line"))
      .refine(
        (text) => size(text) >= min,
        min === 1 ? says("required") : says("needs", { min }),
      )
      .refine((text) => size(text) <= max, tooLong(max)),
  ).meta({ minLength: min, maxLength: max });
}

/** Several lines of at most max characters; line breaks become "\n". */
export function lines(max: number) {
  return z.string().max(max * 4 + 64, tooLong(max)).transform((text) =>
    text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim()
  ).pipe(
    z.string()
      .refine(
        (text) => !CONTROL.test(text.replaceAll("\n", "")),
        says("no_controls"),
      )
      .refine((text) => size(text) <= max, tooLong(max)),
  ).meta({ maxLength: max });
}

/** Lower case without accents, for comparing and searching: "Orléans" → "orleans". */
export function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

const size = (text: string) => [...text].length;
const tooLong = (max: number) => says("too_long", { max });

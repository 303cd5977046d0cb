/** Texts with named gaps, "Held until {time}": the same text in each language, its words in any order. */

declare const gaps: unique symbol;

/** A text with these gaps; any string may stand for it, and the tests compare the gaps. */
export type Text<Gap extends string> = string & { readonly [gaps]?: Gap };

/** The gaps that a text of a catalogue has. */
export type GapsOf<T> = T extends { readonly [gaps]?: infer Gap extends string } ? Gap : never;

type GapsIn<T extends string> = T extends `${string}{${infer Gap}}${infer Rest}`
  ? Gap | GapsIn<Rest>
  : never;

/** The type that every translation of a catalogue has: its keys, and the gaps of its texts. */
export type Shape<T> = T extends string ? ([GapsIn<T>] extends [never] ? string : Text<GapsIn<T>>)
  : { readonly [K in keyof T]: Shape<T[K]> };

/** Texts come from the catalogues alone, so there are never more of them than those have. */
const pieces = new Map<string, readonly string[]>();

/** The text cut at its gaps: words at even places, the names of gaps at odd ones. */
export function piecesOf(text: string): readonly string[] {
  let cut = pieces.get(text);
  if (!cut) pieces.set(text, cut = text.split(/\{(\w+)\}/));
  return cut;
}

/** The text with something in each gap. */
export function fill<Gap extends string>(
  text: Text<Gap>,
  filling: Readonly<Record<Gap, string | number>>,
): string {
  const cut = piecesOf(text);
  let filled = cut[0];
  for (let i = 1; i < cut.length; i += 2) filled += filling[cut[i] as Gap] + cut[i + 1];
  return filled;
}

/** A text that depends on a number; a language that needs more forms has them beside these. */
export interface Forms<Gap extends string> {
  readonly one: Text<Gap>;
  readonly other: Text<Gap>;
}

const rules = new Map<string, Intl.PluralRules>();

/** The form that the language has for this number. */
export function formFor<Gap extends string>(
  forms: Forms<Gap>,
  count: number,
  language: string,
): Text<Gap> {
  let rule = rules.get(language);
  if (!rule) rules.set(language, rule = new Intl.PluralRules(language));
  return (forms as Partial<Record<Intl.LDMLPluralRule, Text<Gap>>>)[rule.select(count)] ??
    forms.other;
}

/** Texts with named gaps, such as "Reserved until {time}"; a translation may order them differently. */

declare const gaps: unique symbol;

/** A text with these gaps. The type accepts any string; the tests compare the gaps. */
export type Text<Gap extends string> = string & { readonly [gaps]?: Gap };

/** The names of the gaps of a catalogue text. */
export type GapsOf<T> = T extends { readonly [gaps]?: infer Gap extends string } ? Gap : never;

type GapsIn<T extends string> = T extends `${string}{${infer Gap}}${infer Rest}`
  ? Gap | GapsIn<Rest>
  : never;

/** The type of a translation: the keys of the catalogue and the gaps of its texts. */
export type Shape<T> = T extends string ? ([GapsIn<T>] extends [never] ? string : Text<GapsIn<T>>)
  : { readonly [K in keyof T]: Shape<T[K]> };

/** Bounded by the number of texts in the catalogues, since only those are cut. */
const pieces = new Map<string, readonly string[]>();

/** The text split at its gaps: even indexes hold words, odd ones the names of gaps. */
export function piecesOf(text: string): readonly string[] {
  let cut = pieces.get(text);
  if (!cut) pieces.set(text, cut = text.split(/\{(\w+)\}/));
  return cut;
}

/** Not one of a few known values, such as the state of an order: those are codes, and people read words. */
type Said<T> = T extends string ? (string extends T ? T : never) : T;

/** The text with its gaps filled. The types refuse a state, a reason or another code of ours in a gap. */
export function fill<
  Gap extends string,
  Filling extends Readonly<Record<Gap, string | number>> = Readonly<Record<Gap, string | number>>,
>(
  text: Text<Gap>,
  filling: Filling & { readonly [G in keyof Filling]: Said<Filling[G]> },
): string {
  const cut = piecesOf(text);
  let filled = cut[0];
  for (let i = 1; i < cut.length; i += 2) {
    filled += (filling as Readonly<Record<Gap, string | number>>)[cut[i] as Gap] + cut[i + 1];
  }
  return filled;
}

/** The plural forms of a text. A language that has more forms adds them ("few", "many"). */
export interface Forms<Gap extends string> {
  readonly one: Text<Gap>;
  readonly other: Text<Gap>;
}

const rules = new Map<string, Intl.PluralRules>();

/** The plural form for this number, by the rules of the language. */
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

/** The plural form for `n` things, with their number in its gap. */
export const counted = (forms: Forms<"n">, n: number, language: string): string =>
  fill(formFor(forms, n, language), { n });

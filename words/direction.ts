/** The direction of writing, in plain texts: attributes, titles, emails. Elements have `<bdi>`. */

/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam… */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What a person wrote, to be put into a text of ours. If it runs from right to left, it is enclosed by the
 * signs "first strong isolate" and "pop directional isolate": otherwise the words and numbers around it would
 * change places. Nobody can type these signs into a field (`domain/text.ts`).
 */
export const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;

/**
 * How long the text of a field may be. A script counts what was typed (`web/browser/counters.ts`). Fields with it
 * have no `maxlength`: browsers cut a pasted text off without a word.
 */
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";

export interface LimitView {
  /** Characters, as `line` and `lines` of `domain/text.ts` count them. */
  max: number;
  /** "2 to 120 characters". */
  text: string;
  /** "{count} / {max}". */
  counted: string;
}

export function limitOf({ site }: Words, max: number, min?: number): LimitView {
  const text = min === undefined
    ? fill(site.limit.most, { max })
    : fill(site.limit.between, { min, max });
  return { max, text, counted: site.counted };
}

/** `field`: the id of the field. */
export function Limit(
  { field, limit: { max, text, counted } }: { field: string; limit: LimitView },
) {
  return (
    <p
      class="hint limit"
      id={`${field}-limit`}
      data-counts={field}
      data-max={max}
      data-counted={counted}
    >
      {text}
    </p>
  );
}

/** The words of a picture for link previews: what our font can draw, and at which size it fits. */

/** Lines at the largest size at which the text fits `width`; at the smallest size, the text is cut off ("…"). */
export function fitted(
  words: string,
  width: number,
  sizes: number[],
  /** How many lines of a size there is room for. */
  mostLines: (size: number) => number,
) {
  for (const size of sizes) {
    const lines = wrapped(words, width / size);
    if (lines.length <= mostLines(size)) return { lines, size };
  }
  const size = sizes.at(-1)!;
  const lines = wrapped(words, width / size).slice(0, mostLines(size));
  const last = lines.at(-1)!;
  return {
    size,
    lines: [...lines.slice(0, -1), `${last.slice(0, Math.max(1, last.length - 3))}…`],
  };
}

/** Lines of at most `most` ems; overlong words are broken. */
function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ").filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= most) line = longer;
    else {
      if (line) lines.push(line);
      line = "";
      for (const character of word) {
        if (widthOf(line + character) > most) {
          lines.push(line);
          line = "";
        }
        line += character;
      }
    }
  }
  return line ? [...lines, line] : lines;
}

/** Width in ems, estimated by kind of character; an overestimate. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const plain = character.normalize("NFD")[0];
    if (" ijl.,:;'!|I’·".includes(plain)) width += 0.31;
    else if ('frt()-[]/"'.includes(plain)) width += 0.45;
    else if ("mwMW@%&—".includes(plain)) width += 0.97;
    else if (/\p{Lu}/u.test(plain)) width += 0.71;
    else width += 0.61;
  }
  return width;
}

/** Characters of the subsets in `adapters/pictures/fonts/`; a test draws each of them. */
const OURS = /[\u0020-\u007e\u00a0-\u017f‘’“”–—…€−]/;
const NOT_IN_FONT = /[\\^`{|}~¤¦§¨©ª¬\u00ad®¯±-¶¸-º¼-¾÷ĈĉĔĕĜĝĤĥĬĭĴĵĸĿŀŉŎŏŜŝŢţŦŧſ]/;
/** Without these, a text says something else; without an emoji it does not. */
const MEANS = /[\p{L}\p{N}\p{M}]/u;

/**
 * The text as our font draws it, without emoji and other signs that it lacks. Null if it lacks a letter, a digit
 * or an accent of it: part of a name would be wrong, and boxes say nothing.
 */
export function drawable(words: string): string | null {
  let kept = "";
  for (const character of words.normalize("NFC")) {
    if (OURS.test(character) && !NOT_IN_FONT.test(character)) kept += character;
    else if (MEANS.test(character)) return null;
  }
  kept = kept.replaceAll(/\s+/g, " ").trim();
  return MEANS.test(kept) ? kept : null;
}

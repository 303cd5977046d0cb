/** The picture of a link preview: the poster and a stub with words. */
import { posterSeed, posterSvg } from "../../parts/poster.ts";

export interface SocialCard {
  /** The exchange's own name. */
  site: string;
  title: string;
  /** "Sat, May 1, 2027, 20:00". */
  when: string;
  /** "Zénith, Paris". */
  place: string;
}

/** Pixels; 1.91 to 1, the usual aspect ratio of `og:image`. */
export const CARD_SIZE = { width: 1200, height: 630 };

const [INK, QUIET, PAPER, HOT] = ["#2a1f18", "#6a594c", "#f8f0e2", "#c33a1c"];
/** Left edge and width of the words; pixels. */
const [LEFT, WIDTH] = [694, 446];

/** An SVG document; rendering it needs the font "Bricolage Grotesque" in weight 800. */
export function socialCardSvg({ site, title, when, place }: SocialCard): string {
  const { width, height } = CARD_SIZE;
  const { lines, size } = fitted(title, [68, 58, 50, 42], 4);
  const date = fitted(when, [32, 28, 25], 1);
  const hall = fitted(place, [32, 28], 2);
  const dateAt = 568 - hall.lines.length * hall.size * 1.3;
  const words =
    lines.map((line, i) => text(line, 150 + size + i * size * 1.08, size, INK)).join("") +
    date.lines.map((line) => text(line, dateAt, date.size, HOT)).join("") +
    hall.lines.map((line, i) => text(line, dateAt + (i + 1) * hall.size * 1.3, hall.size, QUIET))
      .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>` +
    posterSvg(posterSeed(title), height) +
    PERFORATION +
    text(site, 92, 34, HOT) +
    words +
    "</svg>";
}

/** Between poster and stub. */
const PERFORATION = `<g fill="${PAPER}">` +
  Array.from({ length: 16 }, (_, i) => `<circle cx="630" cy="${i * 42}" r="11"/>`).join("") +
  "</g>";

const text = (words: string, y: number, size: number, fill: string): string =>
  `<text x="${LEFT}" y="${Math.round(y)}" font-family="Bricolage Grotesque" font-weight="800" ` +
  `font-size="${size}" fill="${fill}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Lines at the largest size at which the text fits; at the smallest size, the text is cut off. */
function fitted(words: string, sizes: number[], mostLines: number) {
  const drawable = inOurFace(words);
  for (const size of sizes) {
    const lines = wrapped(drawable, WIDTH / size);
    if (lines.length <= mostLines) return { lines, size };
  }
  const size = sizes.at(-1)!;
  const lines = wrapped(drawable, WIDTH / size).slice(0, mostLines);
  const last = lines[mostLines - 1];
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

const NOT_OURS = /[^\u0020-\u007e\u00a0-\u017f‘’“”–—…€−]|[\\^`{|}~¤¦§¨©ª¬®¯±-¶¸-º¼-¾÷]/g;

/** Leaves out characters that the font lacks: they would be drawn as boxes. */
function inOurFace(words: string): string {
  const kept = words.replaceAll(NOT_OURS, "").replaceAll(/\s+/g, " ").trim();
  // Mostly another script: the card shows the poster alone.
  return kept.length * 2 < words.length ? "" : kept;
}

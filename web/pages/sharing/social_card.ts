/** The picture of a link preview: the poster and a stub with words. */
import { drawable, fitted } from "./card_text.ts";
import { posterSeed, posterSvg } from "../../parts/poster.ts";

export interface SocialCard {
  /** The exchange's own name. */
  site: string;
  title: string;
  /** "Sat, May 1, 2027, 20:00". */
  when: string;
  /** The first that can be drawn is shown: "Zénith, Paris", or "Paris" alone. */
  places: string[];
}

/** Pixels; 1.91 to 1, the usual aspect ratio of `og:image`. */
export const CARD_SIZE = { width: 1200, height: 630 };

const [INK, QUIET, PAPER, HOT] = ["#2a1f18", "#6a594c", "#f8f0e2", "#c33a1c"];
/** Left edge and width of the words; pixels. */
const [LEFT, WIDTH] = [694, 446];
/** Top of the headline, and the last line; pixels. */
const [TOP, BOTTOM] = [150, 568];
/** Between the lines at the bottom, in sizes of their letters. */
const LEADING = 1.3;

/**
 * An SVG document; rendering it needs the font "Bricolage Grotesque" in weight 800. A title that the font cannot
 * draw is left out, and the date stands in its place; a place likewise.
 */
export function socialCardSvg({ site, title, when, places }: SocialCard): string {
  const { width, height } = CARD_SIZE;
  const [name, place] = [drawable(title), firstDrawable(places)];
  const below: Line[] = [
    ...(name === null ? [] : linesOf(when, [32, 28], HOT)),
    ...(place === null ? [] : linesOf(place, [32, 28], QUIET)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>` +
    posterSvg(posterSeed(title), height) +
    PERFORATION +
    text(site, 92, 34, HOT) +
    headline(name ?? when, below) +
    atBottom(below) +
    "</svg>";
}

const firstDrawable = (places: string[]): string | null =>
  places.map(drawable).find((place) => place !== null) ?? null;

interface Line {
  words: string;
  /** Pixels. */
  size: number;
  fill: string;
}

/** One line or two. */
function linesOf(words: string, sizes: number[], fill: string): Line[] {
  const { lines, size } = fitted(words, WIDTH, sizes, () => 2);
  return lines.map((words) => ({ words, size, fill }));
}

/** Four lines at most; `below`: the lines at the bottom of the card. */
function headline(words: string, below: Line[]): string {
  const room = below.reduce((left, { size }) => left - size * LEADING, BOTTOM - TOP - 20);
  const most = (size: number) => Math.min(4, Math.floor(room / (size * 1.08)));
  const { lines, size } = fitted(words, WIDTH, [68, 58, 50, 42], most);
  return lines.map((line, i) => text(line, TOP + size + i * size * 1.08, size, INK)).join("");
}

/** The last line stands at the bottom of the card. */
function atBottom(lines: Line[]): string {
  let y = BOTTOM;
  return lines.toReversed().map(({ words, size, fill }) => {
    const line = text(words, y, size, fill);
    y -= size * LEADING;
    return line;
  }).reverse().join("");
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

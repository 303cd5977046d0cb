/** Posters: an SVG drawn from a concert's title alone, so that a title always has the same one. */
import { compositions, SIZE } from "./compositions.ts";

/** The seed of a title's poster: 8 hexadecimal digits (FNV-1a of the title in lower case). */
export function posterSeed(title: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(title.toLowerCase())) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return mix(hash).toString(16).padStart(8, "0");
}

export const posterPath = (title: string): string => `/posters/${posterSeed(title)}.svg`;

/** Mixes the bits: FNV-1a differs too little for titles that differ at the end. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Paper and two inks. */
const inks = [
  ["#f4e9d8", "#e0452a", "#1d2a4d"],
  ["#f6d55c", "#20303f", "#e4572e"],
  ["#1f2a44", "#f2a65a", "#f7ede2"],
  ["#f7d6cf", "#0b6e6e", "#d7263d"],
  ["#dfe9e2", "#1b4d3e", "#f26a4b"],
  ["#2b2230", "#f25f5c", "#ffe0a3"],
  ["#f3efe6", "#2f4bd8", "#f26b9a"],
  ["#e7dff2", "#4b2b7f", "#f28f3b"],
  ["#0e4b50", "#f3c969", "#f4efe3"],
  ["#f9e4b7", "#8f2d56", "#16697a"],
] as const;

/** An SVG document; `seed` as `posterSeed` makes it, `size` in pixels. */
export function posterSvg(seed: string, size = SIZE): string {
  let state = parseInt(seed, 16) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 2 ** 32;
  };
  const draw = compositions[Math.floor(next() * compositions.length)];
  const [paper, one, two] = inks[Math.floor(next() * inks.length)];
  const [a, b] = next() < 0.5 ? [one, two] : [two, one];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${size}" height="${size}">` +
    `<rect width="${SIZE}" height="${SIZE}" fill="${paper}"/>${draw({ next, a, b })}</svg>`;
}

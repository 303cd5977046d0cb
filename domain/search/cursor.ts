/** Cursors: a boundary, a direction and the query that they belong to, as one opaque word. */
import { idSchema } from "../stored.ts";
import type { BrowseQuery, ConcertQuery } from "./query.ts";
import type { Tail } from "./walk.ts";
import { termsIn } from "./words.ts";
import { fold } from "../text.ts";

export interface Position {
  /** Towards the start of the list. */
  back: boolean;
  boundary: Tail;
}

/** The query without page size and cursor. */
export function shapeOf(query: BrowseQuery & ConcertQuery): string {
  const { sort, from, to, min, max, status, country, quantity } = query;
  const words = termsIn(query.q ?? "").map(({ ways }) => ways[0]);
  const city = query.city === undefined ? null : fold(query.city);
  return JSON.stringify([words, city, sort, from, to, min, max, status, country, quantity]);
}

export function writeCursor(position: Position, shape: string): string {
  const text = [position.back ? "b" : "f", ...position.boundary].join(" ");
  return encoder.encode(`${signOf(text, shape)} ${text}`)
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Null if it was altered or belongs to another query. `width`: the number of sort keys before the id. */
export function readCursor(cursor: string, shape: string, width: number): Position | null {
  const [sign, ...text] = decode(cursor).split(" ");
  if (sign !== signOf(text.join(" "), shape)) return null;
  const [direction, ...parts] = text;
  const [numbers, id, above] = [parts.slice(0, width), parts[width], parts[width + 1]];
  // The checksum is not secret: a forged cursor must not reach beyond the listed tickets either.
  if (direction !== "b" && direction !== "f") return null;
  if (numbers.length === 0 || !numbers.every(isWhole) || parts.length > width + 2) return null;
  if (id !== undefined && !idSchema.safeParse(id).success) return null;
  if (above !== undefined && above !== "") return null;
  return {
    back: direction === "b",
    boundary: [...numbers.map(Number), ...parts.slice(width)],
  };
}

/** FNV-1a over cursor and query: protects against mistakes, not against attacks. */
function signOf(text: string, shape: string): string {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text + shape)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

const encoder = new TextEncoder();
const isWhole = (text: string) => /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text));

function decode(cursor: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(cursor, { alphabet: "base64url" }));
  } catch {
    return "";
  }
}

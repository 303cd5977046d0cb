/** Cursors: a boundary, a direction and the question they belong to, as one opaque word. */
import { idSchema } from "../stored.ts";
import type { BrowseQuery } from "./query.ts";
import type { Tail } from "./walk.ts";
import { MAX_WORDS_PER_QUERY, wordsIn } from "./words.ts";
import { fold } from "../text.ts";

export interface Position {
  /** Towards the beginning of the list. */
  back: boolean;
  boundary: Tail;
}

/** A short sign of everything in the question but page size and cursor. */
export function shapeOf(query: BrowseQuery): string {
  const { sort, from, to, min, max, status } = query;
  const words = wordsIn(query.q ?? "", MAX_WORDS_PER_QUERY);
  const city = query.city === undefined ? null : fold(query.city);
  let hash = 0x811c9dc5; // FNV-1a: guards against mistakes, not against malice
  for (
    const byte of encoder.encode(JSON.stringify([words, city, sort, from, to, min, max, status]))
  ) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

export function writeCursor(position: Position, shape: string): string {
  const parts = position.boundary.map((part) => String(part).replace("\0", "~"));
  return encoder.encode([position.back ? "b" : "f", shape, ...parts].join(" "))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Null when it was altered, or made for another question. `width`: the sort's keys before the id. */
export function readCursor(cursor: string, shape: string, width: number): Position | null {
  const [direction, itsShape, ...parts] = decode(cursor).split(" ");
  if ((direction !== "b" && direction !== "f") || itsShape !== shape) return null;
  const numbers = parts.slice(0, width);
  const ids = parts.slice(width);
  if (numbers.length === 0 || ids.length > 1 || !numbers.every(isWhole)) return null;
  if (!ids.every((id) => idSchema.safeParse(id.replace(/~$/, "")).success)) return null;
  return {
    back: direction === "b",
    boundary: [...numbers.map(Number), ...ids.map((id) => id.replace("~", "\0"))],
  };
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

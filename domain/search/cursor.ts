/** Cursors: a boundary, a direction and the query that they belong to, as one opaque word. */
import { z } from "zod";
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

/** A place between tickets of a concert: price, listing, and the number of its tickets before it. */
export type TicketPlace = readonly [amount: number, listingId: string, ticketsBefore: number];

export interface TicketPosition {
  /** The concert's key, if a place in it is given; otherwise a boundary between concerts. */
  concert: Tail;
  ticket: TicketPlace | null;
}

/** The query without page size and cursor. */
export function shapeOf(query: BrowseQuery & ConcertQuery): string {
  const { sort, from, to, min, max, status, country, quantity, concertId } = query;
  const words = termsIn(query.q ?? "").map(({ ways }) => ways[0]);
  const city = query.city === undefined ? null : fold(query.city);
  const rest = [from, to, min, max, status, country, quantity, concertId];
  return JSON.stringify([words, city, sort, ...rest]);
}

export function writeCursor(position: Position, shape: string): string {
  return encode([position.back ? "b" : "f", ...position.boundary].join(" "), shape);
}

export function writeTicketCursor(
  { back, concert, ticket }: TicketPosition & Pick<Position, "back">,
  shape: string,
): string {
  return encode(JSON.stringify([back, concert, ticket]), shape);
}

const encode = (text: string, shape: string): string =>
  encoder.encode(`${signOf(text, shape)} ${text}`)
    .toBase64({ alphabet: "base64url", omitPadding: true });

// The checksum is not secret: a forged cursor must not reach beyond what is listed either.
const whole = z.int().min(0);
const ticketCursor = z.tuple([
  z.boolean(),
  z.union([
    z.tuple([whole]),
    z.tuple([whole, idSchema]),
    z.tuple([whole, idSchema, z.literal("")]),
  ]),
  z.tuple([whole, idSchema.or(z.literal("")), whole]).nullable(),
]);

/** Null if it was altered or belongs to another query. */
export function readTicketCursor(
  cursor: string,
  shape: string,
): TicketPosition & Pick<Position, "back"> | null {
  const [sign, text = ""] = /^(\w+) (.*)$/.exec(decode(cursor))?.slice(1) ?? [];
  if (sign !== signOf(text, shape)) return null;
  const parsed = ticketCursor.safeParse(parsedJson(text));
  if (!parsed.success) return null;
  const [back, concert, ticket] = parsed.data;
  return ticket && concert.length < 2 ? null : { back, concert, ticket };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null if it was altered or belongs to another query. `width`: the number of sort keys before the id. */
export function readCursor(cursor: string, shape: string, width: number): Position | null {
  const [sign, ...text] = decode(cursor).split(" ");
  if (sign !== signOf(text.join(" "), shape)) return null;
  const [direction, ...parts] = text;
  const [numbers, id, above] = [parts.slice(0, width), parts[width], parts[width + 1]];
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

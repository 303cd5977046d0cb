/** Opaque page cursors. They come from clients, so each is validated, and accepted only by its own listing. */
import { z } from "zod";
import { BadCursor } from "../base/errors.ts";
import { type AnyEntity, indexKey } from "../entity/mod.ts";
import { compareKeys } from "../kv/key_order.ts";
import type { IndexRow, KeyRange, ListOptions } from "./listing.ts";

/** Maximum length of a cursor in characters. */
const MAX_CURSOR = 2_048;

type Direction = "next" | "previous";

const part = z.union([z.string(), z.number()]);
const cursorSchema = z.strictObject({
  /** Entity, index and order of the listing that made the cursor. */
  of: z.string(),
  prefix: z.array(part),
  to: z.enum(["next", "previous"]),
  parts: z.array(part),
  id: z.string().min(1),
});

const listing = (entity: AnyEntity, index: string, { reverse }: ListOptions): string =>
  `${entity.name}.${index}${reverse ? ".reverse" : ""}`;

/** The bounds of a listing: `start` inclusive, `end` exclusive. */
export function boundsOf(
  entity: AnyEntity,
  index: string,
  { prefix = [], start = [], end }: Omit<KeyRange, "limit">,
): { start: Deno.KvKey; end: Deno.KvKey } {
  const { unique } = entity.indexes[index];
  const base = [entity.name, unique ? "unique" : "by", index, ...prefix];
  // `true` sorts after all strings and numbers, so it is the upper bound of a prefix.
  return { start: [...base, ...start], end: end ? [...base, ...end] : [...base, true] };
}

export const atRow = (entity: AnyEntity, index: string, { parts, id }: IndexRow): Deno.KvKey =>
  indexKey(entity, index, parts, id);

/** The first possible key after a row's key: empty bytes sort before all other parts. */
export const afterRow = (entity: AnyEntity, index: string, row: IndexRow): Deno.KvKey => [
  ...atRow(entity, index, row),
  new Uint8Array(),
];

export function cursorOf(
  entity: AnyEntity,
  index: string,
  options: ListOptions,
  to: Direction,
  { parts, id }: IndexRow,
): string {
  const of = listing(entity, index, options);
  const { prefix = [] } = options;
  const text = JSON.stringify({ of, prefix, to, parts: parts.slice(prefix.length), id });
  return new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });
}

/** Null without a cursor. Throws `BadCursor` for one that this listing did not make. */
export function readCursor(
  entity: AnyEntity,
  index: string,
  options: ListOptions,
): { to: Direction; row: IndexRow } | null {
  const { cursor, prefix = [] } = options;
  if (cursor === undefined) return null;
  const read = cursorSchema.safeParse(decode(cursor));
  if (!read.success) throw new BadCursor("The cursor is malformed");
  const { of, to, parts, id } = read.data;
  const row = { parts: [...prefix, ...parts], id };
  const { start, end } = boundsOf(entity, index, options);
  const key = atRow(entity, index, row);
  if (
    of !== listing(entity, index, options) ||
    compareKeys(read.data.prefix, prefix) !== 0 ||
    compareKeys(key, start) < 0 || compareKeys(key, end) >= 0 // out of the listing's bounds
  ) {
    throw new BadCursor("The cursor belongs to another listing");
  }
  return { to, row };
}

/** Whether the cursor leads to the previous page; false for a malformed one. */
export function goesBack(cursor: string): boolean {
  const read = cursorSchema.safeParse(decode(cursor));
  return read.success && read.data.to === "previous";
}

function decode(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR) return null;
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

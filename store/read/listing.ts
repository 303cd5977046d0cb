/** What a read through an index asks for and answers. */
import type { KeyPart } from "../entity/mod.ts";

export interface ListOptions {
  /** The leading key parts that all results share. */
  prefix?: KeyPart[];
  /** Lower bound (inclusive) and upper bound (exclusive) of the parts after the prefix. */
  start?: KeyPart[];
  end?: KeyPart[];
  /** Maximum number of results, 1 to 100. */
  limit: number;
  /** From an earlier page; a malformed one throws `BadCursor`. */
  cursor?: string;
  reverse?: boolean;
}
export interface Page<T> {
  items: T[];
  /** Cursor of the next page; absent on the last one. */
  next?: string;
  /** Cursor of the previous page; absent on the first one. */
  previous?: string;
}

/** Which index rows to read; bounds as in `ListOptions`. */
export interface KeyRange {
  prefix?: KeyPart[];
  /** Inclusive; may continue into the id. `[...parts, id, ""]` is just after that row. */
  start?: KeyPart[];
  end?: KeyPart[];
  /** Maximum number of rows, 1 to 1,000. */
  limit: number;
  reverse?: boolean;
}
/** An index row: all its parts (the prefix included) and the id it points to. */
export interface IndexRow {
  parts: KeyPart[];
  id: string;
}

export interface CountRange {
  /** Only parts that begin with this text. */
  startsWith?: string;
  /** Only parts after this one. */
  after?: string;
  /** Maximum number of results, 1 to 1,000. */
  limit: number;
  /** Maximum number of rows read, including those at 0; 2,000 by default. */
  rows?: number;
}

/** A difference between an entity's values and its index rows, counts or totals. */
import type { Kv } from "../kv/mod.ts";

export interface IndexFinding {
  readonly entity: string;
  /** The key of the row that is wrong or missing. */
  readonly key: Deno.KvKey;
  /** The value that is, or should be, listed there; null for counts and totals. */
  readonly id: string | null;
  readonly problem:
    /** A value does not match its schema, so its index rows are not known. */
    | "value_unreadable"
    /** A value should be listed here. */
    | "row_missing"
    /** A unique key leads to another value. */
    | "row_taken"
    /** The row leads to no value, or to one that is not listed here. */
    | "row_orphaned"
    | "count_wrong"
    /** A total is not what was carried plus the amounts of the values. */
    | "sum_wrong";
  readonly detail: string;
}

/** How often a value or a count is read again if it changes while it is verified. */
export const TRIES = 5;

export type Reads = Pick<Kv, "get" | "getMany" | "list">;

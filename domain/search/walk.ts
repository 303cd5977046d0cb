/**
 * Positions in an index. A tail is the part of an index key after the city or word: the sort keys, then
 * the id. A boundary is a tail that separates keys: walking forwards continues with the keys at or above
 * it, walking backwards with those below it. So one boundary serves both cursors.
 */
import type { KeyPart } from "#store/entity/mod.ts";

export type Tail = KeyPart[];

/** The database's order: part by part, the shorter tail first. Ids are ASCII. */
function compareTails(a: Tail, b: Tail): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) continue;
    if (typeof a[i] !== typeof b[i]) return typeof a[i] === "number" ? 1 : -1;
    return a[i] < b[i] ? -1 : 1;
  }
  return a.length - b.length;
}

/** A walk over keys from `low` (inclusive) to `high` (exclusive), or in reverse. */
export class Walk {
  constructor(readonly low: Tail, readonly high: Tail, readonly reverse: boolean) {}

  /** Where to start: at the boundary, or at the edge if the boundary is outside. */
  start(boundary: Tail | null): Tail {
    if (this.reverse) {
      return boundary && compareTails(boundary, this.high) < 0 ? boundary : this.high;
    }
    return boundary && compareTails(boundary, this.low) > 0 ? boundary : this.low;
  }

  /** Whether there is nothing after this boundary. */
  isDone(boundary: Tail): boolean {
    return this.reverse
      ? compareTails(boundary, this.low) <= 0
      : compareTails(boundary, this.high) >= 0;
  }

  /** Whether the walk has passed the key. */
  isBehind(key: Tail, boundary: Tail): boolean {
    return compareTails(key, boundary) < 0 !== this.reverse;
  }

  /** Negative if `a` comes first. */
  compare(a: Tail, b: Tail): number {
    return this.reverse ? compareTails(b, a) : compareTails(a, b);
  }

  /** The boundary just before the key. */
  at(key: Tail): Tail {
    return this.reverse ? above(key) : key;
  }

  /** The boundary just after the key. */
  past(key: Tail): Tail {
    return this.reverse ? key : above(key);
  }

  /** The range to read from a boundary onwards. */
  range(boundary: Tail): { start: Tail; end: Tail } {
    return this.reverse ? { start: this.low, end: boundary } : { start: boundary, end: this.high };
  }
}

/** The smallest boundary above a key. */
const above = (key: Tail): Tail => [...key, ""];

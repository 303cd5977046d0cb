/**
 * Positions in an index. A tail is what stands behind the city or word of an index key: the sort
 * keys, then the id. A boundary is a tail that lies between keys: one way goes on with the keys at
 * or above it, the other way with those below it. So one boundary serves both cursors.
 */
import type { KeyPart } from "#store/entity/mod.ts";

export type Tail = KeyPart[];

/** As the database sorts them: part by part, the shorter one first. Ids are ASCII. */
export function compareTails(a: Tail, b: Tail): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) continue;
    if (typeof a[i] !== typeof b[i]) return typeof a[i] === "number" ? 1 : -1;
    return a[i] < b[i] ? -1 : 1;
  }
  return a.length - b.length;
}

/** A walk over keys from `low` (inclusive) to `high` (exclusive), or the other way round. */
export class Walk {
  constructor(readonly low: Tail, readonly high: Tail, readonly reverse: boolean) {}

  /** Where to begin: at the boundary, or at the edge when it lies outside. */
  start(boundary: Tail | null): Tail {
    if (this.reverse) {
      return boundary && compareTails(boundary, this.high) < 0 ? boundary : this.high;
    }
    return boundary && compareTails(boundary, this.low) > 0 ? boundary : this.low;
  }

  /** Nothing lies beyond this boundary. */
  isDone(boundary: Tail): boolean {
    return this.reverse
      ? compareTails(boundary, this.low) <= 0
      : compareTails(boundary, this.high) >= 0;
  }

  /** The key lies behind us. */
  isBehind(key: Tail, boundary: Tail): boolean {
    return compareTails(key, boundary) < 0 !== this.reverse;
  }

  /** Which of two keys comes first: negative when it is `a`. */
  compare(a: Tail, b: Tail): number {
    return this.reverse ? compareTails(b, a) : compareTails(a, b);
  }

  /** The boundary from which the key comes next. */
  at(key: Tail): Tail {
    return this.reverse ? above(key) : key;
  }

  /** The boundary that leaves the key behind. */
  past(key: Tail): Tail {
    return this.reverse ? key : above(key);
  }

  /** The bounds to read from a boundary on. */
  range(boundary: Tail): { start: Tail; end: Tail } {
    return this.reverse ? { start: this.low, end: boundary } : { start: boundary, end: this.high };
  }
}

/** The least boundary above a key. */
const above = (key: Tail): Tail => [...key, ""];

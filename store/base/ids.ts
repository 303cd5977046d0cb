/** Ids: sortable by time and unguessable. */
import { ulid } from "ulid";

const POOL = new Uint32Array(256);
let used = POOL.length;

/** A secure random number from 0 (inclusive) to 1. One system call fills a pool for 16 ids. */
export function secureRandom(): number {
  if (used === POOL.length) {
    crypto.getRandomValues(POOL);
    used = 0;
  }
  return POOL[used++] / 2 ** 32;
}

/** A ULID of the given time, epoch milliseconds. */
export const newId = (now: number, random: () => number = secureRandom): string =>
  ulid(now, random);

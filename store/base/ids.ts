/** Ids: sortable by time and unguessable. */
import { encodeTime, ulid } from "ulid";

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

/** Characters of an id that say its time. */
const TIME_CHARS = 10;

/** Where ids of this time begin, epoch milliseconds: all older ids come before it. */
export const idsFrom = (time: number): string => encodeTime(Math.max(0, time), TIME_CHARS);

/** Ids: sortable by time, not guessable. */
import { ulid } from "ulid";

const POOL = new Uint32Array(256);
let used = POOL.length;

/** Secure random numbers drawn by the thousand bytes: one system call for every sixteen ids. */
function random(): number {
  if (used === POOL.length) {
    crypto.getRandomValues(POOL);
    used = 0;
  }
  return POOL[used++] / 2 ** 32;
}

/** A ULID of the given time, epoch milliseconds. */
export const newId = (now: number): string => ulid(now, random);

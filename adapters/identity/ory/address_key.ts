/** As Kratos compares e-mail addresses, in the ways of the language that it is written in. */

/** White space of Unicode: with U+0085, which `trim` leaves, and without U+FEFF, which it takes. */
const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Each character by itself: no look at its neighbours, and none becomes two. */
const lower = (character: string): string => character === "İ" ? "i" : character.toLowerCase();

/** Two addresses with the same key are one identity there; a look-alike in other letters is another one. */
export function addressKey(email: string): string {
  let [start, end] = [0, email.length];
  while (start < end && BLANK.test(email[start])) start++;
  while (end > start && BLANK.test(email[end - 1])) end--;
  return Array.from(email.slice(start, end), lower).join("");
}

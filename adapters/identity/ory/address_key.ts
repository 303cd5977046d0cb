/** Normalises e-mail addresses as Kratos does, with Go's rules for white space and case. */

/** Go's white space: unlike `trim` it includes U+0085 and excludes U+FEFF. */
const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Go lower-cases each character on its own: without context, and never into two characters. */
const lower = (character: string): string => character === "İ" ? "i" : character.toLowerCase();

/** Addresses with the same key belong to one identity; look-alikes in other scripts do not. */
export function addressKey(email: string): string {
  let [start, end] = [0, email.length];
  while (start < end && BLANK.test(email[start])) start++;
  while (end > start && BLANK.test(email[end - 1])) end--;
  return Array.from(email.slice(start, end), lower).join("");
}

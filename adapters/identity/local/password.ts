/** What may be a password, and the form in which it is hashed. */
import { emailKey } from "#domain/users/user.ts";

const MIN = 10;
const MAX = 200;

/**
 * The same password however a keyboard composes it (NFKC). Null beyond any accepted length: a
 * megabyte must not be normalised for whoever sends it.
 */
export function normalPassword(password: string): string | null {
  return password.length > MAX * 4 ? null : password.normalize("NFKC");
}

/** What is wrong with a new password; null when it will do. Lengths are in code points. */
export function passwordProblem(password: string, email: string): string | null {
  const normal = normalPassword(password);
  const size = normal === null ? Infinity : [...normal].length;
  if (size < MIN) return `Needs ${MIN} characters or more`;
  if (size > MAX) return `Must be ${MAX} characters at most`;
  if (emailKey(normal!) === emailKey(email)) return "Must not be your e-mail address";
  return null;
}

/** What may be a password, and the form in which it is hashed. */
import { says } from "#words/problems.ts";
import { emailKey } from "#domain/users/email.ts";

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
  if (size < MIN) return says("needs", { min: MIN });
  if (size > MAX) return says("too_long", { max: MAX });
  if (emailKey(normal!) === emailKey(email)) return says("password_is_email");
  return null;
}

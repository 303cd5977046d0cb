/** The rules for passwords, and the form in which they are hashed. */
import { says } from "#words/problems.ts";
import { emailKey } from "#domain/users/email.ts";

const MIN = 10;
const MAX = 200;

/**
 * NFKC, so that a password is the same on every keyboard. Null if it is far longer than allowed, so that
 * nobody can make us normalise a megabyte.
 */
export function normalPassword(password: string): string | null {
  return password.length > MAX * 4 ? null : password.normalize("NFKC");
}

/** What is wrong with a new password; null if it is acceptable. Lengths are in code points. */
export function passwordProblem(password: string, email: string): string | null {
  const normal = normalPassword(password);
  const size = normal === null ? Infinity : [...normal].length;
  if (size < MIN) return says("needs", { min: MIN });
  if (size > MAX) return says("too_long", { max: MAX });
  if (emailKey(normal!) === emailKey(email)) return says("password_is_email");
  return null;
}

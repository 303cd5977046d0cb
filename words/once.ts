/** Formatters cost far more to make than to use: each is made once. */

const MAX_MADE = 1_000; // zones and locales are few; a bound all the same
const made = new Map<string, unknown>();

/** What `make` makes, the same for the same key; keys say their kind first. */
export function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  if (made.size >= MAX_MADE) made.clear();
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

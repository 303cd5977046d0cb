/** A cache of `Intl` formatters, which cost far more to make than to use. */

const MAX_MADE = 1_000; // far more than the zones and locales in use
const made = new Map<string, unknown>();

/** What `make` returned for this key. A key begins with its kind, so that kinds do not collide. */
export function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  if (made.size >= MAX_MADE) made.clear();
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

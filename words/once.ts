/** Caches of `Intl` formatters, which cost far more to make than to use, and of what they wrote. */

const MAX_MADE = 1_000; // far more than the zones and locales in use
const made = new Map<string, unknown>();

const MAX_TEXTS = 5_000;
const texts = new Map<string, string>();

/** A text that `write` wrote for this key: pages write the same times again and again. Keys as in `once`. */
export function onceWritten(key: string, write: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= MAX_TEXTS) texts.clear();
  const fresh = write();
  texts.set(key, fresh);
  return fresh;
}

/** What `make` returned for this key. A key begins with its kind, so that kinds do not collide. */
export function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  if (made.size >= MAX_MADE) made.clear();
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

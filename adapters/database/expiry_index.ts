/**
 * Deno KV indexes every key by when it expires, although hardly any does. Each key that is written or deleted
 * therefore changes a second page of the file, far from the first one. Here the index is replaced by one of the same
 * name that has only the keys which expire. Deno's own statements ask for `expiration_ms >= 0`, so they find the
 * same rows by it.
 */

const NAME = "kv_expiration_ms_idx";
/** As Deno KV makes it. */
const OF_ALL = `CREATE INDEX ${NAME} on kv (expiration_ms)`;
const OF_THOSE_THAT_EXPIRE = `${OF_ALL} WHERE expiration_ms >= 0`;
/** How long to wait for a commit. */
const BUSY_MS = 5_000;

/**
 * Replaces the index once; about a second for a million keys. Returns whether it did: an index that is not as we know
 * it stays.
 */
export async function indexWhatExpires(path: string): Promise<boolean> {
  const { DatabaseSync } = await import("node:sqlite");
  const file = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    const found = file.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?");
    if (found.get(NAME)?.sql !== OF_ALL) return false;
    file.exec(`BEGIN IMMEDIATE; DROP INDEX ${NAME}; ${OF_THOSE_THAT_EXPIRE}; COMMIT`);
    return true;
  } finally {
    file.close();
  }
}

/**
 * Checks a database file before Deno KV opens it: on a damaged file Deno panics, which cannot be
 * caught.
 */

/** Files up to this size are checked completely, in about 0.1 s; of larger ones the first row of each table. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;
/** The tables of Deno KV, which it creates in one transaction. */
const TABLES = ["migration_state", "data_version", "kv", "queue", "queue_running"];

/** What is wrong with the file; null if no damage was found. */
export async function damageOf(path: string): Promise<string | null> {
  const { size } = await Deno.stat(path);
  if (size === 0) return null; // new
  const { DatabaseSync } = await import("node:sqlite");
  const file = new DatabaseSync(path);
  try {
    const found = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const names = new Set(found.map(({ name }) => String(name)));
    if (names.size === 0) return null;
    const missing = TABLES.filter((name) => !names.has(name));
    if (missing.length > 0) return `it lacks the tables ${missing.join(", ")}`;
    if (size > FULL_CHECK_BYTES) {
      for (const name of TABLES) file.prepare(`SELECT * FROM ${name} LIMIT 1`).all();
      return null;
    }
    const [{ quick_check: said }] = file.prepare("PRAGMA quick_check(1)").all();
    return said === "ok" ? null : String(said).split("\n").at(-1)!;
  } catch (error) {
    if (!isAboutContents(error)) throw error;
    return error.message;
  } finally {
    file.close();
  }
}

/** SQLITE_CORRUPT or SQLITE_NOTADB; other errors, such as a full disk, are not damage. */
function isAboutContents(error: unknown): error is Error {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [11, 26].includes(errcode & 0xff);
}

/**
 * Whether a database file can be used. Deno ends with a panic, which nobody can catch, where the file's
 * insides are not as it left them: so SQLite itself looks through it first.
 */

/** Up to here all of it is looked through, at about a second a gigabyte; beyond, the head of each table. */
const LOOK_THROUGH_BYTES = 512 * 1024 * 1024;
/** The tables that Deno KV makes, all at once. */
const TABLES = ["migration_state", "data_version", "kv", "queue", "queue_running"];

/** What is wrong with it, in SQLite's words or ours; null: nothing that we can find. */
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
    if (size > LOOK_THROUGH_BYTES) {
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

/** SQLITE_CORRUPT and SQLITE_NOTADB; all else, such as a disk that is full, is no damage. */
function isAboutContents(error: unknown): error is Error {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [11, 26].includes(errcode & 0xff);
}

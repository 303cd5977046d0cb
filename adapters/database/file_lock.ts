/**
 * One process per database file. The operating system releases the lock when the process ends,
 * however it ends, so there is never a stale lock to clean up.
 */

const RETRY_MS = 50;

/** Another process holds the database file. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
  constructor(message: string, readonly path: string) {
    super(message);
  }
}

/** Returns a function that releases the lock. Waits up to `waitMs` for a process that is shutting down. */
export async function lockDatabase(path: string, waitMs: number): Promise<() => void> {
  const name = `${path}.lock`;
  const file = await Deno.open(name, { create: true, write: true, mode: 0o600 });
  for (let waited = 0; !await file.tryLock(true); waited += RETRY_MS) {
    if (waited >= waitMs) {
      file.close();
      const pid = (await Deno.readTextFile(name).catch(() => "")).trim();
      const who = pid ? `Process ${pid}` : "Another process";
      throw new DatabaseInUse(
        `${who} is using ${path}. Only one process can use a database file: stop that one first.`,
        path,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`)); // for the message above; only the lock counts
  return () => file.close();
}

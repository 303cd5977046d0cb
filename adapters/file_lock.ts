/**
 * One process per database file. The operating system holds the lock for as long as the process
 * lives, however it ends: nothing is left behind that would have to be cleared away.
 */

/** Between two tries. Milliseconds. */
const TRY_AGAIN_MS = 50;

/** Another process has the database. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
  constructor(message: string, readonly path: string) {
    super(message);
  }
}

/** Returns what gives it back. Waits at most so long for a process that is about to end. */
export async function lockDatabase(path: string, waitMs: number): Promise<() => void> {
  const name = `${path}.lock`;
  const file = await Deno.open(name, { create: true, write: true, mode: 0o600 });
  for (let waited = 0; !await file.tryLock(true); waited += TRY_AGAIN_MS) {
    if (waited >= waitMs) {
      file.close();
      const pid = (await Deno.readTextFile(name).catch(() => "")).trim();
      const who = pid ? `Process ${pid}` : "Another process";
      throw new DatabaseInUse(
        `${who} is using ${path}. One process has a database file at a time: end that one first.`,
        path,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`)); // for people; the lock is what counts
  return () => file.close();
}

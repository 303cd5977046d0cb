/**
 * A consistent copy of a database file that is in use: SQLite copies it in one read transaction, in a
 * worker thread. The copy is a private file beside the database, removed when it is disposed of.
 */

export interface Snapshot extends AsyncDisposable {
  readonly kv: Deno.Kv;
}

/** Suffixes of SQLite's files, the database itself included. */
const COMPANIONS = ["", "-wal", "-shm", "-journal"];

// A blob, because the bundle is one file. One step copies all pages, so the copy is consistent.
const COPY = `
import { backup, DatabaseSync } from "node:sqlite";
self.onmessage = async ({ data }) => {
  try {
    const db = new DatabaseSync(data.from, { readOnly: true });
    await backup(db, data.to, { rate: 0x7fffffff });
    db.close();
    self.postMessage(null);
  } catch (error) {
    self.postMessage(String(error));
  }
  self.close();
};`;

export async function snapshotOf(path: string): Promise<Snapshot> {
  const copy = `${path}.export`;
  await remove(copy); // left by an export that was killed
  await Deno.writeFile(copy, new Uint8Array(), { createNew: true, mode: 0o600 });
  try {
    await copyFile(path, copy);
    const kv = await Deno.openKv(copy);
    return {
      kv,
      async [Symbol.asyncDispose]() {
        kv.close();
        await remove(copy);
      },
    };
  } catch (error) {
    await remove(copy);
    throw error;
  }
}

/** Enough for many gigabytes; a worker that takes longer hangs. */
const COPY_WITHIN_MS = 30 * 60_000;

async function copyFile(from: string, to: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([COPY], { type: "application/javascript" }));
  const worker = new Worker(url, { type: "module" });
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      late = setTimeout(() => reject(new Error("the copy took too long")), COPY_WITHIN_MS);
      worker.onmessage = ({ data }) => data === null ? resolve() : reject(new Error(data));
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      worker.postMessage({ from, to });
    });
  } finally {
    clearTimeout(late);
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}

async function remove(copy: string): Promise<void> {
  for (const companion of COMPANIONS) {
    await Deno.remove(copy + companion).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

/**
 * All of a database file as it is at one moment, while it is written to: SQLite copies it in one
 * read transaction, in a thread of its own. The copy lies beside the file, for its owner alone, until
 * it is closed.
 */

export interface Snapshot extends AsyncDisposable {
  readonly kv: Deno.Kv;
}

/** What SQLite keeps beside a file. */
const COMPANIONS = ["", "-wal", "-shm", "-journal"];

// A blob, not a file: the bundle has no other files. All pages in one step are of one moment.
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
  await remove(copy); // left behind by an export that was killed
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

/** Of a copy of gigabytes. A thread that says nothing for so long is lost. */
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

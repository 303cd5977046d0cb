/** Database files are private: no other user of the machine may read them. */
import { basename, dirname, join } from "node:path";

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const OF_OTHERS = 0o077;
const STICKY = 0o1000;

/** Suffixes of the files that SQLite and we keep beside the database. */
const BESIDE = ["-wal", "-shm", "-journal", ".lock", ".sock", ".export"];

/** Creates the folder and the file if they are missing. */
export async function makePrivate(path: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const file = await Deno.open(path, { create: true, write: true, mode: FILE_MODE });
  file.close();
}

/**
 * Removes the permissions of other users on the database, the files beside it and the secret; also on
 * the folder, if nothing in it is shared. Returns the names of the files that are still open to others.
 */
export async function closeToOthers(path: string): Promise<string[]> {
  if (Deno.build.os === "windows") return [];
  const folder = dirname(path);
  const files = [path, ...BESIDE.map((ending) => path + ending), join(folder, "secret")];
  const open: string[] = [];
  for (const file of files) if (!await close(file, FILE_MODE)) open.push(file);
  if (await isOurs(folder)) await close(folder, FOLDER_MODE);
  return open.map((file) => basename(file));
}

/** Whether the file (or a link's target) is private now. A missing file counts as private. */
async function close(path: string, mode: number): Promise<boolean> {
  const isClosed = async () => ((await Deno.stat(path)).mode! & OF_OTHERS) === 0;
  try {
    if (await isClosed()) return true;
    await Deno.chmod(path, mode).catch(() => {}); // another owner, or a file system without modes
    return await isClosed();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return true;
    throw error;
  }
}

/** Whether the folder is ours alone: not shared like `/tmp`, and without files that others may use. */
async function isOurs(folder: string): Promise<boolean> {
  const { mode, uid } = await Deno.stat(folder);
  if (uid !== Deno.uid() || (mode! & STICKY) !== 0) return false;
  for await (const { name } of Deno.readDir(folder)) {
    const entry = await Deno.stat(join(folder, name)).catch(() => null);
    if (entry && (entry.mode! & OF_OTHERS) !== 0) return false;
  }
  return true;
}

/** The files of an exchange are its owner's alone: nobody else on the machine may read them. */
import { basename, dirname, join } from "node:path";

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const OF_OTHERS = 0o077;
const STICKY = 0o1000;

/** What SQLite, and we, keep beside a database file. */
const BESIDE = ["-wal", "-shm", "-journal", ".lock", ".sock", ".export"];

/** Makes the folder, if it is missing, and the file. */
export async function makePrivate(path: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const file = await Deno.open(path, { create: true, write: true, mode: FILE_MODE });
  file.close();
}

/**
 * Takes from others what they may do with the database, what lies beside it and the secret, however
 * it came about; also with the folder, if nothing in it is for others. Answers what it could not
 * close.
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

/** Whether nobody else can use it now, or what a link leads to; a file that is not there is closed. */
async function close(path: string, mode: number): Promise<boolean> {
  const isClosed = async () => ((await Deno.stat(path)).mode! & OF_OTHERS) === 0;
  try {
    if (await isClosed()) return true;
    await Deno.chmod(path, mode).catch(() => {}); // somebody else's, or a disk without modes
    return await isClosed();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return true;
    throw error;
  }
}

/** A folder that others share, such as `/tmp`, is not ours to close; nor is one where others' files lie. */
async function isOurs(folder: string): Promise<boolean> {
  const { mode, uid } = await Deno.stat(folder);
  if (uid !== Deno.uid() || (mode! & STICKY) !== 0) return false;
  for await (const { name } of Deno.readDir(folder)) {
    const entry = await Deno.stat(join(folder, name)).catch(() => null);
    if (entry && (entry.mode! & OF_OTHERS) !== 0) return false;
  }
  return true;
}

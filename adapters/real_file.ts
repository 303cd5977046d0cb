/** One file has one name here, whatever links lead to it: its lock, its socket and its secret lie beside it. */
import { basename, dirname, join, resolve } from "node:path";

/** Where the file really lies, or will; the path as it was given, where no link is on the way. */
export async function realFile(path: string): Promise<string> {
  const real = await whereIs(path);
  if (real === null) {
    const target = await Deno.readLink(path).catch(() => null);
    if (target !== null) return await realFile(resolve(dirname(path), target));
    const folder = await whereIs(dirname(path));
    return folder === null || folder === resolve(dirname(path))
      ? path
      : join(folder, basename(path));
  }
  return real === resolve(path) ? path : real;
}

async function whereIs(path: string): Promise<string | null> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Resolves symbolic links: lock, socket and secret lie beside the real file. */
import { basename, dirname, join, resolve } from "node:path";

/** The real path of a file that exists or will be created; unchanged if no link is involved. */
export async function realFile(path: string): Promise<string> {
  const real = await realPath(path);
  if (real === null) {
    const target = await Deno.readLink(path).catch(() => null);
    if (target !== null) return await realFile(resolve(dirname(path), target));
    const folder = await realPath(dirname(path));
    return folder === null || folder === resolve(dirname(path))
      ? path
      : join(folder, basename(path));
  }
  return real === resolve(path) ? path : real;
}

/** Null if there is no such file. */
async function realPath(path: string): Promise<string | null> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

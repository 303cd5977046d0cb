/** Whether the build in `.output` was made from the sources as they are now. */

const root = new URL("../", import.meta.url);
const built = new URL(".output/.ticketing-built", root);

/** Inputs of the build, besides the source files at the root. */
const folders = [
  "adapters",
  "app",
  "domain",
  "islands",
  "routes",
  "static",
  "store",
  "web",
  "words",
  "workers",
];

const text = (path: string) => Deno.readTextFile(new URL(path, root)).catch(() => "");

/** Changes if other packages or another Deno are needed. */
export const packagesStamp = async (): Promise<string> =>
  await text("deno.lock") + Deno.version.deno;

/**
 * Changes if a file is added, removed or edited, judged by size and modification time. Reads the folders
 * without a pause: every test file of the built app asks, and a thousand awaited calls cost ten times as much.
 */
export async function buildStamp(): Promise<string> {
  const lines: string[] = [];
  for (const { name, isFile } of Deno.readDirSync(root)) {
    if (isFile && name.endsWith(".ts")) lines.push(lineOf(name));
  }
  for (const folder of folders) lines.push(...linesOf(folder));
  return lines.sort().join("\n") + await packagesStamp();
}

/** False too if nothing is built. */
export const isBuiltAs = async (stamp: string): Promise<boolean> =>
  await text(built.href) === stamp;

export const markBuilt = (stamp: string): Promise<void> => Deno.writeTextFile(built, stamp);

function lineOf(path: string): string {
  const { size, mtime } = Deno.statSync(new URL(path, root));
  return `${path} ${size} ${mtime?.getTime()}`;
}

function* linesOf(folder: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(new URL(folder, root))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* linesOf(path);
    else yield lineOf(path);
  }
}

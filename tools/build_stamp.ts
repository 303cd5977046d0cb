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

/** Changes if a file is added, removed or edited, judged by size and modification time. */
export async function buildStamp(): Promise<string> {
  const atRoot = [...Deno.readDirSync(root)].map(({ name }) => name)
    .filter((name) => name.endsWith(".ts"));
  const lines: string[] = [];
  for (const path of [...atRoot, ...folders]) {
    for await (const file of filesIn(path)) {
      const { size, mtime } = await Deno.stat(new URL(file, root));
      lines.push(`${file} ${size} ${mtime?.getTime()}`);
    }
  }
  return lines.sort().join("\n") + await packagesStamp();
}

/** False too if nothing is built. */
export const isBuiltAs = async (stamp: string): Promise<boolean> =>
  await text(built.href) === stamp;

export const markBuilt = (stamp: string): Promise<void> => Deno.writeTextFile(built, stamp);

async function* filesIn(path: string): AsyncGenerator<string> {
  const info = await Deno.stat(new URL(path, root)).catch(() => null);
  if (!info) return;
  if (info.isFile) return yield path;
  for await (const entry of Deno.readDir(new URL(path, root))) {
    yield* filesIn(`${path}/${entry.name}`);
  }
}

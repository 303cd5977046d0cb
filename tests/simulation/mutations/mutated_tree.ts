/** A copy of the code under test in its own folder, with one broken rule. */
import { assertEquals } from "@std/assert";
import type { Mutation } from "./mutations.ts";
import { loadTree, type Tree } from "../tree.ts";

const ROOT = new URL("../../../", import.meta.url);
/** The parts of the project that a run loads. */
const FOLDERS = ["domain/", "store/", "workers/", "adapters/permissions/"];

/** Loads the copy and removes the folder; the modules stay in memory. Throws if a text to replace is not found exactly once. */
export async function mutatedTree({ name, changes }: Mutation): Promise<Tree> {
  const folder = await Deno.makeTempDir();
  try {
    const root = new URL(`file://${folder}/`);
    for (const sources of FOLDERS) await copy(sources, root);
    for (const [path, from, to] of changes) {
      const file = new URL(path, root);
      const source = await Deno.readTextFile(file);
      assertEquals(source.split(from).length - 1, 1, `${name}: ${path} must say once: ${from}`);
      await Deno.writeTextFile(file, source.replace(from, () => to));
    }
    return await loadTree(root);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function copy(path: string, root: URL): Promise<void> {
  await Deno.mkdir(new URL(path, root), { recursive: true });
  for await (const entry of Deno.readDir(new URL(path, ROOT))) {
    if (entry.isDirectory) await copy(`${path}${entry.name}/`, root);
    else if (entry.name.endsWith(".ts")) {
      const source = await Deno.readTextFile(new URL(path + entry.name, ROOT));
      await Deno.writeTextFile(
        new URL(path + entry.name, root),
        retargeted(source, path + entry.name, root),
      );
    }
  }
}

/** Copied modules import each other; all other imports lead to the project and its packages. */
function retargeted(source: string, path: string, root: URL): string {
  const imports = /(\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g;
  return source.replaceAll(imports, (all, before, target: string) => {
    if (/^(node|npm|file):/.test(target)) return all;
    if (!/^[.#]/.test(target)) return `${before}"${import.meta.resolve(target)}"`;
    const file = target.startsWith("#")
      ? target.slice(1)
      : new URL(target, `file:///${path}`).pathname.slice(1);
    const isCopied = file.endsWith(".ts") && FOLDERS.some((folder) => file.startsWith(folder));
    return `${before}"${new URL(file, isCopied ? root : ROOT).href}"`;
  });
}

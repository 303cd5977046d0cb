/**
 * The code under test with one broken rule: the files that it changes, and those that import them, are copied
 * to a folder of their own. All others are the project's, which no broken rule can reach.
 */
import { stripTypeScriptTypes } from "node:module";
import { assertEquals } from "@std/assert";
import type { Mutation } from "./mutations.ts";
import { loadTree, type Tree } from "../tree.ts";

const ROOT = new URL("../../../", import.meta.url);
const CODE = "tests/simulation/tree.ts";
const WATCH = "tests/simulation/mutations/watch_tree.ts";
/** The parts of the project that a run loads. */
const FOLDERS = ["domain", "store", "workers", "adapters/permissions"];
const IMPORT = /(\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g;

/** Source text and what imports it, by path; read once. */
let project: Promise<Project> | undefined;

interface Project {
  /** TypeScript, as a mutation quotes it. */
  readonly sources: ReadonlyMap<string, string>;
  readonly importers: ReadonlyMap<string, readonly string[]>;
}

/** The code that a run loads, with the broken rule. */
export const mutatedTree = (mutation: Mutation): Promise<Tree> => mutated(mutation, CODE, loadTree);

/** What `ops verify` says of payouts and books, with the broken rule. */
export const mutatedWatch = (
  mutation: Pick<Mutation, "name" | "changes">,
): Promise<typeof import("./watch_tree.ts")> =>
  mutated(mutation, WATCH, (address) => import(address));

/** Loads the copy and removes the folder; the modules stay in memory. Throws if a text to replace is not found exactly once. */
async function mutated<T>(
  { name, changes }: Pick<Mutation, "name" | "changes">,
  entry: string,
  load: (address: string) => Promise<T>,
): Promise<T> {
  const { sources, importers } = await (project ??= readProject());
  const changed = changedSources({ name, changes }, sources);
  const copied = reachedFrom([...changed.keys()], importers);
  assertEquals(copied.has(entry), true, `${name}: no run loads what it changes`);
  const folder = await Deno.makeTempDir();
  try {
    const root = new URL(`file://${folder}/`);
    for (const path of copied) {
      const file = new URL(copyOf(path), root);
      await Deno.mkdir(new URL("./", file), { recursive: true });
      const script = scriptOf(changed.get(path) ?? sources.get(path)!);
      await Deno.writeTextFile(file, retargeted(script, path, copied, root));
    }
    return await load(new URL(copyOf(entry), root).href);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The files with the broken rule, by path. Throws if a text to replace is not found exactly once. */
export function changedSources(
  { name, changes }: Pick<Mutation, "name" | "changes">,
  sources: ReadonlyMap<string, string>,
): Map<string, string> {
  const changed = new Map<string, string>();
  for (const [path, from, to] of changes) {
    const source = changed.get(path) ?? sources.get(path) ?? "";
    const found = source.split(from).length - 1;
    if (found !== 1) throw new Error(`${name}: ${path} must say once, not ${found} times: ${from}`);
    changed.set(path, source.replace(from, () => to));
  }
  return changed;
}

export async function readProject(): Promise<Project> {
  const sources = new Map<string, string>();
  for (const entry of [CODE, WATCH]) {
    sources.set(entry, await Deno.readTextFile(new URL(entry, ROOT)));
  }
  for (const folder of FOLDERS) await readFolder(folder, sources);
  const importers = new Map<string, string[]>();
  for (const [path, source] of sources) {
    for (const [, , target] of scriptOf(source).matchAll(IMPORT)) {
      const imported = pathOf(target, path);
      if (imported) importers.set(imported, [...importers.get(imported) ?? [], path]);
    }
  }
  return { sources, importers };
}

async function readFolder(folder: string, sources: Map<string, string>): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) await readFolder(path, sources);
    else if (name.endsWith(".ts")) {
      sources.set(path, await Deno.readTextFile(new URL(path, ROOT)));
    }
  }
}

/** Those files, all that import them, and so on. */
function reachedFrom(
  paths: readonly string[],
  importers: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const reached = new Set(paths);
  // A set gives what is added while it is read.
  for (const path of reached) {
    for (const importer of importers.get(path) ?? []) reached.add(importer);
  }
  return reached;
}

/** JavaScript, which Deno need not translate for each copy, nor keep in its cache. */
const scriptOf = (source: string): string => stripTypeScriptTypes(source, { mode: "transform" });

const copyOf = (path: string): string => path.replace(/\.ts$/, ".js");

/** The project's file that an import leads to; null for a package. */
function pathOf(target: string, from: string): string | null {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? new URL(target, `file:///${from}`).pathname.slice(1) : null;
}

/** Copied modules import each other; all other imports lead to the project and its packages. */
function retargeted(
  script: string,
  path: string,
  copied: ReadonlySet<string>,
  root: URL,
): string {
  return script.replaceAll(IMPORT, (all, before, target: string) => {
    if (/^(node|npm|file):/.test(target)) return all;
    const file = pathOf(target, path);
    if (file === null) return `${before}"${import.meta.resolve(target)}"`;
    const url = copied.has(file) ? new URL(copyOf(file), root) : new URL(file, ROOT);
    return `${before}"${url.href}"`;
  });
}

/** Reads the project's own source files and what they import. */

export interface Import {
  from: string;
  /** Where it points, as a path from the project's root. */
  to: string;
  /** The import names types only, so nothing is loaded at run time. */
  typeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?((?:[^"';]*?)\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*(["'])([^"']+)\4/g;

/** The imports of our own files in a source text. Packages are left out. */
export function importsIn(from: string, source: string): Import[] {
  const found: Import[] = [];
  for (const match of source.matchAll(STATEMENT)) {
    const to = resolve(from, match[3] ?? match[5]);
    if (to === null) continue;
    found.push({ from, to, typeOnly: match[1] !== undefined || namesTypesOnly(match[2] ?? "") });
  }
  return found;
}

/** True for `{ type A, type B } from`. */
function namesTypesOnly(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*from/.exec(clause)?.[1].split(",").map((name) => name.trim());
  const given = names?.filter((name) => name !== "") ?? [];
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return null;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

export const ROOT = new URL("../../", import.meta.url);

/** Folders that hold no source of ours. */
const NOT_OURS = /^(\.(?!ory$)|node_modules$|data$|coverage$|static$)/;

/** All source files, tests and benchmarks included; paths from the project's root. */
export async function* sources(folder = ""): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(folder, ROOT))) {
    const path = folder + entry.name;
    if (entry.isDirectory && !NOT_OURS.test(entry.name)) yield* sources(`${path}/`);
    else if (entry.isFile && /\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Tests and benchmarks build whole systems and look into each part, so the rules leave them out. */
export const isOurs = (path: string): boolean => !path.startsWith("tests/");

/** Every import of one of our files by another. */
export async function allImports(): Promise<Import[]> {
  const found: Import[] = [];
  for await (const path of sources()) {
    if (!isOurs(path)) continue;
    found.push(...importsIn(path, await Deno.readTextFile(new URL(path, ROOT))));
  }
  return found;
}

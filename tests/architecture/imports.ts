/** Reads the project's own source files and what they import. */

export interface Import {
  from: string;
  /** Where it points, as a path from the project's root. */
  to: string;
  /** The import names types only, so nothing is loaded at run time. */
  typeOnly: boolean;
  /** The exported names that it reads; "*" for all of them. */
  names: readonly string[];
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?((?:[^"';]*?)\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*(["'])([^"']+)\4/g;

/** The imports of our own files in a source text. Packages are left out. */
export function importsIn(from: string, source: string): Import[] {
  const found: Import[] = [];
  for (const match of source.matchAll(STATEMENT)) {
    const to = resolve(from, match[3] ?? match[5]);
    if (to === null) continue;
    const clause = match[2] ?? "";
    const typeOnly = match[1] !== undefined || namesTypesOnly(clause);
    found.push({ from, to, typeOnly, names: match[5] ? ["*"] : namesIn(clause) });
  }
  return found;
}

/** True for `{ type A, type B } from`. */
function namesTypesOnly(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*from/.exec(clause)?.[1].split(",").map((name) => name.trim());
  const given = names?.filter((name) => name !== "") ?? [];
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}

/** The names as the other file exports them: `A, { type b, c as d } from` reads default, b and c. */
function namesIn(clause: string): string[] {
  const [, first, list] = /^\s*([^{]*)(?:\{([^}]*)\})?/.exec(clause)!;
  const whole = first.replace(/\sfrom\s*$/, "").replace(/,/, "").trim();
  const names = (list ?? "").split(",").map((name) => /^(?:type )?(\S*)/.exec(name.trim())![1]);
  if (whole !== "") names.push(whole.startsWith("*") ? "*" : "default");
  return names.filter((name) => name !== "");
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

/** Every import of one of our files by another; tests and benchmarks left out. */
export async function allImports(): Promise<Import[]> {
  const found: Import[] = [];
  for await (const path of sources()) {
    if (!isOurs(path)) continue;
    found.push(...importsIn(path, await Deno.readTextFile(new URL(path, ROOT))));
  }
  return found;
}

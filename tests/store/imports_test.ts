/** How the files of `store/` import each other: no circles, and nothing from outside but packages. */
import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../../", import.meta.url);

interface Import {
  from: string;
  /** From the project's root; null for a package. */
  to: string | null;
  typeOnly: boolean;
}

async function* files(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* files(path);
    else if (name.endsWith(".ts")) yield path;
  }
}

function importsIn(from: string, source: string): Import[] {
  const statement = /^(?:import|export)\s(type\s)?(\{[^}]*\}|\*|[\w\s*]+)\s*from\s*"([^"]+)";/gm;
  return [...source.matchAll(statement)].map(([, type, names, specifier]) => ({
    from,
    to: specifier.startsWith(".")
      ? new URL(specifier, `file:///${from}`).pathname.slice(1)
      : specifier.startsWith("#")
      ? specifier.slice(1)
      : null,
    typeOnly: type !== undefined ||
      names.startsWith("{") &&
        names.slice(1, -1).split(",").every((name) => /^\s*(type\s.*)?$/s.test(name)),
  }));
}

/** The nodes of one circle, in order; null when there is none. */
function circleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return null;
}

function edgesOf(imports: readonly Import[], nodeOf: (path: string) => string) {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (to === null || nodeOf(from) === nodeOf(to)) continue;
    edges.set(nodeOf(from), (edges.get(nodeOf(from)) ?? new Set()).add(nodeOf(to)));
  }
  return edges;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));

async function importsOfStore(): Promise<Import[]> {
  const found: Import[] = [];
  for await (const path of files("store")) {
    found.push(...importsIn(path, await Deno.readTextFile(new URL(path, ROOT))));
  }
  assert(found.length > 100, `only ${found.length} imports were found`);
  return found;
}

Deno.test("the files of the store import packages and each other, nothing else", async () => {
  const outside = (await importsOfStore()).filter(({ to }) =>
    to !== null && !to.startsWith("store/")
  );
  assertEquals(outside, []);
});

Deno.test("no files of the store import each other in a circle, not even types", async () => {
  assertEquals(circleIn(edgesOf(await importsOfStore(), (path) => path)), null);
});

Deno.test("the folders of the store import values in one direction, and never from its root", async () => {
  const imports = await importsOfStore();
  const values = imports.filter(({ typeOnly }) => !typeOnly);
  assertEquals(circleIn(edgesOf(values, folderOf)), null);
  const upward = imports.filter(({ from, to }) =>
    to !== null && folderOf(from) !== "store" && folderOf(to) === "store"
  );
  assertEquals(upward, []);
});

Deno.test("a circle is found, also one over exports and types", () => {
  const imports = [
    ...importsIn("store/a/x.ts", `import { type B } from "../b/y.ts";\n`),
    ...importsIn("store/b/y.ts", `export { z } from "./z.ts";\nimport fs from "node:fs";\n`),
    ...importsIn("store/b/z.ts", `import { x,\n  y } from "#store/a/x.ts";\n`),
  ];
  assertEquals(imports.map(({ typeOnly }) => typeOnly), [true, false, false, false]);
  assertEquals(circleIn(edgesOf(imports, (path) => path))?.length, 4);
  assertEquals(circleIn(edgesOf(imports, folderOf)), ["store/a", "store/b", "store/a"]);
  assertEquals(circleIn(edgesOf(imports.filter(({ typeOnly }) => !typeOnly), folderOf)), null);
});

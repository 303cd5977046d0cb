/** The folders of web take values from each other in one direction only. */
import { assertEquals } from "@std/assert";
import { importsIn, ROOT, sources } from "./imports.ts";

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/** A circle of folders, starting and ending with the same one; null: there is none. */
function circleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  function from(folder: string, path: readonly string[]): string[] | null {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder];
    if (done.has(folder)) return null;
    for (const next of edges.get(folder) ?? []) {
      const circle = from(next, [...path, folder]);
      if (circle) return circle;
    }
    done.add(folder);
    return null;
  }
  for (const folder of edges.keys()) {
    const circle = from(folder, []);
    if (circle) return circle;
  }
  return null;
}

Deno.test("no folders of web import values from each other in a circle", async () => {
  const edges = new Map<string, Set<string>>();
  for await (const path of sources("web/")) {
    for (const { to, typeOnly } of importsIn(path, await Deno.readTextFile(new URL(path, ROOT)))) {
      const [from, target] = [folderOf(path), folderOf(to)];
      if (typeOnly || from === target || !to.startsWith("web/")) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(target));
    }
  }
  assertEquals(circleIn(edges), null);
});

Deno.test("a circle of folders is found", () => {
  const edges = new Map([["a", new Set(["b"])], ["b", new Set(["c"])], ["c", new Set(["b"])]]);
  assertEquals(circleIn(edges), ["b", "c", "b"]);
});

/** No circles of value imports: neither of files, nor of folders but the nouns of the domain. */
import { assert, assertEquals } from "@std/assert";
import { allImports, type Import } from "./imports.ts";

type Graph = Map<string, Set<string>>;

/** What each file or folder takes values from, itself left out. */
function graphOf(imports: readonly Import[], nameOf: (path: string) => string): Graph {
  const graph: Graph = new Map();
  for (const { from, to, typeOnly } of imports) {
    const [source, target] = [nameOf(from), nameOf(to)];
    if (typeOnly || source === target) continue;
    graph.set(source, (graph.get(source) ?? new Set()).add(target));
  }
  return graph;
}

/** The groups of names that reach each other (Tarjan's strongly connected components). */
function circlesIn(graph: Graph): string[][] {
  const order = new Map<string, number>(), lowest = new Map<string, number>();
  const stack: string[] = [], circles: string[][] = [];
  const visit = (name: string) => {
    order.set(name, order.size);
    lowest.set(name, order.get(name)!);
    stack.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(name, Math.min(lowest.get(name)!, lowest.get(next)!));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const circle = stack.splice(stack.indexOf(name));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const name of graph.keys()) if (!order.has(name)) visit(name);
  return circles;
}

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");
/** The nouns of the domain may use each other: a ticket has an order, an order a payment. */
const nounsAsOne = (path: string): string => path.startsWith("domain/") ? "domain" : folderOf(path);

Deno.test("no files import values in a circle", async () => {
  const imports = await allImports();
  assert(imports.length > 1_000, `only ${imports.length} imports`);
  assertEquals(circlesIn(graphOf(imports, (path) => path)), []);
});

Deno.test("no folders import values in a circle, but the nouns of the domain", async () => {
  assertEquals(circlesIn(graphOf(await allImports(), nounsAsOne)), []);
});

Deno.test("a circle is found", () => {
  const arrow = (from: string, to: string, typeOnly = false) => ({ from, to, typeOnly, names: [] });
  const imports = [
    arrow("web/a/one.ts", "web/b/two.ts"),
    arrow("web/b/two.ts", "web/c/three.ts"),
    arrow("web/c/three.ts", "web/a/one.ts"),
    arrow("web/c/three.ts", "web/d/four.ts"),
    arrow("web/d/four.ts", "web/a/one.ts", true),
  ];
  const found = circlesIn(graphOf(imports, folderOf));
  assertEquals(found, [["web/a", "web/b", "web/c"]]);
  assertEquals(circlesIn(graphOf(imports.slice(0, 2), folderOf)), []);
});

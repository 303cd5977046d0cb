/** What only its own file uses is not exported, so that the compiler finds what nothing uses. */
import { assert, assertEquals } from "@std/assert";
import { importsIn, ROOT, sources } from "./imports.ts";

/** Read by a framework or under a name that is made at run time, as "path: name". */
const READ_OTHERWISE = [
  /^(routes|tests\/bench\/bare)\//, // Fresh
  /^(app\/entry|fresh\.config|web\/request\/unreadable)\.ts: default$/, // Vite and Nitro
  /^tools\/services\/.*: service$/, // tools/service.ts
  /^clients\/typescript\/src\/(api|mod)\.ts: /, // whoever installs the package
  /^tests\/assert\.ts: /, // "@std/assert" in deno.json
];

const DECLARATION =
  /^export (?:(default)|(?:abstract |async |declare )*(?:const|let|class|interface|type|enum|function\*?) (?:(\w+)|\{([^}]*)\})|(?:type )?\{([^}]*)\})/gm;

/** Names a file exports: `{ a as b }` exports b, `const { a: b }` too. */
function exportsOf(source: string): string[] {
  return [...source.matchAll(DECLARATION)].flatMap(([, byDefault, name, pattern, list]) =>
    byDefault ?? name ?? (pattern ?? list).split(",").map((item) => /(\w*)\s*$/.exec(item)![1])
  ).filter((name) => name !== "");
}

/** The exports that no other file reads, as "path: name". */
function unreadIn(files: ReadonlyMap<string, string>): string[] {
  const read = new Set<string>();
  for (const [path, source] of files) {
    for (const { to, names } of importsIn(path, source)) {
      for (const name of names) if (to !== path) read.add(`${to}: ${name}`);
    }
  }
  return [...files].flatMap(([path, source]) =>
    exportsOf(source).filter((name) => !read.has(`${path}: ${name}`) && !read.has(`${path}: *`))
      .map((name) => `${path}: ${name}`)
  );
}

Deno.test("every export is read by another file", async () => {
  const files = new Map<string, string>();
  for await (const path of sources()) {
    files.set(path, await Deno.readTextFile(new URL(path, ROOT)));
  }
  const unread = unreadIn(files);
  assertEquals(unread.filter((name) => !READ_OTHERWISE.some((p) => p.test(name))), []);
  for (const pattern of READ_OTHERWISE) {
    assert(unread.some((name) => pattern.test(name)), `nothing needs ${pattern}`);
  }
});

Deno.test("an export without a reader is found", () => {
  const files = new Map([
    ["a.ts", `export const one = 1;\nexport async function two() {}\nexport type Three = 3;\n`],
    ["b.ts", `export default 1;\nexport { x as four, five } from "./a.ts";\n`],
    ["c.ts", `export const { six, seven: eight } = { six: 6, seven: 7 };\n`],
    ["d.ts", `import b, { four } from "./b.ts";\nimport { one, type Three as T } from "./a.ts";\n`],
    ["e.ts", `import * as c from "./c.ts";\nimport { two } from "#e.ts";\nexport class two {}\n`],
  ]);
  assertEquals(unreadIn(files), ["a.ts: two", "b.ts: five", "e.ts: two"]);
  files.delete("e.ts");
  assertEquals(unreadIn(files), ["a.ts: two", "b.ts: five", "c.ts: six", "c.ts: eight"]);
});

/** Our own errors are told apart by name, through `isError` (`store/base/errors.ts`). */
import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = [
  "adapters",
  "app",
  "domain",
  "routes",
  "store",
  "tools",
  "web",
  "words",
  "workers",
];
/** Runs in the browser, where one bundle holds each class once, and cannot load the store. */
const IN_BROWSER = /^(islands|web\/browser)\//;
/** The one place that compares names. */
const THE_RULE = "store/base/errors.ts";
/** Errors of others that we tell apart by name, too. */
const FOREIGN = ["AssertionError"];

async function* sources(folder: string): AsyncGenerator<[path: string, source: string]> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* sources(path);
    else if (/\.tsx?$/.test(name)) yield [path, await Deno.readTextFile(new URL(path, ROOT))];
  }
}

async function readAll(): Promise<Map<string, string>> {
  const all = new Map<string, string>([[
    "main.ts",
    await Deno.readTextFile(new URL("main.ts", ROOT)),
  ]]);
  for (const folder of FOLDERS) {
    for await (const [path, source] of sources(folder)) {
      if (!IN_BROWSER.test(path)) all.set(path, source);
    }
  }
  return all;
}

const DECLARED = /class (\w+) extends Error\b[^{]*\{\s*(?:override readonly name = "(\w+)";)?/g;

const classesIn = (all: Map<string, string>) =>
  [...all].flatMap(([path, source]) =>
    [...source.matchAll(DECLARED)].map(([, name, says]) => ({ path, name, says }))
  );

/** What a source does against the rule. */
function offences(source: string, own: ReadonlySet<string>): string[] {
  const text = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, "");
  const byClass = [...text.matchAll(/\binstanceof\s+(\w+)\b(?!\.)/g)]
    .filter(([, name]) => own.has(name)).map(([all]) => all);
  const byHand = [
    ...text.matchAll(/\.name\s*[!=]==?\s*"(\w+)"/g),
    ...text.matchAll(/"(\w+)"\s*[!=]==?\s*[\w.?()]+\.name\b/g),
    ...text.matchAll(/\bcase "(\w+)":/g),
  ].filter(([, name]) => own.has(name)).map(([all]) => all);
  const lists = [
    ...text.matchAll(
      /\.(?:has|includes)\(\s*\(?(?:error|why|reason|cause)\b[^)]*\)?\??\.name\s*\)/g,
    ),
  ].map(([all]) => all);
  const unknown = [...text.matchAll(/\bisError(?:<[\w |]+>)?\([\w.]+((?:,\s*"\w+")+),?\s*\)/g)]
    .flatMap(([, names]) => [...names.matchAll(/"(\w+)"/g)].map(([, name]) => name))
    .filter((name) => !own.has(name) && !FOREIGN.includes(name))
    .map((name) => `isError of ${name}, which is not declared`);
  return [...byClass, ...byHand, ...lists, ...unknown];
}

Deno.test("our own errors are told apart only by isError, with names that exist", async () => {
  const all = await readAll();
  const own = new Set(classesIn(all).map(({ name }) => name));
  assert(own.size > 20, `only ${own.size} classes of errors were found`);
  const problems = [...all].filter(([path]) => path !== THE_RULE).flatMap(([path, source]) =>
    offences(source, own).map((what) => `${path}: ${what}`)
  );
  assertEquals(problems, []);
});

Deno.test("every error class of ours carries its own name, as a literal", async () => {
  const wrong = classesIn(await readAll()).filter(({ name, says }) => name !== says);
  assertEquals(wrong, []);
});

Deno.test("each way of bypassing isError is caught", () => {
  const own = new Set(["Busy"]);
  for (
    const source of [
      `if (error instanceof Busy) return;`,
      `if ((error as Error)?.name === "Busy") return;`,
      `if ("Busy" !== error.name) return;`,
      `switch (error.name) { case "Busy": return; }`,
      `if (NAMES.has(error.name)) return;`,
      `if (["Busy"].includes((error as Error)?.name)) return;`,
      `if (isError(error, "Busy", "Bussy")) return;`,
      `if (isError<Bussy>(error, "Bussy")) return;`,
    ]
  ) assertEquals(offences(source, own).length, 1, source);
  for (
    const source of [
      `if (error instanceof Deno.errors.Busy) return;`,
      `if (isError<Busy>(error, "Busy") && index.name === "code") return;`,
      `// error instanceof Busy`,
    ]
  ) assertEquals(offences(source, own), [], source);
});
